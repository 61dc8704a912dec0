#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_width.glsl"
#include "engine/surface.glsl"

layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out vec4 outColor;

void main()
{
    if (!isThin())
        discard;
    const float covered = coverage();
    outColor = vec4(unpackUnorm4x8(matter.x).rgb * covered, covered);
}
