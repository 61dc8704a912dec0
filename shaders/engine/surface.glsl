// What solids and fibers write about a surface, and what lighting reads of it.
#ifndef GLASSHOUSE_ENGINE_SURFACE_GLSL
#define GLASSHOUSE_ENGINE_SURFACE_GLSL

#include "shared/engine/view.h"

// A surface's 16 bits: roughness (5), metalness (4) and glow (3) from the lowest, then
#define surfaceExact 0x1000u    // its colour is data: shown as it is where nothing is lit
#define surfaceSoft 0x2000u     // a fiber or foam: drawings show none of its edges
#define surfaceSelected 0x4000u // it belongs to what is selected,
#define surfaceHovered 0x8000u  // or under the cursor
#define surfaceGlows 0xE00u     // of a full glow

vec3 roughMetalGlow(uint surface)
{
    return vec3(surface & 31u, surface >> 5 & 15u, surface >> 9 & 7u) / vec3(31, 15, 7);
}

vec3 linearOf(vec3 srgb)
{
    return mix(srgb / 12.92, pow((srgb + 0.055) / 1.055, vec3(2.4)), greaterThan(srgb, vec3(0.04045)));
}

// The same by a cubic, within 0.002: for matter that is lit, never for data.
vec3 nearLinearOf(vec3 srgb)
{
    return srgb * (srgb * (srgb * 0.305306011 + 0.682171111) + 0.012522878);
}

vec3 srgbOf(vec3 linear)
{
    const vec3 c = clamp(linear, 0.0, 1.0);
    return mix(c * 12.92, 1.055 * pow(c, vec3(1 / 2.4)) - 0.055, greaterThan(c, vec3(0.0031308)));
}

// Octahedral map of directions (Meyer et al. 2010), of any length, onto a square of [-1, 1].
vec2 octOf(vec3 v)
{
    const vec2 p = v.xy / (abs(v.x) + abs(v.y) + abs(v.z));
    return v.z >= 0 ? p : (1 - abs(p.yx)) * mix(vec2(-1), vec2(1), greaterThanEqual(p, vec2(0)));
}

vec3 vectorOf(vec2 oct)
{
    vec3 v = vec3(oct, 1 - abs(oct.x) - abs(oct.y));
    const float t = max(-v.z, 0.0);
    v.xy -= mix(vec2(-t), vec2(t), greaterThanEqual(v.xy, vec2(0)));
    return normalize(v);
}

// What is in front at a pixel, in two words: sRGB 0xBBGGRR, then an octahedral normal of two signed 12-bit fractions;
// above each of them 8 bits of the surface, the lower ones first.
uvec4 matterWords(uvec2 words, vec3 normal)
{
    const ivec2 n = ivec2(round(octOf(normal) * 2047));
    return uvec4(words.x, words.y | n.x & 0xFFF | (n.y & 0xFFF) << 12, 0, 0);
}

// All but the normal.
uvec2 matterWords(uint color, uint surface)
{
    return uvec2(color & 0xFFFFFFu | surface << 24, (surface & 0xFF00u) << 16);
}

ivec2 octIn(uint word)
{
    return ivec2(int(word) << 20, int(word) << 8) >> 20;
}

vec3 normalIn(uint word)
{
    return vectorOf(vec2(octIn(word)) / 2047);
}

uint surfaceIn(uvec2 words)
{
    return words.x >> 24 | words.y >> 16 & 0xFF00u;
}

// Whether it has the full glow of what is selected or lit.
bool glows(uint surface)
{
    return (surface & surfaceGlows) == surfaceGlows;
}

vec3 turned(uvec2 rotation, vec3 v)
{
    const vec4 q = vec4(unpackSnorm2x16(rotation.x), unpackSnorm2x16(rotation.y));
    return v + 2 * cross(q.xyz, cross(q.xyz, v) + q.w * v);
}

uint packedColor(vec3 srgb, float alpha)
{
    return packUnorm4x8(vec4(srgb, alpha));
}

// What steps back: so much of its colour stays, and of its light.
uint stepped(uint color, float hue, float light)
{
    const vec4 c = unpackUnorm4x8(color);
    const float grey = dot(c.rgb, vec3(0.2126, 0.7152, 0.0722));
    return packUnorm4x8(vec4(mix(vec3(grey), c.rgb, hue) * light, c.a));
}
#endif
