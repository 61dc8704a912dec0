#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/gpu/gpu.h"

// The farthest of four texels of the level before. Sides are powers of two.
layout(local_size_x = 16, local_size_y = 8) in;
layout(binding = 0, r32f) readonly uniform image2D finer;
layout(binding = 1, r32f) writeonly uniform image2D farthest;

void main()
{
    const ivec2 at = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(at, imageSize(farthest))))
        return;
    const ivec2 last = imageSize(finer) - 1;
    const ivec2 from = at * 2;
    const float a = min(imageLoad(finer, from).r, imageLoad(finer, min(from + ivec2(1, 0), last)).r);
    const float b = min(imageLoad(finer, min(from + ivec2(0, 1), last)).r, imageLoad(finer, min(from + 1, last)).r);
    imageStore(farthest, at, vec4(min(a, b)));
}
