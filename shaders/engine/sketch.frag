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

// How strong a line is drawn here for a neighbour that is seen at `pixel`. Full where what is there does not lie in the
// plane of what is here, but less on the nearer of the two: wires keep their own grey. Then where it faces another way
// (as octahedral maps, whose signs differ where they are folded).
float lineTo(vec2 pixel, float depth, vec2 facing, vec3 here, vec3 normal, vec2 own, float least)
{
    const vec3 apart = positionAt(pixel, max(depth, 1e-6)) - here;
    const vec2 turn = abs(abs(facing) - abs(own));
    const bool parts = abs(dot(apart, normal)) > least;
    const bool nearer = depth > 0 && dot(apart, view.forward) > 0;
    const float turns = max(turn.x, turn.y) > 0.22 ? 0.8 : 0.0;
    return parts ? (nearer ? 0.55 : 1.0) : turns;
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    // This pixel (w), the one to its right (z) and the one below (x).
    const vec2 corner = (gl_FragCoord.xy + 0.5) / view.size;
    const vec4 depths = textureGather(gDepth, corner);
    const uvec4 normals = textureGather(gMatter, corner, 1);
    const uvec4 seen = texelFetch(gMatter, pixel, 0);
    const vec3 color = unpackUnorm4x8(seen.r).rgb;
    const float open = openAt(gl_FragCoord.xy);
    const uint flags = seen.b >> 24;

    const float z = view.near / max(depths.w, 1e-6);
    const vec3 p = rayAt(gl_FragCoord.xy) * z;
    const vec2 own = unpackSnorm2x16(normals.w);
    const vec3 n = vectorOf(own);
    const float least = 0.0025 * z + 0.002;
    const float line =
        max(lineTo(gl_FragCoord.xy + vec2(1, 0), depths.z, unpackSnorm2x16(normals.z), p, n, own, least),
            lineTo(gl_FragCoord.xy + vec2(0, 1), depths.x, unpackSnorm2x16(normals.x), p, n, own, least));
    // From above full, from below two thirds; the sides along an aisle lighter than those across it.
    const float facing = 0.80 + 0.17 * n.z + 0.10 * abs(n.y);
    vec3 shown = color * facing * mix(0.5, 1.0, open);
    // Lines fade where a pixel covers centimetres: they would be all there is.
    const float metres = z / view.pixelsPerMetre;
    if ((flags & surfaceThin) == 0)
        shown *= 1 - 0.64 * line * (1 - smoothstep(0.008, 0.060, metres));
    if ((flags & surfaceExact) != 0)
        shown = color;
    if (depths.w == 0)
        shown = light.zenith;
    outColor = vec4(shown, 1);
}
