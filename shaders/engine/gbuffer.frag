#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

layout(location = 0) in vec3 normal;
layout(location = 1) flat in uint color;
layout(location = 2) flat in uint surface;
layout(location = 3) flat in uint entity;
layout(location = 0) out vec4 outColor;
layout(location = 1) out vec2 outNormal;
layout(location = 2) out vec4 outSurface;
layout(location = 3) out uint outEntity;

void main()
{
    const vec4 matter = unpackUnorm4x8(surface);
    outColor = vec4(unpackUnorm4x8(color).rgb, matter.z);
    outNormal = octOf(normalize(normal));
    outSurface = vec4(matter.xy, matter.w, 1);
    outEntity = entity;
}
