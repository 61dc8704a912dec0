// What vertices hand on of their matter. The including shader binds `view`.
#ifndef GLASSHOUSE_ENGINE_MATTER_GLSL
#define GLASSHOUSE_ENGINE_MATTER_GLSL

#include "engine/surface.glsl"

// Colour, surface and entity, the first two as the tint wants them (0: none). In the flat look, where nothing glows, the
// surface's flags stand in the place of the glow.
uvec3 matterOf(uint color, uint surface, uint tint, bool steps, uint entity)
{
    // Flat greys are light already: beside them data would not stand out.
    color = steps ? stepped(color, (view.flags & viewFlat) != 0 ? 0.62 : 1.0) : color;
    color = tint != 0 ? color & 0xFF000000u | tint & 0xFFFFFFu : color;
    surface |= tint != 0 ? surfaceExact << 24 : 0;
    const uint flat_ = surface & 0xFF00FFFFu | surface >> 24 << 16;
    return uvec3(color, (view.flags & viewFlat) != 0 ? flat_ : surface, entity);
}
#endif
