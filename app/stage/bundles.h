#pragma once

#include "twin/facility/route.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace app
{
// A part of a section, metres along it from `from`.
struct Stretch
{
    float from = 0, to = 0;

    float length() const { return std::max(to - from, 0.0F); }
};

// How far beyond the ends of a section its cables may keep to their places; metres.
inline float beyond(const twin::Section& section)
{
    return section.kind == twin::Section::Kind::riser ? 1.0F : 0.0F;
}

// A part of a cable in a section along which nothing about it changes: where the cables around it hide it, and with
// which of them it lies side by side.
struct Cover
{
    std::uint32_t hop;
    Stretch where;
    std::uint8_t sides = 0;   // as engine::FiberKnot::coveredSides
    std::uint8_t thickly = 0; // as engine::FiberKnot::thickSides
    std::uint32_t band = 0;   // as engine::FiberKnot::band
};

// Of all hops, in their order and along each section, given where each hop's cable is drawn straight in its place.
// Cables in a section lie in rows, each touching its neighbours: who stands outside sees none that has one on either
// hand and a closed row before it. Only of sections along an axis of the world, and only what is worth its knots.
std::vector<Cover> coversOf(const twin::Facility& facility, const twin::Routes& routes,
                            std::span<const Stretch> straight);
} // namespace app
