#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

layout(location = 0) in vec3 normal;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out vec4 outColor;
layout(location = 1) out vec2 outNormal;
layout(location = 2) out vec4 outSurface;
layout(location = 3) out uint outEntity;

void main()
{
    const vec4 surface = unpackUnorm4x8(matter.y);
    outColor = vec4(unpackUnorm4x8(matter.x).rgb, surface.z);
    outNormal = octOf(normalize(normal));
    outSurface = vec4(surface.xy, surface.w, 1);
    outEntity = matter.z;
}
