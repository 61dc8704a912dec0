#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One group of threads: where the pieces of each group of chunks go in the three lists, in the order of the groups, and
// the draws. What exceeds a list is left out, always the same.
layout(local_size_x = 256) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, , FiberTally, tallies);
GPU_BUFFER(1, writeonly, DrawIndexedCommand, draws);

shared uint sums[256][3];

void main()
{
    const uint t = gl_LocalInvocationIndex;
    const uint each = (args.groupCount + 255) / 256;
    const uint begin = min(t * each, args.groupCount);
    const uint end = min(begin + each, args.groupCount);
    uint own[3] = uint[3](0, 0, 0);
    for (uint g = begin; g < end; ++g)
        for (uint i = 0; i < 3; ++i)
            own[i] += tallies.at[g].counts[i];
    for (uint i = 0; i < 3; ++i)
        sums[t][i] = own[i];
    barrier();
    uint total[3] = uint[3](0, 0, 0);
    uint before[3] = uint[3](0, 0, 0);
    for (uint s = 0; s < 256; ++s)
        for (uint i = 0; i < 3; ++i)
        {
            before[i] += s < t ? sums[s][i] : 0;
            total[i] += sums[s][i];
        }
    for (uint g = begin; g < end; ++g)
        for (uint i = 0; i < 3; ++i)
        {
            const uint count = tallies.at[g].counts[i];
            tallies.at[g].counts[i] = before[i];
            before[i] += count;
        }
    for (uint i = 0; i < 3; ++i)
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
