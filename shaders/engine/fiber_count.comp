#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_counts.glsl"

// One thread a chunk, one workgroup a group that is in the picture: how many pieces of each kind it shows.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, readonly, uint, shownGroups);
GPU_BUFFER(1, readonly, FiberWay, ways);
GPU_BUFFER(2, readonly, FiberPlan, plan);
GPU_BUFFER(3, writeonly, FiberTally, tallies);

shared uint sums[fiberKinds];

void main()
{
    const uint place = gl_WorkGroupID.y * fiberRowGroups + gl_WorkGroupID.x;
    if (place >= plan.at[0].shown)
        return;
    const uint t = gl_LocalInvocationIndex;
    if (t < fiberKinds)
        sums[t] = 0;
    barrier();
    const uint c = shownGroups.at[place] * fiberGroupSize + t;
    if (c < args.chunkCount)
    {
        const uint counts[fiberKinds] = countsOf(ways.at[c]);
        for (uint i = 0; i < fiberKinds; ++i)
            if (counts[i] != 0)
                atomicAdd(sums[i], counts[i]);
    }
    barrier();
    if (t < fiberKinds)
        tallies.at[place].counts[t] = sums[t];
}
