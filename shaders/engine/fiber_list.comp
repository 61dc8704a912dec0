#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_pieces.glsl"

// One thread a chunk: its pieces into their places in the lists.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, readonly, uint, shownGroups);
GPU_BUFFER(1, readonly, FiberChunk, chunks);
GPU_BUFFER(2, readonly, FiberWay, ways);
GPU_BUFFER(3, readonly, FiberTally, tallies);
GPU_BUFFER(4, readonly, FiberPlan, plan);
GPU_BUFFER(5, writeonly, uvec2, list);
#include "engine/fiber_counts.glsl"

shared uint counts[fiberGroupSize][fiberKinds];
uint places[fiberKinds];

void put(uint kind, bool seen, uvec2 piece)
{
    if (seen && places[kind] < args.capacities[kind])
        list.at[args.firsts[kind] + places[kind]] = piece;
    places[kind] += seen ? 1 : 0;
}

void main()
{
    const uint place = gl_WorkGroupID.y * fiberRowGroups + gl_WorkGroupID.x;
    if (place >= plan.at[0].shown)
        return;
    const uint t = gl_LocalInvocationIndex;
    const uint c = shownGroups.at[place] * fiberGroupSize + t;
    FiberWay shown = FiberWay(0, uint[2](0, 0), uint[2](0, 0));
    if (c < args.chunkCount)
        shown = ways.at[c];
    counts[t] = countsOf(shown);
    barrier();
    if (t < fiberKinds)
    {
        uint next = tallies.at[place].counts[t];
        for (uint i = 0; i < fiberGroupSize; ++i)
        {
            const uint count = counts[i][t];
            counts[i][t] = next;
            next += count;
        }
    }
    barrier();
    places = counts[t];
    const bool lists = c < args.chunkCount && shown.way != 0;
    const FiberChunk chunk = chunks.at[lists ? c : 0];
    const uint fiber = chunk.fiber & fiberIdMask | shown.way >> wayThinnedShift << 24;
    const uint stride = strideOf(chunk, shown.way);
    const uint wideAs = (shown.way & wayTube) != 0 ? fiberTubes : fiberRibbons;
    for (uint s = 0; s < (lists ? drawnSpans(chunk, shown.way) : 0); ++s)
    {
        const uint fineness = finenessOf(chunk, shown.way, s);
        for (uint p = 0; p < (1u << fineness); ++p)
        {
            const uint bit = pieceBit(s, p);
            const uvec2 piece =
                uvec2(knotOf(chunk) + s | (stride - 1) << fiberKnotBits | fineness << 25 | p << 27, fiber);
            put(wideAs, (shown.wide[s >> 2] & bit) != 0, piece);
            put(fiberLines, (shown.thin[s >> 2] & bit) != 0, piece);
        }
    }
}
