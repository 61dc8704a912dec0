#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

// Some groups a LOD with parts: of each of its instances those parts that are in the frustum, face the eye and are not
// hidden, by blocks.
layout(local_size_x = solidBlockSize) in;
GPU_ARGS(SolidCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, SolidParted, parted);
GPU_BUFFER(2, readonly, SolidPart, parts);
GPU_BUFFER(3, readonly, SolidShown, list);
GPU_BUFFER(4, readonly, DrawIndexedCommand, whole); // of each LOD, all its instances
GPU_BUFFER(5, writeonly, SolidBlock, blocks);
GPU_BUFFER(6, writeonly, uint, counts); // by block: of its commands

layout(binding = 7) uniform sampler2D farthest;
#include "engine/hidden.glsl"
#include "engine/spread.glsl"

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

shared uint seen[2];
shared uint commands;

void main()
{
    const uint group = spreadGroup();
    const uint which = group / solidPartGroups;
    const SolidParted lod = parted.at[which];
    const DrawIndexedCommand draw = whole.at[lod.draw];
    const uint pieces = args.whole != 0 ? 0 : min(draw.instanceCount, lod.room) * lod.partCount;
    const uint room = (lod.room * lod.partCount + solidBlockSize - 1) / solidBlockSize;
    const uint own = gl_LocalInvocationIndex;
    uint block = group % solidPartGroups;
    for (; block * solidBlockSize < pieces; block += solidPartGroups)
    {
        if (own < 2)
            seen[own] = 0;
        if (own == 2)
            commands = 0;
        barrier();
        const uint at = block * solidBlockSize + own;
        const uint i = min(at, pieces - 1);
        const uint p = i % lod.partCount;
        if (at < pieces && isSeen(parts.at[lod.firstPart + p], list.at[draw.firstInstance + i / lod.partCount]))
            atomicOr(seen[own >> 5], 1u << (own & 31u));
        barrier();
        const bool before = own > 0 && p > 0 && (seen[own - 1 >> 5] >> (own - 1 & 31u) & 1u) != 0;
        if ((seen[own >> 5] >> (own & 31u) & 1u) != 0 && !before)
            atomicAdd(commands, 1);
        barrier();
        if (own == 0)
        {
            blocks.at[lod.firstBlock + block] = SolidBlock(uvec2(seen[0], seen[1]), which, block);
            counts.at[lod.firstBlock + block] = commands;
        }
        barrier();
    }
    for (uint b = block + own * solidPartGroups; b < room; b += solidBlockSize * solidPartGroups)
        counts.at[lod.firstBlock + b] = 0;
}
