#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// Mean of 4 x 4 pixels of what lies on the same surface.
GPU_UNIFORM(1, Lighting, light);
layout(binding = 2) uniform sampler2D gDepth;
layout(binding = 3) uniform sampler2D occlusion;

layout(location = 0) out float outOpen;

void main()
{
    const ivec2 at = ivec2(gl_FragCoord.xy);
    const ivec2 last = textureSize(occlusion, 0) - 1;
    const float own = texelFetch(gDepth, ivec2(gl_FragCoord.xy * light.occlusionScale), 0).r;
    float sum = 0;
    float weights = 0;
    for (int y = -2; y < 2; ++y)
        for (int x = -2; x < 2; ++x)
        {
            const ivec2 there = clamp(at + ivec2(x, y), ivec2(0), last);
            const float depth = texelFetch(gDepth, ivec2((vec2(there) + 0.5) * light.occlusionScale), 0).r;
            const float weight = max(0.02, 1 - abs(depth - own) / max(own, 1e-9) * 25);
            sum += weight * texelFetch(occlusion, there, 0).r;
            weights += weight;
        }
    outOpen = sum / weights;
}
