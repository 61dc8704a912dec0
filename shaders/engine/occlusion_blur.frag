#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// Mean of 4 x 4 pixels of what lies on the same surface.
layout(binding = 0) uniform sampler2D occlusion;

layout(location = 0) out float outOpen;

void main()
{
    const ivec2 at = ivec2(gl_FragCoord.xy);
    const ivec2 last = textureSize(occlusion, 0) - 1;
    const float own = texelFetch(occlusion, at, 0).g;
    float sum = 0;
    float weights = 0;
    for (int y = -2; y < 2; ++y)
        for (int x = -2; x < 2; ++x)
        {
            const vec2 there = texelFetch(occlusion, clamp(at + ivec2(x, y), ivec2(0), last), 0).rg;
            const float weight = max(0.02, 1 - abs(there.g - own) / own * 25);
            sum += weight * there.r;
            weights += weight;
        }
    outOpen = sum / weights;
}
