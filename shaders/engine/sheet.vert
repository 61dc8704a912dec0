#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// A piece of a band as one quad through the axes of its strands.
GPU_ARGS(FiberDrawArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, uvec2, list);
GPU_BUFFER(2, readonly, FiberKnotData, knots);
GPU_BUFFER(3, readonly, FiberData, fibers);
GPU_BUFFER(4, readonly, FiberChunk, chunks);
GPU_BUFFER(5, readonly, FiberStrand, strands);
#include "engine/fiber_covers.glsl"
#include "engine/fiber_strands.glsl"

layout(location = 0) flat out uvec2 row;   // first strand, how many
layout(location = 1) flat out vec3 across; // unit vectors: from strand to strand,
layout(location = 2) flat out vec3 up;     // and from the row to the eye's side
layout(location = 3) flat out vec3 place;  // in radii, how high the eye is above the axes and how far from the first one
                                           // it is across; pixels that a strand is wide at a metre's depth

void main()
{
    const uint vertex = uint(gl_VertexIndex) & 3u;
    const uvec2 piece = list.at[args.first + (uint(gl_VertexIndex) >> 2)];
    const FiberChunk chunk = chunks.at[piece.x & 0x1FFFFFFu];
    const float radius = fibers.at[chunk.fiber & fiberIdMask].radius;
    const vec3 first[2] = endsOf(strands.at[chunk.knots]);
    const vec3 last[2] = endsOf(strands.at[chunk.knots + piece.y - 1]);
    row = uvec2(chunk.knots, piece.y);
    across = normalize(last[0] - first[0]);
    up = normalize(cross(first[1] - first[0], across));
    up = dot(up, first[0]) > 0 ? -up : up;
    place = vec3(-dot(up, first[0]) / radius, -dot(across, first[0]) / radius, 2 * radius * view.pixelsPerMetre);
    const float t = float((piece.x >> 27 & 7u) + (vertex & 1u)) / float(1u << (piece.x >> 25 & 3u));
    const vec3 axis = vertex < 2 ? mix(first[0], first[1], t) : mix(last[0], last[1], t);
    // Seen at a slant the last strands rise above what lies beside them. How far, depends on where that is.
    vec3 corner = axis;
    for (int i = 0; i < 3; ++i)
    {
        const float slope = dot(across, corner) / dot(up, corner);
        corner = axis + (vertex < 2 ? -radius : radius) * sqrt(1 + slope * slope) * across;
    }
    // A little into what goes on from there: that is turned to the eye, so that between them there would be gaps. Not
    // where others cover it, but may not cover what goes on.
    const bool open = coveredSides(chunk, chunk.least - view.eye, chunk.most - view.eye) == 0;
    const float more = open ? (t == 0 ? -radius : t == 1 ? radius : 0.0) : 0.0;
    corner += more * normalize(first[1] - first[0]);
    gl_Position = view.clipFromEye * vec4(corner, 1);
}
