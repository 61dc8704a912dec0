#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One group of threads: where the pieces of each group of chunks go in the lists, in the order of the groups, and the
// draws. What exceeds a list is left out, always the same.
layout(local_size_x = 256) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, , FiberTally, tallies);
GPU_BUFFER(1, writeonly, DrawIndexedCommand, draws);
GPU_BUFFER(2, readonly, FiberPlan, plan);

shared uint sums[256][fiberKinds];

void main()
{
    const uint t = gl_LocalInvocationIndex;
    const uint groups = plan.at[0].shown;
    const uint each = (groups + 255) / 256;
    const uint begin = min(t * each, groups);
    const uint end = min(begin + each, groups);
    uint own[fiberKinds] = uint[fiberKinds](0, 0, 0);
    for (uint g = begin; g < end; ++g)
        for (uint i = 0; i < fiberKinds; ++i)
            own[i] += tallies.at[g].counts[i];
    sums[t] = own;
    barrier();
    uint total[fiberKinds] = uint[fiberKinds](0, 0, 0);
    uint before[fiberKinds] = uint[fiberKinds](0, 0, 0);
    for (uint s = 0; s < 256; ++s)
        for (uint i = 0; i < fiberKinds; ++i)
        {
            before[i] += s < t ? sums[s][i] : 0;
            total[i] += sums[s][i];
        }
    for (uint g = begin; g < end; ++g)
        for (uint i = 0; i < fiberKinds; ++i)
        {
            const uint count = tallies.at[g].counts[i];
            tallies.at[g].counts[i] = before[i];
            before[i] += count;
        }
    for (uint i = 0; i < fiberKinds; ++i)
    {
        const uint shown = min(total[i], args.capacities[i]);
        const uint batches = (args.capacities[i] + fiberBatch - 1) / fiberBatch;
        for (uint b = t; b < batches; b += 256)
        {
            const uint pieces = clamp(shown, b * fiberBatch, (b + 1) * fiberBatch) - b * fiberBatch;
            draws.at[args.draws[i] + b] =
                DrawIndexedCommand(pieces * args.indices[i], min(pieces, 1u), 0, int(b * fiberBatch * args.vertices[i]), 0);
        }
    }
}
