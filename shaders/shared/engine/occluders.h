// Boxes known to be closed: what is behind them need not be drawn.
#ifndef GLASSHOUSE_SHARED_ENGINE_OCCLUDERS_H
#define GLASSHOUSE_SHARED_ENGINE_OCCLUDERS_H

#include "shared/engine/view.h"

GPU_NAMESPACE_BEGIN(engine)

struct OccluderBox
{
    vec3 centre; // world
    uint layer;
    uvec2 rotation; // quaternion x, y, z, w: signed 16-bit fractions
    vec3 extent;    // half of its sides
    uint unused;
};
GPU_STRUCT(OccluderBox);

GPU_NAMESPACE_END

#endif
