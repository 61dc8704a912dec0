// The colour of a value, by the arithmetic of engine/passes/colors.cpp:
//   const uint entry = entryOf(args.scale, value);
//   const vec3 color = srgbOf(entry == noEntry ? args.unknown : colors.at[entry]);
#include "shared/engine/values.h"

const uint noEntry = 0xffffffffu;

// The place of `value` in a table of 256 colours; noEntry when it is NaN.
uint entryOf(ValueEntry scale, float value)
{
    // By its bits: a compiler may take isnan() for impossible.
    if ((floatBitsToUint(value) & 0x7fffffffu) > 0x7f800000u)
        return noEntry;
    if (scale.category != 0)
        return uint(clamp(value, 0.0, 65535.0) + 0.5) & 255u;
    // An infinite value with a factor of 0 is no number; of what is below the least normal one, drivers make zero.
    const float finite = clamp(value, -3.40282347e38, 3.40282347e38);
    const float x = scale.logarithmic != 0 ? log2(max(finite, 1.17549435e-38)) : finite;
    return uint(clamp(scale.factor * x + scale.offset, 0.0, 255.0));
}

// sRGB, 0 to 1, of 0xRRGGBB.
vec3 srgbOf(uint rgb)
{
    return vec3((rgb >> 16) & 255u, (rgb >> 8) & 255u, rgb & 255u) / 255.0;
}

// Linear light, for what is lit and tone-mapped before it is shown.
vec3 linearOf(vec3 srgb)
{
    return mix(srgb / 12.92, pow((srgb + 0.055) / 1.055, vec3(2.4)), greaterThan(srgb, vec3(0.04045)));
}
