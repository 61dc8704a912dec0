#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// From light to what a screen shows: a filmic shoulder in the manner of Khronos' PBR Neutral
// tone mapper (2024), whose toe is straight so that black racks keep their edges, and sRGB.
GPU_UNIFORM(0, Lighting, light);
layout(binding = 1) uniform sampler2D hdr;
layout(binding = 2) uniform usampler2D gEntity;
#include "engine/outline.glsl"

layout(location = 0) out vec4 outColor;

// Straight up to the shoulder, then a roll-off that keeps hues and lets the brightest go to white.
vec3 filmic(vec3 x)
{
    const float shoulder = 0.72;
    const float peak = max(x.r, max(x.g, x.b));
    if (peak < shoulder)
        return x;
    const float room = 1 - shoulder;
    const float shown = 1 - room * room / (peak - shoulder + room);
    const float bleach = 1 - 1 / (0.2 * (peak - shown) + 1);
    return mix(x * (shown / peak), vec3(shown), bleach);
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    const vec3 shown = srgbOf(filmic(texelFetch(hdr, pixel, 0).rgb));
    outColor = vec4(mix(shown, unpackUnorm4x8(light.accent).rgb, outlineAt(pixel)), 1);
}
