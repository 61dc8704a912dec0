#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "shared/engine/values.h"

namespace engine
{
// Colour maps that are perceptually even and read by colour-blind eyes. `categories` is eight hues of equal lightness.
enum class ColorMap : uint8_t
{
    viridis,
    cividis,
    inferno,
    diverging, // blue to orange through grey
    categories,
};
inline constexpr uint32_t colorMapSize = 256;
inline constexpr uint32_t categoryCount = 8;

// The map's entries, sRGB 0xRRGGBB, least first. Of `categories` entry i is category i % 8.
const std::array<uint32_t, colorMapSize>& colorsOf(ColorMap map);

// How values become colours: the shader does the same arithmetic.
struct ValueScale
{
    ColorMap map = ColorMap::viridis;
    float least = 0; // shown by the first colour; values beyond are clamped
    float greatest = 1;
    bool logarithmic = false; // by decades; `least` is above 0 then
};
// The same as the shader takes it (shaders/engine/value_color.glsl), and a value's entry in the table of its map; none
// for NaN. Of categories the value is the category's number, rounded; `least` and `greatest` do not matter.
ValueEntry entryOf(const ValueScale& scale);
std::optional<uint32_t> entryOf(const ValueEntry& scale, float value);
// 0xRRGGBB of a value; that of the unknown for NaN.
uint32_t colorOf(const ValueScale& scale, float value);
inline constexpr uint32_t unknownColor = 0x6E6E6E;
} // namespace engine
