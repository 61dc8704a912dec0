#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One group of threads: where the pieces of each group of chunks go in the lists, in the order of the groups, and the
// draws; and which groups show something. What exceeds a list is left out, always the same.
layout(local_size_x = 256) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, , FiberTally, tallies);
GPU_BUFFER(1, writeonly, DrawIndexedCommand, draws);
GPU_BUFFER(2, , FiberPlan, plan);
GPU_BUFFER(3, writeonly, uint, listed); // places of the groups that show something
#include "engine/scan.glsl"

void main()
{
    const uint t = gl_LocalInvocationIndex;
    const uint groups = plan.at[0].shown;
    const uint each = (groups + 255) / 256;
    const uint begin = min(t * each, groups);
    const uint end = min(begin + each, groups);
    uint own[fiberKinds] = uint[fiberKinds](0, 0, 0, 0, 0);
    uint some = 0;
    for (uint g = begin; g < end; ++g)
    {
        uint any = 0;
        for (uint i = 0; i < fiberKinds; ++i)
        {
            const uint count = tallies.at[g].counts[i];
            own[i] += count;
            any |= count;
        }
        some += any != 0 ? 1 : 0;
    }
    uint allSome;
    uint next = before(some, allSome);
    uint total[fiberKinds];
    uint place[fiberKinds];
    for (uint i = 0; i < fiberKinds; ++i)
        place[i] = before(own[i], total[i]);
    for (uint g = begin; g < end; ++g)
    {
        uint any = 0;
        for (uint i = 0; i < fiberKinds; ++i)
        {
            const uint count = tallies.at[g].counts[i];
            tallies.at[g].counts[i] = place[i];
            place[i] += count;
            any |= count;
        }
        if (any != 0)
            listed.at[next++] = g;
    }
    if (t == 0)
    {
        plan.at[0].listed = allSome;
        plan.at[0].lists[0] = min(allSome, fiberRowGroups);
        plan.at[0].lists[1] = max((allSome + fiberRowGroups - 1) / fiberRowGroups, 1u);
        const uint small = min(total[fiberSmall], args.capacities[fiberSmall]);
        plan.at[0].small = small;
        plan.at[0].smalls[0] = (small + fiberGroupSize - 1) / fiberGroupSize;
    }
    const uint firstKind = args.sheets != 0 ? fiberSheets : 0;
    const uint lastKind = args.sheets != 0 ? fiberSheets : fiberLines;
    for (uint i = firstKind; i <= lastKind; ++i)
    {
        const uint shown = min(total[i], args.capacities[i]);
        const uint batches = (args.capacities[i] + fiberBatch - 1) / fiberBatch;
        for (uint b = t; b < batches; b += 256)
        {
            const uint pieces = clamp(shown, b * fiberBatch, (b + 1) * fiberBatch) - b * fiberBatch;
            draws.at[args.draws[i] + b] = DrawIndexedCommand(pieces * args.indices[i], min(pieces, 1u), 0,
                                                             int(b * fiberBatch * args.vertices[i]), 0);
        }
    }
}
