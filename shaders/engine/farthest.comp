#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/gpu/gpu.h"

// Three levels at once: a thread takes eight texels by eight of the one before. Sides are powers of two; where one is
// shorter than that, its last texel stands for what would lie beyond.
layout(local_size_x = 8, local_size_y = 4) in;
layout(binding = 0, r32f) readonly uniform image2D finer;
layout(binding = 1, r32f) writeonly uniform image2D second;
layout(binding = 2, r32f) writeonly uniform image2D third;
layout(binding = 3, r32f) writeonly uniform image2D fourth;

float finerAt(ivec2 at)
{
    return imageLoad(finer, min(at, imageSize(finer) - 1)).r;
}

void main()
{
    const ivec2 at = ivec2(gl_GlobalInvocationID.xy);
    if (any(greaterThanEqual(at, imageSize(fourth))))
        return;
    float of4 = 1;
    for (int i = 0; i < 4; ++i)
    {
        const ivec2 at3 = at * 2 + ivec2(i & 1, i >> 1);
        float of3 = 1;
        for (int k = 0; k < 4; ++k)
        {
            const ivec2 at2 = at3 * 2 + ivec2(k & 1, k >> 1);
            const ivec2 from = at2 * 2;
            const float of2 = min(min(finerAt(from), finerAt(from + ivec2(1, 0))),
                                  min(finerAt(from + ivec2(0, 1)), finerAt(from + 1)));
            if (all(lessThan(at2, imageSize(second))))
                imageStore(second, at2, vec4(of2));
            of3 = min(of3, of2);
        }
        if (all(lessThan(at3, imageSize(third))))
            imageStore(third, at3, vec4(of3));
        of4 = min(of4, of3);
    }
    imageStore(fourth, at, vec4(of4));
}
