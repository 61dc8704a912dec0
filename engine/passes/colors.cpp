#include "engine/passes/colors.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/passes/color_tables.h"

namespace engine
{
namespace
{
constexpr float entries = colorMapSize;

std::array<uint32_t, colorMapSize> repeatedCategories()
{
    std::array<uint32_t, colorMapSize> all;
    for (uint32_t i = 0; i < colorMapSize; ++i)
        all[i] = tables::categories[i % categoryCount];
    return all;
}

// As the shader's max and log2 do.
float logarithm(float value)
{
    return std::log2(std::max(value, std::numeric_limits<float>::min()));
}
} // namespace

const std::array<uint32_t, colorMapSize>& colorsOf(ColorMap map)
{
    static const std::array<uint32_t, colorMapSize> categories = repeatedCategories();
    switch (map)
    {
    case ColorMap::viridis:
        return tables::viridis;
    case ColorMap::cividis:
        return tables::cividis;
    case ColorMap::inferno:
        return tables::inferno;
    case ColorMap::diverging:
        return tables::diverging;
    case ColorMap::categories:
        break;
    }
    return categories;
}

ValueEntry entryOf(const ValueScale& scale)
{
    if (scale.map == ColorMap::categories)
        return {.factor = 1, .offset = 0, .logarithmic = 0, .category = 1};
    const float least = scale.logarithmic ? logarithm(scale.least) : scale.least;
    const float greatest = scale.logarithmic ? logarithm(scale.greatest) : scale.greatest;
    // A range without extent, or one that is no range, shows the middle.
    if (!(greatest > least) || !std::isfinite(greatest - least))
        return {.factor = 0, .offset = entries / 2, .logarithmic = 0, .category = 0};
    const float factor = entries / (greatest - least);
    return {.factor = factor, .offset = -least * factor, .logarithmic = scale.logarithmic ? 1u : 0u, .category = 0};
}

std::optional<uint32_t> entryOf(const ValueEntry& scale, float value)
{
    if (std::isnan(value))
        return std::nullopt;
    if (scale.category != 0)
        return static_cast<uint32_t>(std::clamp(value, 0.0f, 65535.0f) + 0.5f) % colorMapSize;
    // An infinite value with a factor of 0 is no number.
    const float finite = std::clamp(value, -std::numeric_limits<float>::max(), std::numeric_limits<float>::max());
    const float x = scale.logarithmic != 0 ? logarithm(finite) : finite;
    return static_cast<uint32_t>(std::clamp(scale.factor * x + scale.offset, 0.0f, entries - 1));
}

uint32_t colorOf(const ValueScale& scale, float value)
{
    const std::optional<uint32_t> entry = entryOf(entryOf(scale), value);
    return entry ? colorsOf(scale.map)[*entry] : unknownColor;
}
} // namespace engine
