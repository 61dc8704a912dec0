#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// Mean of 4 x 4 pixels of what lies on the same surface.
layout(binding = 0) uniform sampler2D occlusion;

layout(location = 0) out float outOpen;

void main()
{
    const vec2 texel = 1 / vec2(textureSize(occlusion, 0));
    const vec2 at = gl_FragCoord.xy * texel;
    const float strict = 25 / texelFetch(occlusion, ivec2(gl_FragCoord.xy), 0).g;
    float sum = 0;
    float weights = 0;
    for (int y = -1; y <= 1; y += 2)
        for (int x = -1; x <= 1; x += 2)
        {
            const vec2 corner = at + (vec2(x, y) - 0.5) * texel;
            const vec4 there = textureGather(occlusion, corner, 1);
            const vec4 weight = max(vec4(0.02), 1 - abs(there * strict - 25));
            sum += dot(weight, textureGather(occlusion, corner, 0));
            weights += dot(weight, vec4(1));
        }
    outOpen = sum / weights;
}
