#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

// Some groups a LOD with parts: of each of its instances those parts that are in the frustum, face the eye and are not
// hidden. Every part of every instance there is room for has its place among the commands; that of the first of some
// seen one after the other draws them all, the others nothing. (Not by a count of commands: Mesa's software driver then
// keeps to it in later draws.)
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

bool isSeen(SolidPart part, SolidShown shown)
{
    const mat3 turn = transpose(mat3(shown.x.xyz, shown.y.xyz, shown.z.xyz));
    const vec3 place = vec3(shown.x.w, shown.y.w, shown.z.w);
    const vec3 squares = vec3(dot(turn[0], turn[0]), dot(turn[1], turn[1]), dot(turn[2], turn[2]));
    const vec3 centre = turn * part.centre + place;
    const vec3 size = max(part.halfSize, 0.0001); // what is flat has a direction, too
    const mat3 halves = mat3(turn[0] * size.x, turn[1] * size.y, turn[2] * size.z);
    const vec3 reach = size * size * squares;
    const float radius = sqrt(reach.x + reach.y + reach.z);
    const vec3 eye = -(place * turn) / squares; // in the mesh
    const uint axis = part.facing >> 1;
    const float along = axis == 0 ? eye.x : axis == 1 ? eye.y : eye.z;
    const float beyond = (part.facing & 1u) != 0 ? along - part.plane : part.plane - along;
    return (axis > 2 || beyond > -0.02) && reaches(view, centre, radius) && !hiddenBox(centre, halves);
}

shared bool isShown[gl_WorkGroupSize.x];

void main()
{
    const SolidParted lod = parted.at[gl_WorkGroupID.x / solidPartGroups];
    const DrawIndexedCommand draw = whole.at[lod.draw];
    const uint pieces = args.whole != 0 ? 0 : min(draw.instanceCount, lod.room) * lod.partCount;
    const uint room = lod.room * lod.partCount;
    const uint own = gl_LocalInvocationIndex;
    uint block = gl_WorkGroupID.x % solidPartGroups * gl_WorkGroupSize.x;
    for (; block < pieces; block += gl_WorkGroupSize.x * solidPartGroups)
    {
        const uint i = min(block + own, pieces - 1);
        const uint instance = draw.firstInstance + i / lod.partCount;
        const uint p = i % lod.partCount;
        isShown[own] = block + own < pieces && isSeen(parts.at[lod.firstPart + p], list.at[instance]);
        barrier();
        const bool first = isShown[own] && (own == 0 || p == 0 || !isShown[own - 1]);
        DrawIndexedCommand command = DrawIndexedCommand(0, 0, 0, lod.vertexOffset, instance);
        const uint most = first ? min(gl_WorkGroupSize.x - own, lod.partCount - p) : 0;
        for (uint k = 0; k < most && isShown[own + k]; ++k)
            command.indexCount += parts.at[lod.firstPart + p + k].indexCount;
        command.firstIndex = parts.at[lod.firstPart + p].firstIndex;
        command.instanceCount = first ? 1 : 0;
        if (block + own < room)
            commands.at[lod.firstPiece + block + own] = command;
        barrier();
    }
    for (uint i = block + own; i < room; i += gl_WorkGroupSize.x * solidPartGroups)
        commands.at[lod.firstPiece + i].instanceCount = 0;
}
