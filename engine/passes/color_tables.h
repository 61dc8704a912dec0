#pragma once

#include <array>
#include <cstdint>

#include "engine/passes/colors.h"

// The colours of colors.h as data, sRGB 0xRRGGBB.
namespace engine::tables
{
// By Stéfan van der Walt, Nathaniel Smith and Eric Firing for matplotlib, 2015, dedicated to the public domain (CC0).
extern const std::array<uint32_t, colorMapSize> viridis;
extern const std::array<uint32_t, colorMapSize> inferno;
// By Jamie Nuñez, Christopher Anderton and Ryan Renslow, PLOS ONE 13(7), 2018; copyright 2017 Battelle Memorial
// Institute, under a BSD licence.
extern const std::array<uint32_t, colorMapSize> cividis;
// Our own, as assets/scripts/colors.py makes them.
extern const std::array<uint32_t, colorMapSize> diverging;
extern const std::array<uint32_t, categoryCount> categories;
} // namespace engine::tables
