// The colour by which an entity shows its value. The including shader binds `view`, `values` and `colors`.
#ifndef GLASSHOUSE_ENGINE_TINT_GLSL
#define GLASSHOUSE_ENGINE_TINT_GLSL

#include "engine/value_color.glsl"

// Entry of the colour map; the one past the last stands for the unknown.
uint colorIndexOf(float value)
{
    const bool logarithmic = (view.flags & viewLogarithmic) != 0;
    const float factor = view.valueScale * float(view.colorCount);
    ValueEntry scale;
    scale.factor = logarithmic ? factor * 0.30102999566 : factor; // `valueLeast` is in decades
    scale.offset = factor > 0 ? -view.valueLeast * factor : float(view.colorCount) / 2;
    scale.logarithmic = logarithmic ? 1 : 0;
    scale.category = (view.flags & viewCategories) != 0 ? 1 : 0;
    return min(entryOf(scale, value), view.colorCount);
}

// Replaces `color` (keeping its alpha) and says so in `surface` where `entity` carries a value that is shown.
void tint(uint entity, bool tinted, inout uint color, inout uint surface)
{
    if ((view.flags & viewTints) == 0)
        return;
    const float value = tinted ? values.at[entity] : 0;
    if (!tinted || entity == 0 || isinf(value))
    {
        if ((view.flags & viewDims) != 0)
            color = stepped(color);
        return;
    }
    color = colors.at[colorIndexOf(value)] & 0xFFFFFFu | color & 0xFF000000u;
    surface |= surfaceExact << 24;
}
#endif
