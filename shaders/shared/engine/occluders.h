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
    float detail;   // metres: it is closed only where so much covers a pixel; 0: everywhere
};
GPU_STRUCT(OccluderBox);

struct OccluderArgs
{
    uint boxCount;
};

GPU_NAMESPACE_END

#define occluderCorners 12u // of the three sides that face the eye
#define occluderVertices 18u

#endif
