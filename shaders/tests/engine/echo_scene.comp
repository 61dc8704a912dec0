#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/engine/echo_structs.h"

// Member by member, as the shaders see them.
layout(local_size_x = 1) in;
GPU_ARGS(EchoSceneArgs);
#include "tests/engine/echo.glsl"

void main()
{
    const SolidVertex vertex = args.vertex.at[0];
    put(vertex.position);
    put(vertex.normal);
    put(vertex.color);
    put(vertex.surface);
    const SolidShown shown = args.shown.at[0];
    put(shown.x);
    put(shown.y);
    put(shown.z);
    put(shown.entity);
    put(shown.tint);
    put(shown.grey);
    put(shown.flags);
    const SolidInstance instance = args.instance.at[0];
    put(instance.position);
    put(instance.entity);
    put(instance.rotation);
    put(instance.scale);
    put(instance.flags);
    const SolidCluster cluster = args.cluster.at[0];
    put(cluster.centre);
    put(cluster.radius);
    put(cluster.first);
    put(cluster.count);
    put(cluster.mesh);
    put(cluster.layer);
    const SolidMesh mesh = args.mesh.at[0];
    put(mesh.firstCluster);
    put(mesh.clusterCount);
    put(mesh.firstInstance);
    put(mesh.lods);
    for (int i = 0; i < 4; ++i)
        put(mesh.pixels[i]);
    for (int i = 0; i < 4; ++i)
        put(mesh.draws[i]);
    put(mesh.centre);
    put(mesh.halfSize);
    for (int i = 0; i < 4; ++i)
        put(mesh.rooms[i]);
    put(mesh.fill);
    const SolidPart part = args.part.at[0];
    put(part.centre);
    put(part.halfSize);
    put(part.firstIndex);
    put(part.indexCount);
    put(part.facing);
    put(part.plane);
    const SolidParted parted = args.parted.at[0];
    put(parted.draw);
    put(parted.firstPart);
    put(parted.partCount);
    put(parted.room);
    put(parted.firstBlock);
    put(uint(parted.vertexOffset));
    const SolidTally tally = args.tally.at[0];
    for (int i = 0; i < 4; ++i)
        put(tally.masks[i]);
    for (int i = 0; i < 4; ++i)
        put(tally.counts[i]);
    const FiberKnotData knot = args.knot.at[0];
    put(knot.position);
    put(knot.direction);
    const FiberData fiber = args.fiber.at[0];
    put(fiber.radius);
    put(fiber.entity);
    put(fiber.jacket);
    put(fiber.flags);
    const FiberChunk chunk = args.chunk.at[0];
    put(chunk.least);
    put(chunk.knots);
    put(chunk.most);
    put(chunk.fiber);
    put(chunk.bow);
    put(chunk.sides);
    const FiberStrand strand = args.strand.at[0];
    put(strand.knot);
    put(strand.fiber);
    const FiberGroup group = args.group.at[0];
    put(group.least);
    put(group.thickest);
    put(group.most);
    put(group.layers);
    const FiberTally fiberTally = args.fiberTally.at[0];
    for (int i = 0; i < fiberKinds; ++i)
        put(fiberTally.counts[i]);
    const FiberBlock fiberBlock = args.fiberBlock.at[0];
    put(fiberBlock.seen);
    put(fiberBlock.count);
}
