#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"

// From light to what a screen shows: a filmic shoulder in the manner of Khronos' PBR Neutral
// tone mapper (2024), whose toe is straight so that black racks keep their edges, and sRGB.
layout(binding = 0) uniform sampler2D hdr;

layout(location = 0) out vec4 outColor;

// srgbOf() by square roots alone, its power being 5/12: within 0.0012 (a third of a step of 8 bits).
vec3 screenOf(vec3 linear)
{
    const vec3 s1 = sqrt(clamp(linear, 0.0, 1.0));
    const vec3 s2 = sqrt(s1);
    const vec3 s3 = sqrt(s2);
    return 0.662002687 * s1 + 0.684122060 * s2 - 0.323583601 * s3 - 0.0225411470 * s1 * s1;
}

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
    outColor = vec4(screenOf(filmic(texelFetch(hdr, ivec2(gl_FragCoord.xy), 0).rgb)), 1);
}
