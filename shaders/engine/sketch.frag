#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// The engineer look: flat greys by which way a surface faces, a line where surfaces turn or things part, contact
// occlusion; data colours exactly as they are.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(1, Lighting, light);
layout(binding = 2) uniform sampler2D gColor;
layout(binding = 3) uniform sampler2D gNormal;
layout(binding = 4) uniform sampler2D gSurface;
layout(binding = 5) uniform sampler2D gDepth;
layout(binding = 6) uniform usampler2D gEntity;
layout(binding = 7) uniform sampler2D occlusion;
#include "engine/outline.glsl"
#include "engine/seen.glsl"

layout(location = 0) out vec4 outColor;

uint flagsAt(ivec2 pixel)
{
    return uint(texelFetch(gSurface, pixel, 0).b * 255 + 0.5);
}

// Whether something else begins between a pixel and its neighbour.
bool parts(ivec2 pixel, vec3 p, vec3 n, float z)
{
    const ivec2 last = ivec2(view.size) - 1;
    const ivec2 there = min(pixel, last);
    const float depth = texelFetch(gDepth, there, 0).r;
    if (depth == 0)
        return true;
    const vec3 q = positionAt(vec2(there) + 0.5, depth);
    const vec3 m = vectorOf(texelFetch(gNormal, there, 0).rg);
    return abs(dot(q - p, n)) > 0.0025 * z + 0.002 && abs(dot(q - p, m)) > 0.0025 * z + 0.002 || dot(m, n) < 0.8;
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    const float depth = texelFetch(gDepth, pixel, 0).r;
    const vec3 accent = unpackUnorm4x8(light.accent).rgb;
    if (depth == 0)
    {
        outColor = vec4(mix(light.zenith, accent, outlineAt(pixel)), 1);
        return;
    }
    const vec3 color = texelFetch(gColor, pixel, 0).rgb;
    const uint flags = flagsAt(pixel);
    vec3 shown = color;
    if ((flags & surfaceExact) == 0)
    {
        const float z = view.near / depth;
        const vec3 p = positionAt(gl_FragCoord.xy, depth);
        const vec3 n = vectorOf(texelFetch(gNormal, pixel, 0).rg);
        const float open = textureLod(occlusion, gl_FragCoord.xy / view.size, 0).r;
        const float facing = 0.80 + 0.14 * n.z + 0.06 * abs(n.y);
        shown = color * facing * mix(0.45, 1.0, open);
        if ((flags & surfaceThin) == 0 &&
            (parts(pixel + ivec2(1, 0), p, n, z) || parts(pixel + ivec2(0, 1), p, n, z)))
            // Far away lines would be all there is.
            shown *= mix(0.42, 1.0, smoothstep(8.0, 45.0, z));
    }
    outColor = vec4(mix(shown, accent, outlineAt(pixel)), 1);
}
