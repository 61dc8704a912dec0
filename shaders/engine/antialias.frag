#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/gpu/gpu.h"

// Smooths stairs along edges of brightness, after the idea of FXAA (Lottes 2009): a short blur along the edge where the
// contrast is high, none elsewhere.
layout(binding = 0) uniform sampler2D picture;
layout(location = 0) out vec4 outColor;

float luma(vec3 c)
{
    return dot(c, vec3(0.299, 0.587, 0.114));
}

// The mean of three places along the edge, unless that leaves what is around.
vec3 smoothed(vec3 middle, vec2 at, vec2 texel, float least, float most, float nw, float ne, float sw, float se)
{
    vec2 along = vec2((sw + se) - (nw + ne), (nw + sw) - (ne + se));
    const float damp = max((nw + ne + sw + se) * 0.03, 1.0 / 128);
    along = clamp(along / (min(abs(along.x), abs(along.y)) + damp), vec2(-8), vec2(8)) * texel * 0.4;
    const vec3 mean = (middle + textureLod(picture, at - along, 0).rgb + textureLod(picture, at + along, 0).rgb) / 3;
    const float m = luma(mean);
    return m < least || m > most ? middle : mean;
}

void main()
{
    const vec2 texel = 1 / vec2(textureSize(picture, 0));
    const vec2 at = gl_FragCoord.xy * texel;
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    const ivec2 last = textureSize(picture, 0) - 1;
    const vec3 middle = texelFetch(picture, pixel, 0).rgb;
    const float m = luma(middle);
    const float nw = luma(texelFetch(picture, clamp(pixel + ivec2(-1, -1), ivec2(0), last), 0).rgb);
    const float ne = luma(texelFetch(picture, clamp(pixel + ivec2(1, -1), ivec2(0), last), 0).rgb);
    const float sw = luma(texelFetch(picture, clamp(pixel + ivec2(-1, 1), ivec2(0), last), 0).rgb);
    const float se = luma(texelFetch(picture, clamp(pixel + ivec2(1, 1), ivec2(0), last), 0).rgb);
    const float least = min(m, min(min(nw, ne), min(sw, se)));
    const float most = max(m, max(max(nw, ne), max(sw, se)));
    outColor = vec4(middle, 1);
    if (most - least >= max(0.04, most * 0.125))
        outColor.rgb = smoothed(middle, at, texel, least, most, nw, ne, sw, se);
}
