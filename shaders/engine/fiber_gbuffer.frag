#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

// A piece of fiber that is, at one end at least, a pixel wide. Where it gets thinner it stays a pixel wide: to discard
// there would cost every fragment a fifth more on the software driver.
layout(location = 0) in vec3 normal;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 2) in vec3 sideways;
layout(location = 0) out uvec4 outMatter;

void main()
{
    const vec3 n = normalize(sideways + normal * sqrt(max(1 - dot(sideways, sideways), 0.0)));
    outMatter = uvec4(matter.x, packSnorm2x16(octOf(n)), matter.yz);
}
