// The sums of a group. The including shader binds `tallies` before; all threads of the workgroup come here.
#ifndef GLASSHOUSE_ENGINE_FIBER_TALLY_GLSL
#define GLASSHOUSE_ENGINE_FIBER_TALLY_GLSL

#include "engine/fiber_counts.glsl"

shared uint sums[fiberKinds];

void tally(uint group, FiberWay shown)
{
    if (gl_LocalInvocationIndex < fiberKinds)
        sums[gl_LocalInvocationIndex] = 0;
    barrier();
    const uint counts[fiberKinds] = countsOf(shown);
    for (uint i = 0; i < fiberKinds; ++i)
        if (counts[i] != 0)
            atomicAdd(sums[i], counts[i]);
    barrier();
    if (gl_LocalInvocationIndex < fiberKinds)
        tallies.at[group].counts[gl_LocalInvocationIndex] = sums[gl_LocalInvocationIndex];
}
#endif
