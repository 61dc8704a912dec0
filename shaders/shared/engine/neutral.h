#ifndef GLASSHOUSE_SHARED_ENGINE_NEUTRAL_H
#define GLASSHOUSE_SHARED_ENGINE_NEUTRAL_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct NeutralLight
{
    vec3 to; // unit vector
    float ambient;
};
GPU_STRUCT(NeutralLight);

GPU_NAMESPACE_END

#endif
