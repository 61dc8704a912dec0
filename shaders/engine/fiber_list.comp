#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_pieces.glsl"

// One thread a group: the pieces of its chunks into their places in the lists.
layout(local_size_x = 32) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, readonly, FiberChunk, chunks);
GPU_BUFFER(1, readonly, uint, ways);
GPU_BUFFER(2, readonly, FiberTally, tallies);
GPU_BUFFER(3, writeonly, uvec2, list);

uint places[3];

void put(uint way, uvec2 piece)
{
    for (uint i = 0; i < 3; ++i)
        if ((way >> i & 1u) != 0)
        {
            if (places[i] < args.capacities[i])
                list.at[args.firsts[i] + places[i]] = piece;
            ++places[i];
        }
}

void main()
{
    const uint g = GPU_THREAD;
    if (g >= args.groupCount)
        return;
    for (uint i = 0; i < 3; ++i)
        places[i] = tallies.at[g].counts[i];
    const uint end = min((g + 1) * fiberGroupSize, args.chunkCount);
    for (uint c = g * fiberGroupSize; c < end; ++c)
    {
        const uint way = ways.at[c];
        if (way == 0)
            continue;
        const FiberChunk chunk = chunks.at[c];
        const uint knot = chunk.knots & 0x1FFFFFFFu;
        const uint fiber = chunk.fiber & fiberIdMask | way >> wayThinnedShift << 24;
        const uint spans = spansOf(chunk);
        if ((way & wayWhole) != 0)
        {
            put(way, uvec2(knot | (spans - 1) << fiberKnotBits, fiber));
            continue;
        }
        for (uint s = 0; s < spans; ++s)
        {
            const uint fineness = (chunk.fiber >> (24 + s) & 1u) * (way >> wayFinenessShift & 3u);
            for (uint p = 0; p < (1u << fineness); ++p)
                put(way, uvec2(knot + s | fineness << 25 | p << 27, fiber));
        }
    }
}
