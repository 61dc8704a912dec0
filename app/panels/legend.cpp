#include "app/panels/legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace app
{
namespace
{
using engine::ColorMap;

// Powers of ten as exponents, others as short as they are.
std::string decadeText(int decade)
{
    if (decade >= -2 && decade <= 3)
        return fmt::format("{:g}", std::pow(10.0, decade));
    return fmt::format("1e{}", decade);
}

std::vector<LegendTick> decades(double least, double greatest)
{
    const double from = std::log10(least);
    const double to = std::log10(greatest);
    const int step = std::max(1, static_cast<int>(std::ceil((to - from) / 6)));
    std::vector<LegendTick> ticks;
    for (int decade = static_cast<int>(std::ceil(from - 1e-4)); decade <= to + 1e-4; decade += step)
        ticks.push_back({static_cast<float>((decade - from) / (to - from)), decadeText(decade)});
    return ticks;
}

// A step of 1, 2 or 5 times a power of ten that gives four to seven marks or so.
double stepOf(double extent)
{
    const double rough = extent / 5;
    const double decade = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0})
        if (rough <= step * decade * 1.0001)
            return step * decade;
    return 10 * decade;
}
} // namespace

UnitPrefix prefixOf(double greatest)
{
    constexpr std::array<UnitPrefix, 6> prefixes{
        {{"", 1}, {"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}, {"P", 1e15}}};
    size_t i = 0;
    while (i + 1 < prefixes.size() && std::abs(greatest) >= prefixes[i + 1].size * 0.9999)
        ++i;
    return prefixes[i];
}

std::vector<LegendTick> ticksOf(const engine::ValueScale& scale, double unitSize)
{
    const double least = static_cast<double>(scale.least) / unitSize;
    const double greatest = static_cast<double>(scale.greatest) / unitSize;
    if (!(greatest > least) || !std::isfinite(greatest - least) || (scale.logarithmic && !(least > 0)))
        return {{0.5f, fmt::format("{:.4g}", least)}};
    if (scale.logarithmic)
        return decades(least, greatest);
    const double step = stepOf(greatest - least);
    std::vector<LegendTick> ticks;
    const auto first = static_cast<int64_t>(std::ceil(least / step - 1e-6));
    const auto last = static_cast<int64_t>(std::floor(greatest / step + 1e-6));
    for (int64_t i = first; i <= last; ++i)
    {
        const double value = static_cast<double>(i) * step;
        ticks.push_back({static_cast<float>((value - least) / (greatest - least)), fmt::format("{:.4g}", value)});
    }
    return ticks;
}

Legend legendOf(const ViewInfo& view, const ViewValues& values, const EntityTable& entities)
{
    Legend legend;
    legend.title = view.title;
    legend.map = view.map;
    std::set<size_t> categories;
    const EntityId first = entities.first(view.kind);
    for (EntityId id = first; id < first + entities.count(view.kind) && id < values.values.size(); ++id)
        if (const float value = values.values[id]; std::isnan(value))
            legend.unknown = true;
        else if (view.range == ViewRange::categories && value >= 0)
            categories.insert(static_cast<size_t>(value));
    if (view.range == ViewRange::categories)
    {
        for (const size_t category : categories)
            legend.swatches.push_back(
                {engine::colorOf(values.scale, static_cast<float>(category)),
                 category < values.categories.size() ? values.categories[category] : fmt::format("{}", category)});
        return legend;
    }
    // Shares of a whole have no prefix.
    const UnitPrefix prefix = view.unit == "%" || values.scale.logarithmic
                                  ? UnitPrefix{"", 1}
                                  : prefixOf(static_cast<double>(values.scale.greatest));
    legend.unit = fmt::format("{}{}", prefix.text, view.unit);
    legend.ticks = ticksOf(values.scale, prefix.size);
    return legend;
}
} // namespace app
