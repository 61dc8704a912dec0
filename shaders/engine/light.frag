#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// The executive look's light on what the G-buffer holds.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(1, Lighting, light);
layout(binding = 2) uniform sampler2D lamps;
layout(binding = 3) uniform usampler2D lampCells;
layout(binding = 4) uniform sampler2DShadow shadowMap;
layout(binding = 5) uniform usampler2D gMatter;
layout(binding = 6) uniform sampler2D gDepth;
layout(binding = 7) uniform sampler2D occlusion;
#include "engine/haze.glsl"
#include "engine/lit.glsl"
#include "engine/open.glsl"
#include "engine/seen.glsl"

layout(location = 0) out vec4 outColor;

// Share of the key light that gets through, its edge as soft as the tent of 4 x 4 texels is wide.
float keyShadow(vec3 position, vec3 normal)
{
    const vec3 at = (light.shadowFromEye * vec4(position + normal * 0.02, 1)).xyz;
    if (any(lessThan(at.xy, vec2(0))) || any(greaterThan(at.xy, vec2(1))))
        return 1;
    const vec2 texel = light.shadowSoftness / vec2(textureSize(shadowMap, 0));
    float sum = 0;
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 2; ++x)
            sum += textureLod(shadowMap, vec3(at.xy + (vec2(x, y) - 0.5) * texel, at.z), 0);
    return sum / 4;
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    const float depth = max(texelFetch(gDepth, pixel, 0).r, 1e-7); // the sky is drawn over what is behind
    const vec3 position = positionAt(gl_FragCoord.xy, depth);
    const uvec2 seen = texelFetch(gMatter, pixel, 0).rg;
    const vec4 color = unpackUnorm4x8(seen.r);
    const uint own = surfaceIn(seen);
    const vec3 surface = roughMetalGlow(own);
    const vec3 n = normalIn(seen.g);
    const float open = openAt(gl_FragCoord.xy);
    const Matter matter = Matter(nearLinearOf(color.rgb), surface.r, surface.g);
    const float shadow = dot(n, light.toKey) > 0 ? keyShadow(position, n) : 0;
    vec3 radiance = lit(position, n, matter, open, shadow);
    const bool exact = (own & surfaceExact) != 0;
    radiance += matter.base * light.glow * (exact ? 0.12 : surface.b);
    outColor = vec4(hazed(radiance, length(position)) * light.exposure, 1);
}
