// The line around what is selected or under the cursor. The including shader binds `light` and `gEntity`.
#ifndef GLASSHOUSE_ENGINE_OUTLINE_GLSL
#define GLASSHOUSE_ENGINE_OUTLINE_GLSL

bool holds(ivec2 pixel, uint entity)
{
    return texelFetch(gEntity, clamp(pixel, ivec2(0), textureSize(gEntity, 0) - 1), 0).r == entity;
}

// How strongly the accent shows at a pixel.
float outlineAt(ivec2 pixel)
{
    float strength = 0;
    // Software drivers execute both sides of an if, but no loop that does not begin.
    for (int i = light.hovered != 0 ? 0 : 1; i < (light.selected != 0 ? 2 : 1); ++i)
    {
        const uint entity = i == 0 ? light.hovered : light.selected;
        const bool own = holds(pixel, entity);
        const bool edge = holds(pixel + ivec2(2, 0), entity) != own || holds(pixel - ivec2(2, 0), entity) != own ||
                          holds(pixel + ivec2(0, 2), entity) != own || holds(pixel - ivec2(0, 2), entity) != own;
        strength = max(strength, (edge ? 0.95 : own ? 0.12 : 0.0) * (i == 0 ? 0.6 : 1.0));
    }
    return strength;
}
#endif
