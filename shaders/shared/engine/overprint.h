// What is printed over a finished picture.
#ifndef GLASSHOUSE_SHARED_ENGINE_OVERPRINT_H
#define GLASSHOUSE_SHARED_ENGINE_OVERPRINT_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct OverprintArgs
{
    vec4 area;      // left, top, right, bottom; pixels
    vec4 color;     // as the target holds it, alpha not multiplied in
    vec4 lineColor; // of a line along the inside of a box's edge
    vec2 scale;     // from pixels to clip space
    vec2 reach;     // of a ground, from the edges of its area to where it is whole, pixels
    float radius;   // of a box's corners, pixels
    float line;     // its width, pixels
    uint columns;   // of a text's coverage
    uint unused;
};

GPU_NAMESPACE_END

#endif
