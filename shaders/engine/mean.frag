#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

// The mean of what was gathered.
layout(binding = 0) uniform sampler2D gathered;
layout(location = 0) out vec4 outColor;

void main()
{
    const vec4 sum = texelFetch(gathered, ivec2(gl_FragCoord.xy), 0);
    outColor = vec4(srgbOf(sum.rgb / max(sum.a, 1)), 1);
}
