#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// How open each place is to its surroundings, from the depths around it (McGuire et al., The Alchemy Screen-Space
// Ambient Obscurance Algorithm, 2011), smaller than the picture. The pattern of taps repeats every 4 x 4 pixels, which
// the blur averages.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(1, Lighting, light);
layout(binding = 2) uniform sampler2D gDepth;
layout(binding = 3) uniform usampler2D gMatter;
#include "engine/open_distance.glsl"
#include "engine/seen.glsl"

layout(location = 0) out uint outOpen;

// Each tap turned by the golden angle from the one before, and farther out.
const int taps = 8;
const vec2 spiral[taps] =
    vec2[taps](vec2(0.0750, 0.0000), vec2(-0.1475, 0.1351), vec2(0.0284, -0.3238), vec2(0.2738, 0.3571),
               vec2(-0.5662, -0.1002), vec2(0.5906, -0.3757), vec2(-0.2142, 0.7967), vec2(-0.4379, -0.8431));

void main()
{
    const vec2 pixel = min(floor(gl_FragCoord.xy * light.occlusionScale) + 0.5, view.size - 0.5);
    const float depth = max(texelFetch(gDepth, ivec2(pixel), 0).r, 1e-7);
    const vec3 p = positionAt(pixel, depth);
    const vec3 n = normalIn(texelFetch(gMatter, ivec2(pixel), 0).g);
    const float z = view.near / depth;
    const float reach = clamp(light.occlusionRadius * view.pixelsPerMetre / z, 3.0, view.size.y * 0.12);
    const uvec2 cell = uvec2(gl_FragCoord.xy) & 3u;
    const float start = float(cell.x * 4 + cell.y ^ (cell.y << 1)) * (6.2831853 / 16) * 5;
    const vec2 turn = reach * vec2(cos(start), sin(start));
    const float falloff = 0.5 / (light.occlusionRadius * light.occlusionRadius);
    float sum = 0;
    for (int i = 0; i < taps; ++i)
    {
        const vec2 step = vec2(dot(turn, vec2(spiral[i].x, -spiral[i].y)), dot(turn, spiral[i].yx));
        const ivec2 at = ivec2(clamp(pixel + step, vec2(0.5), view.size - 0.5));
        // Where nothing is, what is there is far away.
        const vec3 to = positionAt(vec2(at) + 0.5, max(texelFetch(gDepth, at, 0).r, 1e-7)) - p;
        const float square = dot(to, to);
        sum += max(1 - square * falloff, 0.0) * max(dot(to, n) - 0.0015 * z, 0.0) * inversesqrt(square + 1e-4);
    }
    outOpen = openAndDistance(clamp(1 - 1.5 * sum / float(taps), 0.0, 1.0), z);
}
