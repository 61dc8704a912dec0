#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// The line around what is selected or under the cursor, over the picture.
GPU_UNIFORM(0, Lighting, light);
layout(binding = 1) uniform usampler2D gMatter;
layout(location = 0) out vec4 outColor;

bool holds(ivec2 pixel, uint flag)
{
    const uvec2 words = texelFetch(gMatter, clamp(pixel, ivec2(0), textureSize(gMatter, 0) - 1), 0).rg;
    return (surfaceIn(words) & flag) != 0;
}

// How strongly the accent shows at a pixel.
float outlineOf(ivec2 pixel, uint flag)
{
    const bool own = holds(pixel, flag);
    const bool edge = holds(pixel + ivec2(2, 0), flag) != own || holds(pixel - ivec2(2, 0), flag) != own ||
                      holds(pixel + ivec2(0, 2), flag) != own || holds(pixel - ivec2(0, 2), flag) != own;
    return edge ? 0.95 : own ? 0.12 : 0.0;
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    const float strength = max(0.6 * outlineOf(pixel, surfaceHovered), outlineOf(pixel, surfaceSelected));
    outColor = vec4(unpackUnorm4x8(light.accent).rgb * strength, strength);
}
