#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// Mean of 4 x 4 pixels of what lies on the same surface.
layout(binding = 0) uniform usampler2D occlusion;
#include "engine/open_distance.glsl"

layout(location = 0) out float outOpen;

void main()
{
    const vec2 texel = 1 / vec2(textureSize(occlusion, 0));
    const vec2 at = gl_FragCoord.xy * texel;
    const float strict = 25 / uintBitsToFloat(texelFetch(occlusion, ivec2(gl_FragCoord.xy), 0).r);
    float sum = 0;
    float weights = 0;
    for (int y = -1; y <= 1; y += 2)
        for (int x = -1; x <= 1; x += 2)
        {
            const vec2 corner = at + (vec2(x, y) - 0.5) * texel;
            const uvec4 there = textureGather(occlusion, corner);
            const vec4 weight = max(vec4(0.02), 1 - abs(distancesIn(there) * strict - 25));
            sum += dot(weight, opensIn(there));
            weights += dot(weight, vec4(1));
        }
    outOpen = sum / weights;
}
