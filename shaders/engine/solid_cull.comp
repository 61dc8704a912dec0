#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/solids.h"

// One thread a cluster: which of its instances are in the frustum and large enough to be seen, and at which LOD.
layout(local_size_x = 32) in;
GPU_ARGS(SolidCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, SolidCluster, clusters);
GPU_BUFFER(2, readonly, vec4, spheres);
GPU_BUFFER(3, readonly, SolidMesh, meshes);
GPU_BUFFER(4, writeonly, SolidTally, tallies);
GPU_BUFFER(5, readonly, SolidInstance, instances);

layout(binding = 6) uniform sampler2D farthest;
#include "engine/hidden.glsl"
#include "engine/spread.glsl"

// Pixels across. Inside the sphere it is as large as can be.
float across(vec3 centre, float radius)
{
    const float distance = length(centre) - radius;
    return distance > view.near ? 2 * radius * view.pixelsPerMetre / (distance + radius) : 1e9;
}

uint lodOf(SolidMesh mesh, float pixels, float radius)
{
    // The coarsest may be a box: one around a building's front, canopy and all, would stand before it.
    const uint large = radius > solidLarge && mesh.lods > 1 ? 2 : 1;
    uint lod = args.coarsest * (mesh.lods - large);
    while (lod + 1 < mesh.lods && pixels < view.lodScale * mesh.pixels[lod])
        ++lod;
    return lod;
}

bool isHidden(SolidMesh mesh, SolidInstance instance)
{
    const vec3 size = mesh.halfSize * instance.scale;
    const mat3 halves = mat3(turned(instance.rotation, vec3(size.x, 0, 0)), turned(instance.rotation, vec3(0, size.y, 0)),
                             turned(instance.rotation, vec3(0, 0, size.z)));
    const vec3 centre = turned(instance.rotation, mesh.centre * instance.scale) + instance.position - view.eye;
    return hiddenBox(centre, halves);
}

void main()
{
    const uint c = spreadThread();
    if (c >= args.clusterCount)
        return;
    const SolidCluster cluster = clusters.at[c];
    SolidTally tally;
    for (uint l = 0; l < solidLods; ++l)
    {
        tally.masks[l] = uvec2(0);
        tally.counts[l] = 0;
    }
    const bool shown = (view.layers >> cluster.layer & 1u) != 0;
    if (shown && reaches(view, cluster.centre - view.eye, cluster.radius) &&
        !hiddenSphere(cluster.centre - view.eye, cluster.radius))
    {
        const SolidMesh mesh = meshes.at[cluster.mesh];
        for (uint i = 0; i < cluster.count; ++i)
        {
            const vec4 sphere = spheres.at[cluster.first + i];
            const vec3 centre = sphere.xyz - view.eye;
            const float pixels = mesh.fill * across(centre, sphere.w);
            if (pixels < view.leastPixels || !reaches(view, centre, sphere.w) ||
                isHidden(mesh, instances.at[cluster.first + i]))
                continue;
            const uint lod = lodOf(mesh, pixels, sphere.w);
            tally.masks[lod][i >> 5] |= 1u << (i & 31u);
            ++tally.counts[lod];
        }
    }
    tallies.at[c] = tally;
}
