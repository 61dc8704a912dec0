#pragma once

#include "app/stage/stage.h"
#include "engine/passes/colors.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app
{
// What does not change about a facility, as values that can be shown by colour: the views of `--view` that need no
// telemetry. A new one is one row of the table in views.cpp.

enum class ViewRange : uint8_t
{
    fixed,      // `least` to `greatest`
    fromZero,   // to the greatest value, rounded up
    categories, // 0, 1, 2, ... with names
};

struct ViewInfo
{
    std::string_view name;  // "cable.length"
    std::string_view title; // of the legend
    std::string_view unit;  // SI, or "%"; empty for categories
    EntityKind kind;        // whose values they are
    engine::ColorMap map;
    ViewRange range;
    // Writes the values of all entities of the kind, by EntityId; NaN stays where nothing is known.
    void (*fill)(const Stage& stage, std::span<float> values);
    // Names of categories; null where there are none.
    std::vector<std::string> (*names)(const Stage& stage) = nullptr;
    float least = 0, greatest = 1; // of a fixed range
};

std::span<const ViewInfo> views();
// Null when there is no such view.
const ViewInfo* findView(std::string_view name);

struct ViewValues
{
    std::vector<float> values; // by EntityId; NaN unknown, engine::noValue of other kinds
    engine::ValueScale scale;
    std::vector<std::string> categories; // by value
};
ViewValues valuesOf(const ViewInfo& view, const Stage& stage);

// The least round figure that is no less: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten, so that values fill
// most of their scale; 1 for what is not above 0.
float roundedUp(float value);
} // namespace app
