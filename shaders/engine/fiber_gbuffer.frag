#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

// A piece of fiber that is, at one end at least, a pixel wide. Where it gets thinner it stays a pixel wide: to discard
// there would cost every fragment a fifth more on the software driver.
layout(location = 1) flat in uvec4 matter; // color, surface, entity, normal of the middle
layout(location = 2) in vec3 sideways;
layout(location = 0) out uvec4 outMatter;

void main()
{
    const vec3 middle = unpackSnorm4x8(matter.w).xyz;
    const vec3 n = sideways + middle * sqrt(max(1 - dot(sideways, sideways), 0.0));
    outMatter = matterWords(matterWords(matter.x, matter.y), n);
}
