// Where a piece of fiber lies. The including shader binds `view` and `knots`.
#ifndef GLASSHOUSE_ENGINE_FIBER_PLACE_GLSL
#define GLASSHOUSE_ENGINE_FIBER_PLACE_GLSL

#include "engine/surface.glsl"
#include "shared/engine/fibers.h"

struct Place
{
    vec3 point; // relative to the eye
    vec3 along;
};

// The arc from one knot to the next is a cubic whose handles are those of a circle (c / (3 cos^2(angle / 4))).
Place placeAt(FiberKnotData a, FiberKnotData b, float t, bool straight)
{
    const vec3 p0 = a.position - view.eye;
    const vec3 p3 = b.position - view.eye;
    const vec3 d0 = vectorOf(unpackSnorm2x16(a.direction));
    const vec3 d3 = vectorOf(unpackSnorm2x16(b.direction));
    if (straight)
        return Place(mix(p0, p3, t), t == 0 ? d0 : d3);
    const float cosHalf = sqrt(max(0.5 + 0.5 * dot(d0, d3), 0.0));
    const float handle = distance(p0, p3) * 2 / (3 * (1 + cosHalf));
    const vec3 p1 = p0 + handle * d0;
    const vec3 p2 = p3 - handle * d3;
    const float s = 1 - t;
    return Place(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3,
                 normalize(s * s * (p1 - p0) + 2 * s * t * (p2 - p1) + t * t * (p3 - p2)));
}

// Of a piece in the list its beginning (0) or its end (1).
Place endOf(uvec2 piece, uint end, bool straightFiber)
{
    const uint knot = piece.x & ((1u << fiberKnotBits) - 1);
    const uint stride = (piece.x >> fiberKnotBits & 7u) + 1;
    const uint fineness = piece.x >> 25 & 3u;
    const float t = float((piece.x >> 27 & 7u) + end) / float(1u << fineness);
    return placeAt(knots.at[knot], knots.at[knot + stride], t, stride > 1 || straightFiber);
}

float depthOf(Place place)
{
    return max(dot(place.point, view.forward), view.near);
}

// Across what is seen of a fiber, a unit vector.
vec3 sideOf(Place place, float depth)
{
    const vec3 side = cross(place.along, place.point);
    const float sine = length(side);
    return sine > 1e-6 * depth ? side / sine : normalize(cross(place.along, place.along.zxy + 0.1));
}

// Nothing is drawn thinner than a pixel: what is too much is taken back by coverage. `pixels`: that it is wide at a
// metre's depth.
float drawnRadius(float radius, float pixels, float depth)
{
    return radius / min(pixels / depth, 1.0);
}
#endif
