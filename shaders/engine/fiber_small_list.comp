#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One thread a small piece: those that are seen into their places in the list.
layout(local_size_x = fiberGroupSize) in;
GPU_BUFFER(0, readonly, uvec2, smalls);
GPU_BUFFER(1, readonly, FiberBlock, blocks);
GPU_BUFFER(2, writeonly, uvec2, list);

void main()
{
    const uint own = gl_LocalInvocationIndex;
    const FiberBlock block = blocks.at[gl_WorkGroupID.x];
    const uint below = (1u << (own & 31u)) - 1;
    const uint place = block.count + bitCount(block.seen[own >> 5] & below) + (own >= 32 ? bitCount(block.seen[0]) : 0);
    if ((block.seen[own >> 5] >> (own & 31u) & 1u) != 0)
        list.at[place] = smalls.at[gl_GlobalInvocationID.x];
}
