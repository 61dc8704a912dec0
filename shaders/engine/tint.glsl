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

// The colour of the value that `entity` carries, 0xFFBBGGRR; 0 where it shows none.
uint tintOf(uint entity, bool tinted)
{
    if ((view.flags & viewEntities) != 0)
        return entity | 0xFF000000u;
    const bool asked = tinted && entity != 0 && (view.flags & viewTints) != 0;
    const float value = values.at[asked ? entity : 0];
    const uint color = colors.at[colorIndexOf(value)] | 0xFF000000u;
    return asked && !isinf(value) ? color : 0;
}

// Whether what has that entity and tint gives way to what carries a value.
bool stepsBack(uint entity, uint tint)
{
    const float value = values.at[entity];
    const bool isDark = isinf(value) && value > 0;
    return (view.flags & viewSpotlight) != 0 ? isDark
                                             : tint == 0 && (view.flags & viewTints) != 0 && (view.flags & viewDims) != 0;
}

// Whether the spotlight is on that entity by itself, whatever its value.
bool isLit(uint entity)
{
    const float value = values.at[entity];
    return (view.flags & viewSpotlight) != 0 && isinf(value) && value < 0;
}
#endif
