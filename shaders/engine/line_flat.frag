#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

layout(location = 1) flat in uint color;
layout(location = 6) in float width;
layout(location = 0) out vec4 outColor;

void main()
{
    if (width >= 1)
        discard;
    outColor = vec4(unpackUnorm4x8(color).rgb * width, width);
}
