#pragma once

#include "app/stage/views.h"
#include "engine/passes/colors.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace app
{
// A mark on a legend's bar.
struct LegendTick
{
    float place; // 0 to 1, from the least value to the greatest
    std::string text;
};

struct LegendSwatch
{
    uint32_t color; // sRGB 0xRRGGBB
    std::string name;
};

// What colours mean, as words and marks.
struct Legend
{
    std::string title;
    std::string unit;                  // of the marks, with a prefix; empty where there is none
    std::string provenance = "stated"; // how the values are known
    engine::ColorMap map = engine::ColorMap::viridis;
    std::vector<LegendTick> ticks;      // least first; empty for categories
    std::vector<LegendSwatch> swatches; // of categories that occur
    bool unknown = false;               // something of the kind carries no value
};

Legend legendOf(const ViewInfo& view, const ViewValues& values, const EntityTable& entities);

// Four to seven marks at round figures, or at decades, that take in both ends when these are round.
std::vector<LegendTick> ticksOf(const engine::ValueScale& scale, double unitSize = 1);

// The prefix that makes `greatest` a figure from 1 to 1,000, and its size: {"G", 1e9}. None below 1.
struct UnitPrefix
{
    std::string_view text;
    double size;
};
UnitPrefix prefixOf(double greatest);
} // namespace app
