// The colour of a value, by the arithmetic of engine/passes/colors.cpp:
//   const uint entry = entryOf(args.scale, value);
//   const uint color = entry == noEntry ? args.unknown : colors.at[entry];
#ifndef GLASSHOUSE_ENGINE_VALUE_COLOR_GLSL
#define GLASSHOUSE_ENGINE_VALUE_COLOR_GLSL

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

#endif
