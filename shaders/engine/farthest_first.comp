#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/farthest.h"

// The farthest of the pixels that a texel covers, and of those around them within reach.
layout(local_size_x = 16, local_size_y = 8) in;
GPU_ARGS(FarthestArgs);
layout(binding = 0) uniform sampler2D depths;
layout(binding = 1, r32f) writeonly uniform image2D farthest;

void main()
{
    const uvec2 at = gl_GlobalInvocationID.xy;
    const uvec2 size = uvec2(imageSize(farthest));
    if (any(greaterThanEqual(at, size)))
        return;
    const ivec2 reach = ivec2(args.reach);
    const ivec2 first = max(ivec2(at * args.size / size) - reach, ivec2(0));
    const ivec2 last = min(ivec2(((at + 1) * args.size + size - 1) / size) - 1 + reach, ivec2(args.size) - 1);
    float least = 1;
    // Four pixels at a time; one beyond the last makes a texel no nearer.
    const vec2 texel = 1 / vec2(args.size);
    for (int y = first.y; y <= last.y; y += 2)
        for (int x = first.x; x <= last.x; x += 2)
        {
            const vec4 four = textureGather(depths, vec2(x + 1, y + 1) * texel);
            least = min(least, min(min(four.x, four.y), min(four.z, four.w)));
        }
    imageStore(farthest, ivec2(at), vec4(least));
}
