#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

// One group a LOD with parts: of each of its instances those parts that are in the frustum, face the eye and are not
// hidden. Every part of every such instance has its place among the commands; one that is not seen draws nothing, and so
// does what is left of them. (Not by a count of commands: Mesa's software driver then keeps to it in later draws.)
layout(local_size_x = 64) in;
GPU_ARGS(SolidCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, SolidParted, parted);
GPU_BUFFER(2, readonly, SolidPart, parts);
GPU_BUFFER(3, readonly, SolidShown, list);
GPU_BUFFER(4, readonly, DrawIndexedCommand, whole); // of each LOD, all its instances
GPU_BUFFER(5, writeonly, DrawIndexedCommand, commands);

layout(binding = 6) uniform sampler2D farthest;
#include "engine/hidden.glsl"

uint piecesOf(SolidParted lod)
{
    return args.whole != 0 ? 0 : min(whole.at[lod.draw].instanceCount, lod.room) * lod.partCount;
}

bool isSeen(SolidPart part, SolidShown shown)
{
    const mat3 turn = transpose(mat3(shown.x.xyz, shown.y.xyz, shown.z.xyz));
    const vec3 place = vec3(shown.x.w, shown.y.w, shown.z.w);
    const vec3 squares = vec3(dot(turn[0], turn[0]), dot(turn[1], turn[1]), dot(turn[2], turn[2]));
    const vec3 centre = turn * part.centre + place;
    const float radius = part.radius * sqrt(max(max(squares.x, squares.y), squares.z));
    const vec3 eye = -(place * turn) / squares; // in the mesh
    const uint axis = part.facing >> 1;
    const float along = axis == 0 ? eye.x : axis == 1 ? eye.y : eye.z;
    const float beyond = (part.facing & 1u) != 0 ? along - part.plane : part.plane - along;
    return (axis > 2 || beyond > -0.02) && reaches(view, centre, radius) && !hiddenSphere(centre, radius);
}

void main()
{
    const SolidParted lod = parted.at[gl_WorkGroupID.x];
    const DrawIndexedCommand draw = whole.at[lod.draw];
    uint first = 0;
    for (uint i = 0; i < gl_WorkGroupID.x; ++i)
        first += piecesOf(parted.at[i]);
    const uint pieces = piecesOf(lod);
    for (uint i = gl_LocalInvocationIndex; i < pieces; i += 64)
    {
        const uint instance = draw.firstInstance + i / lod.partCount;
        const SolidPart part = parts.at[lod.firstPart + i % lod.partCount];
        const uint seen = isSeen(part, list.at[instance]) ? 1 : 0;
        commands.at[first + i] =
            DrawIndexedCommand(part.indexCount, seen, part.firstIndex, lod.vertexOffset, instance);
    }
    const uint left = gl_WorkGroupID.x + 1 == gl_NumWorkGroups.x ? args.mostPieces : 0;
    for (uint i = first + pieces + gl_LocalInvocationIndex; i < left; i += 64)
        commands.at[i].instanceCount = 0;
}
