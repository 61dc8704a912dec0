#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// How open each place is to its surroundings, from the depths around it (McGuire et al., The Alchemy Screen-Space Ambient
// Obscurance Algorithm, 2011), at half the size of the picture. The pattern of taps repeats every 4 x 4 pixels, which
// the blur averages.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(1, Lighting, light);
layout(binding = 2) uniform sampler2D gDepth;
layout(binding = 3) uniform sampler2D gNormal;
#include "engine/seen.glsl"

layout(location = 0) out vec2 outOpen; // and the distance along the view

const int taps = 10;

void main()
{
    const vec2 pixel = floor(gl_FragCoord.xy * light.occlusionScale) + 0.5;
    const float depth = texelFetch(gDepth, ivec2(pixel), 0).r;
    outOpen = vec2(1, 60000);
    if (depth == 0)
        return;
    const vec3 p = positionAt(pixel, depth);
    const vec3 n = vectorOf(texelFetch(gNormal, ivec2(pixel), 0).rg);
    const float z = view.near / depth;
    const float reach = clamp(light.occlusionRadius * view.pixelsPerMetre / z, 3.0, view.size.y * 0.12);
    const uvec2 cell = uvec2(gl_FragCoord.xy) & 3u;
    const float start = float(cell.x * 4 + cell.y ^ (cell.y << 1)) * (6.2831853 / 16) * 5;
    float sum = 0;
    for (int i = 0; i < taps; ++i)
    {
        const float share = (float(i) + 0.6) / float(taps);
        const float angle = start + float(i) * 2.3999632; // the golden angle
        const vec2 at = clamp(pixel + reach * share * vec2(cos(angle), sin(angle)), vec2(0.5), view.size - 0.5);
        const float there = texelFetch(gDepth, ivec2(at), 0).r;
        if (there == 0)
            continue;
        const vec3 to = positionAt(floor(at) + 0.5, there) - p;
        const float square = dot(to, to);
        const float near = max(1 - square / (light.occlusionRadius * light.occlusionRadius * 2), 0.0);
        sum += near * max(dot(to, n) - 0.0015 * z, 0.0) / sqrt(square + 1e-4);
    }
    outOpen = vec2(clamp(1 - 1.5 * sum / float(taps), 0.0, 1.0), z);
}
