// The colour by which an entity shows its value. The including shader binds `view`, `values` and `colors`.
#ifndef GLASSHOUSE_ENGINE_TINT_GLSL
#define GLASSHOUSE_ENGINE_TINT_GLSL

// Entry of the colour map; the one past the last stands for the unknown.
uint colorIndexOf(float value)
{
    if (isnan(value))
        return view.colorCount;
    if ((view.flags & viewCategories) != 0)
        return min(uint(max(value, 0)), view.colorCount - 1);
    const float v = (view.flags & viewLogarithmic) != 0 ? log2(max(value, 1e-38)) * 0.30102999566 : value;
    return uint(clamp((v - view.valueLeast) * view.valueScale, 0.0, 1.0) * float(view.colorCount - 1) + 0.5);
}

// Replaces `color` (keeping its alpha) and says so in `surface` where `entity` carries a value that is shown.
void tint(uint entity, bool tinted, inout uint color, inout uint surface)
{
    if ((view.flags & viewTints) == 0)
        return;
    if (!tinted || entity == 0)
    {
        if ((view.flags & viewDims) != 0)
            color = stepped(color);
        return;
    }
    color = colors.at[colorIndexOf(values.at[entity])] & 0xFFFFFFu | color & 0xFF000000u;
    surface |= surfaceExact << 24;
}
#endif
