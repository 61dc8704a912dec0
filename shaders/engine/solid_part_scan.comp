#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

// One group of threads: where the commands of each block go, and how many there are.
layout(local_size_x = 256) in;
GPU_ARGS(SolidCullArgs);
GPU_BUFFER(0, , uint, counts);
GPU_BUFFER(1, writeonly, uint, total);
#include "engine/scan.glsl"

void main()
{
    const uint t = gl_LocalInvocationIndex;
    const uint each = (args.blockCount + 255) / 256;
    const uint begin = min(t * each, args.blockCount);
    const uint end = min(begin + each, args.blockCount);
    uint own = 0;
    for (uint b = begin; b < end; ++b)
        own += counts.at[b];
    uint all;
    uint place = before(own, all);
    for (uint b = begin; b < end; ++b)
    {
        const uint count = counts.at[b];
        counts.at[b] = place;
        place += count;
    }
    if (t == 0)
        total.at[0] = all;
}
