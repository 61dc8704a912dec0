#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_width.glsl"
#include "engine/surface.glsl"

layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out vec4 outColor;

// What the sketch leaves of the light of a round thing: the mean over the ways it faces.
const float facing = 0.84;

void main()
{
    if (!isThin())
        discard;
    const float covered = coverage();
    const bool bare = (matter.y & (surfaceExact | surfaceSelected)) != 0 || glows(matter.y);
    const float lit = bare ? 1.0 : facing;
    outColor = vec4(unpackUnorm4x8(matter.x).rgb * lit * covered, covered);
}
