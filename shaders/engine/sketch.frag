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

// Where surfaces face another way: their octahedral maps differ, by 0.22, whose signs do where they are folded.
bool turns(uint a, uint b)
{
    const ivec2 turn = abs(abs(octIn(a)) - abs(octIn(b)));
    return max(turn.x, turn.y) > 450;
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    // This pixel (w), the one to its right (z) and the one below (x).
    const vec2 corner = (gl_FragCoord.xy + 0.5) / view.size;
    const vec3 depths = textureGather(gDepth, corner).wzx;
    const uvec4 normals = textureGather(gMatter, corner, 1);
    const vec3 color = unpackUnorm4x8(texelFetch(gMatter, pixel, 0).r).rgb;
    const float open = openAt(gl_FragCoord.xy);
    const uint flags = normals.w >> 16;

    // How far from the plane of what is here, what is to the right and below lies: more than 2 mm and 1/400 of the
    // distance, all times both depths.
    const float z = view.near / max(depths.x, 1e-6);
    const vec3 n = normalIn(normals.w);
    const float towards = dot(n, rayAt(gl_FragCoord.xy));
    const vec2 beside = towards + vec2(dot(n, view.rayRight), dot(n, view.rayDown));
    const vec2 apart = view.near * (depths.x * beside - depths.yz * towards);
    const bvec2 parts = greaterThan(abs(apart), depths.yz * (0.0025 * view.near + 0.002 * depths.x));
    // Full where things part, but less on the nearer of the two: wires keep their own grey.
    const vec2 parting =
        mix(vec2(1), vec2(0.55), lessThan(depths.yz, depths.xx)) + 0.45 * vec2(equal(depths.yz, vec2(0)));
    const vec2 turning = vec2(turns(normals.z, normals.w), turns(normals.x, normals.w)) * 0.8;
    const vec2 lines = mix(turning, parting, parts);
    const float line = max(lines.x, lines.y);
    // From above full, from below two thirds; the sides along an aisle lighter than those across it. Fibers and foam
    // darken away from above and from the eye, so that each is told from the next.
    const bool soft = (flags & surfaceSoft) != 0;
    const float facing =
        soft ? clamp(0.62 + 0.35 * n.z + 0.30 * towards * towards, 0.70, 1.0) : 0.80 + 0.17 * n.z + 0.10 * abs(n.y);
    vec3 shown = color * facing * mix(0.5, 1.0, open);
    // Lines fade where a pixel covers centimetres: they would be all there is.
    const float metres = z / view.pixelsPerMetre;
    const float strength = !soft ? 0.64 * clamp((0.060 - metres) / 0.052, 0.0, 1.0) : 0.0;
    shown *= 1 - strength * line;
    if ((flags & surfaceExact) != 0 || (soft && glows(flags)))
        shown = color;
    if (depths.x == 0)
        shown = light.zenith;
    outColor = vec4(shown, 1);
}
