#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/occluders.h"

// One thread a box: of one that hides something in this view the sides that face the eye, in any order, as drawing them
// is without one.
layout(local_size_x = 64) in;
GPU_ARGS(OccluderArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, OccluderBox, boxes);
GPU_BUFFER(2, writeonly, vec4, corners); // clip space, four a side
GPU_BUFFER(3, , DrawCommand, draw);

const float leastPixels = 12; // of its radius

bool hides(OccluderBox box, vec3 centre)
{
    const float radius = length(box.extent);
    const float farthest = dot(view.forward, centre) + radius;
    return (view.layers >> box.layer & 1u) != 0 && reaches(view, centre, radius) &&
           radius * view.pixelsPerMetre >= leastPixels * length(centre) &&
           (box.detail == 0 || box.detail * view.pixelsPerMetre >= farthest);
}

void main()
{
    const uint b = GPU_THREAD;
    if (b >= args.boxCount)
        return;
    const OccluderBox box = boxes.at[b];
    const vec3 centre = box.centre - view.eye;
    if (!hides(box, centre))
        return;
    const mat3 halves =
        mat3(turned(box.rotation, vec3(box.extent.x, 0, 0)), turned(box.rotation, vec3(0, box.extent.y, 0)),
             turned(box.rotation, vec3(0, 0, box.extent.z)));
    const uint first = atomicAdd(draw.at[0].vertexCount, occluderVertices) / occluderVertices * occluderCorners;
    for (uint axis = 0; axis < 3; ++axis)
    {
        const vec3 outwards = dot(halves[axis], centre) < 0 ? halves[axis] : -halves[axis];
        // An eye between a side and its opposite sees neither from outside.
        const bool faces = dot(outwards, centre + outwards) < 0;
        const vec3 u = halves[(axis + 1) % 3];
        const vec3 v = halves[(axis + 2) % 3];
        for (uint i = 0; i < 4; ++i)
        {
            const vec3 corner = centre + outwards + ((i & 1u) == 0 ? -u : u) + ((i & 2u) == 0 ? -v : v);
            corners.at[first + axis * 4 + i] = faces ? view.clipFromEye * vec4(corner, 1) : vec4(0, 0, -1, 1);
        }
    }
}
