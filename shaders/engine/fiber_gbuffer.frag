#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_width.glsl"
#include "engine/surface.glsl"

// The part of a fiber that is at least a pixel wide.
layout(location = 0) in vec3 normal;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 2) in vec3 sideways;
layout(location = 0) out uvec4 outMatter;

void main()
{
    if (isThin())
        discard;
    const vec3 n = normalize(sideways + normal * sqrt(max(1 - dot(sideways, sideways), 0.0)));
    outMatter = uvec4(matter.x, packSnorm2x16(octOf(n)), matter.yz);
}
