// What vertices hand on of their matter.
#ifndef GLASSHOUSE_ENGINE_MATTER_GLSL
#define GLASSHOUSE_ENGINE_MATTER_GLSL

#include "engine/surface.glsl"

// Colour, surface and entity, the first two as the tint wants them (0: none).
uvec3 matterOf(uint color, uint surface, uint tint, bool steps, uint entity)
{
    color = steps ? stepped(color, view.backColor, view.backLight) : color;
    color = tint != 0 ? color & 0xFF000000u | tint & 0xFFFFFFu : color;
    surface |= tint != 0 ? surfaceExact : 0;
    return uvec3(color, surface, entity);
}

// Flags of what the viewer has marked.
uint marksOf(uint entity)
{
    const bool any = entity != 0;
    return (any && entity == view.selected ? surfaceSelected : 0) |
           (any && entity == view.hovered ? surfaceHovered : 0);
}
#endif
