#pragma once

#include "twin/facility/generate/site.h"

namespace twin::factory
{
// Measures of the hall, metres.
inline constexpr double slotWidth = 0.6; // of a rack or cooler in its row
inline constexpr double slotDepth = 1.2;
inline constexpr double aisleWidth = 1.2; // hot and cold: two floor tiles
inline constexpr double mainAisleWidth = 2.4;
inline constexpr double wallMargin = 1.8;   // from the wall to the first row's front
inline constexpr double headerMargin = 1.2; // beyond the last row, where trays gather before the ducts
inline constexpr double clearHeight = 5.0;
inline constexpr double pairPitch = 2 * slotDepth + 2 * aisleWidth;
inline constexpr double containmentHeight = 2.4;

// y of the front line of a pair's lower row, or of its upper row, which faces up.
double rowFront(std::uint32_t pair, bool facesUp);

std::string_view rackModel(const Design& design, RackKind kind);

// A number that is free to be anything, the same for the same seed and index.
std::uint32_t mix(std::uint32_t seed, std::uint32_t index);
} // namespace twin::factory
