#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out vec4 outColor;

void main()
{
    const vec4 own = unpackUnorm4x8(matter.x);
    outColor = vec4(own.rgb * own.a, own.a);
}
