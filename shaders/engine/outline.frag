#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/lighting.h"

// The line around what is selected or under the cursor, over the picture.
GPU_UNIFORM(0, Lighting, light);
layout(binding = 1) uniform usampler2D gMatter;
layout(location = 0) out vec4 outColor;

bool holds(ivec2 pixel, uint entity)
{
    return texelFetch(gMatter, clamp(pixel, ivec2(0), textureSize(gMatter, 0) - 1), 0).a == entity;
}

// How strongly the accent shows at a pixel.
float outlineOf(ivec2 pixel, uint entity)
{
    const bool own = holds(pixel, entity);
    const bool edge = holds(pixel + ivec2(2, 0), entity) != own || holds(pixel - ivec2(2, 0), entity) != own ||
                      holds(pixel + ivec2(0, 2), entity) != own || holds(pixel - ivec2(0, 2), entity) != own;
    return entity == 0 ? 0.0 : edge ? 0.95 : own ? 0.12 : 0.0;
}

void main()
{
    const ivec2 pixel = ivec2(gl_FragCoord.xy);
    const float strength = max(0.6 * outlineOf(pixel, light.hovered), outlineOf(pixel, light.selected));
    outColor = vec4(unpackUnorm4x8(light.accent).rgb * strength, strength);
}
