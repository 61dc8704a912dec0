#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/solids.h"

// One thread a cluster: its instances into their places in the list, with all that is the same for their vertices.
layout(local_size_x = 32) in;
GPU_ARGS(SolidCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, SolidCluster, clusters);
GPU_BUFFER(2, readonly, SolidTally, tallies);
GPU_BUFFER(3, readonly, SolidInstance, instances);
GPU_BUFFER(4, readonly, float, values);
GPU_BUFFER(5, readonly, uint, colors);
GPU_BUFFER(6, writeonly, SolidShown, list);
#include "engine/matter.glsl"
#include "engine/tint.glsl"

SolidShown shownOf(SolidInstance instance)
{
    const vec3 x = turned(instance.rotation, vec3(instance.scale.x, 0, 0));
    const vec3 y = turned(instance.rotation, vec3(0, instance.scale.y, 0));
    const vec3 z = turned(instance.rotation, vec3(0, 0, instance.scale.z));
    const vec3 place = instance.position - view.eye;
    SolidShown shown;
    shown.x = vec4(x.x, y.x, z.x, place.x);
    shown.y = vec4(x.y, y.y, z.y, place.y);
    shown.z = vec4(x.z, y.z, z.z, place.z);
    shown.entity = instance.entity;
    shown.tint = tintOf(instance.entity, (instance.flags & solidTinted) != 0);
    const uint grey = (view.flags & viewFlat) != 0 ? view.greys[instance.flags & solidLayerMask] : 0;
    shown.grey = grey != 0 ? grey | 0xFF000000u : 0;
    shown.flags = marksOf(instance.entity) | (stepsBack(instance.entity, shown.tint) ? 1 : 0);
    return shown;
}

void main()
{
    const uint c = GPU_THREAD;
    if (c >= args.clusterCount)
        return;
    const uint first = clusters.at[c].first;
    for (uint l = 0; l < solidLods; ++l)
    {
        uint place = tallies.at[c].counts[l];
        for (uint word = 0; word < 2; ++word)
            for (uint mask = tallies.at[c].masks[l][word]; mask != 0; mask &= mask - 1)
                list.at[place++] = shownOf(instances.at[first + word * 32 + findLSB(mask)]);
    }
}
