#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// The engineer look: flat greys by which way a surface faces, a line where surfaces turn or things part, contact
// occlusion; data colours exactly as they are.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(1, Lighting, light);
layout(binding = 2) uniform usampler2D gMatter;
layout(binding = 3) uniform sampler2D gDepth;
layout(binding = 4) uniform sampler2D occlusion;
#include "engine/open.glsl"
#include "engine/seen.glsl"

layout(location = 0) out vec4 outColor;

// Where surfaces face another way: their octahedral maps differ, whose signs do where they are folded.
bool turns(vec2 a, vec2 b)
{
    const vec2 turn = abs(abs(a) - abs(b));
    return max(turn.x, turn.y) > 0.22;
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    // This pixel (w), the one to its right (z) and the one below (x).
    const vec2 corner = (gl_FragCoord.xy + 0.5) / view.size;
    const vec3 depths = textureGather(gDepth, corner).wzx;
    const uvec4 normals = textureGather(gMatter, corner, 1);
    const uvec4 seen = texelFetch(gMatter, pixel, 0);
    const vec3 color = unpackUnorm4x8(seen.r).rgb;
    const float open = openAt(gl_FragCoord.xy);
    const uint flags = seen.b >> 24;

    // Depth along the view, here, to the right and below; and how far from the plane of what is here those lie.
    const vec3 z = view.near / max(depths, 1e-6);
    const vec2 own = unpackSnorm2x16(normals.w);
    const vec3 n = vectorOf(own);
    const float towards = dot(n, rayAt(gl_FragCoord.xy));
    const vec2 apart = z.yz * (towards + vec2(dot(n, view.rayRight), dot(n, view.rayDown))) - z.x * towards;
    const bvec2 parts = greaterThan(abs(apart), vec2(0.0025 * z.x + 0.002));
    // Full where things part, but less on the nearer of the two: wires keep their own grey.
    const vec2 parting = mix(vec2(1), vec2(0.55), greaterThan(z.yz, z.xx)) + 0.45 * vec2(equal(depths.yz, vec2(0)));
    const vec2 turning = vec2(turns(unpackSnorm2x16(normals.z), own), turns(unpackSnorm2x16(normals.x), own)) * 0.8;
    const vec2 lines = mix(turning, parting, parts);
    const float line = max(lines.x, lines.y);
    // From above full, from below two thirds; the sides along an aisle lighter than those across it.
    const float facing = 0.80 + 0.17 * n.z + 0.10 * abs(n.y);
    vec3 shown = color * facing * mix(0.5, 1.0, open);
    // Lines fade where a pixel covers centimetres: they would be all there is.
    const float metres = z.x / view.pixelsPerMetre;
    const float strength = (flags & surfaceThin) == 0 ? 0.64 * clamp((0.060 - metres) / 0.052, 0.0, 1.0) : 0.0;
    shown *= 1 - strength * line;
    if ((flags & surfaceExact) != 0)
        shown = color;
    if (depths.x == 0)
        shown = light.zenith;
    outColor = vec4(shown, 1);
}
