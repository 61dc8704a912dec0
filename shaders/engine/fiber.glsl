#ifndef GLASSHOUSE_ENGINE_FIBER_GLSL
#define GLASSHOUSE_ENGINE_FIBER_GLSL

#include "shared/engine/fibers.h"

// A piece of fiber as `sides` quads: a whole tube, or the half of it that faces the eye, of which one side is a ribbon
// and none a line.
layout(constant_id = 0) const uint sides = 1;
layout(constant_id = 1) const uint whole = 0; // 1: all around
layout(constant_id = 3) const uint steps = 0; // 1: lines have a pixel to each step of their longer axis
GPU_ARGS(FiberDrawArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, uvec2, list);
GPU_BUFFER(2, readonly, FiberKnotData, knots);
GPU_BUFFER(3, readonly, FiberMatter, matters); // by fiber

#include "engine/fiber_place.glsl"

layout(location = 0) out vec3 normal;
layout(location = 1) flat out uvec4 matter; // color, surface, entity; normal of a ribbon's middle, signed bytes
layout(location = 2) out vec3 sideways;     // of a ribbon from its middle to its edges, where it is of length 1; else
                                            // the normal, longer than that
layout(location = 3) out vec2 span;         // see fiber_width.glsl

// Puts the vertex in its place, and returns that, relative to the eye.
vec3 fiberVertex()
{
    const uint columns = sides + 1 - whole; // all around, the last is the first
    const uint vertex = uint(gl_VertexIndex) % (2 * columns);
    const uvec2 piece = list.at[args.first + uint(gl_VertexIndex) / (2 * columns)];
    const uint column = vertex >> 1;
    const FiberMatter own = matters.at[piece.y & fiberIdMask];
    const float fiberRadius = abs(own.radius);
    const Place place = endOf(piece, vertex & 1u, own.radius < 0);
    const float depth = depthOf(place);
    span = vec2(2 * fiberRadius * view.pixelsPerMetre, float(1u << (piece.y >> 24)));
    vec3 position = place.point;
    if (whole == 0)
    {
        const float radius = drawnRadius(fiberRadius, span.x, depth);
        const vec3 side = sideOf(place, depth);
        const vec3 up = cross(place.along, side); // to the eye
        const float turn = (float(column) / float(max(sides, 1u)) - 0.5) * 3.14159265;
        normal = sides <= 1 ? up : side * sin(turn) + up * cos(turn);
        sideways = sides == 1 ? side * sin(turn) : normal * 1.1;
        position += (sides == 0 ? vec3(0) : radius * (sides == 1 ? sideways : normal));
        // What is hardly wider than a pixel has no sides to show, as in sheets.
        if (sides == 1)
            sideways *= 1 - clamp(2 - span.x / depth, 0.0, 1.0);
    }
    else
    {
        const vec3 side = normalize(cross(place.along, abs(place.along.z) < 0.9 ? vec3(0, 0, 1) : vec3(1, 0, 0)));
        const vec3 up = cross(side, place.along);
        const float turn = float(column) / float(sides) * 6.2831853;
        normal = side * cos(turn) + up * sin(turn);
        sideways = normal * 1.1;
        position += fiberRadius * normal;
    }
    gl_Position = view.clipFromEye * vec4(position, 1);
    if (sides == 0 && steps == 1)
    {
        // What leans covers more.
        const vec4 along = view.clipFromEye * vec4(place.along, 0);
        const vec2 way = abs((along.xy * gl_Position.w - gl_Position.xy * along.w) * view.size);
        span.y *= length(way) / max(max(way.x, way.y), 1e-9);
    }
    matter = uvec4(own.color, own.surface, own.entity, packSnorm4x8(vec4(normal, 0)));
    if (glows(own.surface))
        span.y = 1e9;
    return position;
}
#endif
