#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One group of threads: which groups of chunks are in the picture, in their order.
layout(local_size_x = 256) in;
GPU_ARGS(FiberCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, FiberGroup, groups);
GPU_BUFFER(2, writeonly, uint, shownGroups);
GPU_BUFFER(3, , FiberTally, tallies); // of all groups, not yet counted: whether each is shown
GPU_BUFFER(4, writeonly, FiberPlan, plan);

layout(binding = 5) uniform sampler2D farthest;
#include "engine/fiber_boxes.glsl"
#include "engine/scan.glsl"

bool isShown(FiberGroup group)
{
    const vec3 least = group.least - view.eye;
    const vec3 most = group.most - view.eye;
    return (view.layers & group.layers) != 0 && boxReaches(least, most) && !hiddenBox(least, most) &&
           2 * group.thickest * view.pixelsPerMetre >= args.leastPixels * depthsOf(least, most).x;
}

void main()
{
    const uint t = gl_LocalInvocationIndex;
    const uint each = (args.groupCount + 255) / 256;
    const uint begin = min(t * each, args.groupCount);
    const uint end = min(begin + each, args.groupCount);
    uint own = 0;
    for (uint g = begin; g < end; ++g)
    {
        const uint shown = isShown(groups.at[g]) ? 1 : 0;
        tallies.at[g].counts[0] = shown;
        own += shown;
    }
    uint total;
    uint place = before(own, total);
    for (uint g = begin; g < end; ++g)
    {
        const uint shown = tallies.at[g].counts[0];
        if (shown != 0)
            shownGroups.at[place] = g;
        place += shown;
    }
    if (t == 0)
    {
        const uint rows = (total + fiberRowGroups - 1) / fiberRowGroups;
        const uint across = rows > 1 ? fiberRowGroups : total;
        plan.at[0] = FiberPlan(uint[3](across, max(rows, 1u), 1), uint[3](0, 1, 1), uint[3](0, 1, 1), uint[3](0, 1, 1),
                               total, 0, 0, 0);
    }
}
