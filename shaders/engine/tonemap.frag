#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// From light to what a screen shows: a filmic curve (Narkowicz, ACES Filmic Tone Mapping Curve, 2016) and sRGB.
GPU_UNIFORM(0, Lighting, light);
layout(binding = 1) uniform sampler2D hdr;
layout(binding = 2) uniform usampler2D gEntity;
#include "engine/outline.glsl"

layout(location = 0) out vec4 outColor;

vec3 filmic(vec3 x)
{
    return clamp(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    const vec3 shown = srgbOf(filmic(texelFetch(hdr, pixel, 0).rgb * 0.6));
    outColor = vec4(mix(shown, unpackUnorm4x8(light.accent).rgb, outlineAt(pixel)), 1);
}
