#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

// One of several samples of a picture, as light: added up, their mean is what a camera would have seen.
layout(binding = 0) uniform sampler2D picture;
layout(location = 0) out vec4 outColor;

void main()
{
    outColor = vec4(linearOf(texelFetch(picture, ivec2(gl_FragCoord.xy), 0).rgb), 1);
}
