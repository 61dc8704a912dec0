#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/gpu/gpu.h"

// The farthest of a texel and its neighbours: a texel that a box covers in part has a neighbour that it does not cover.
layout(local_size_x = 16, local_size_y = 8) in;
layout(binding = 0) uniform sampler2D depths;
layout(binding = 1, r32f) writeonly uniform image2D farthest;

void main()
{
    const ivec2 at = ivec2(gl_GlobalInvocationID.xy);
    const ivec2 last = textureSize(depths, 0) - 1;
    if (any(greaterThan(at, last)))
        return;
    float least = 1;
    for (int y = -1; y <= 1; ++y)
        for (int x = -1; x <= 1; ++x)
            least = min(least, texelFetch(depths, clamp(at + ivec2(x, y), ivec2(0), last), 0).r);
    imageStore(farthest, at, vec4(least));
}
