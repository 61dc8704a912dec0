#ifndef GLASSHOUSE_SHARED_ENGINE_PICK_H
#define GLASSHOUSE_SHARED_ENGINE_PICK_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct PickResult
{
    uint entity;
    float depth; // reversed; 0 where nothing is
};
GPU_STRUCT(PickResult);

struct PickArgs
{
    PickResultPtr result;
    uvec2 pixel;
};

GPU_NAMESPACE_END

#endif
