#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One group of threads: where the pieces of each block that are seen go, in the order of the blocks, and their draws.
layout(local_size_x = 256) in;
GPU_ARGS(FiberSmallArgs);
GPU_BUFFER(0, readonly, FiberPlan, plan);
GPU_BUFFER(1, , FiberBlock, blocks);
GPU_BUFFER(2, writeonly, DrawIndexedCommand, draws);
#include "engine/scan.glsl"

void main()
{
    const uint t = gl_LocalInvocationIndex;
    const uint count = plan.at[0].smalls[0];
    const uint each = (count + 255) / 256;
    const uint begin = min(t * each, count);
    const uint end = min(begin + each, count);
    uint own = 0;
    for (uint b = begin; b < end; ++b)
        own += blocks.at[b].count;
    uint all;
    uint place = before(own, all);
    for (uint b = begin; b < end; ++b)
    {
        const uint next = place + blocks.at[b].count;
        blocks.at[b].count = place;
        place = next;
    }
    for (uint d = t; d < args.draws; d += 256)
    {
        const uint pieces = clamp(all, d * fiberBatch, (d + 1) * fiberBatch) - d * fiberBatch;
        draws.at[d] =
            DrawIndexedCommand(pieces * args.indices, min(pieces, 1u), 0, int(d * fiberBatch * args.vertices), 0);
    }
}
