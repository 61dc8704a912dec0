// The first step of a pyramid of farthest depths.
#ifndef GLASSHOUSE_SHARED_ENGINE_FARTHEST_H
#define GLASSHOUSE_SHARED_ENGINE_FARTHEST_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct FarthestArgs
{
    uvec2 size; // of the depth image
    uint reach; // pixels: how far around those of a texel
};

GPU_NAMESPACE_END

#endif
