#pragma once

#include "twin/facility/kinds.h"

#include <cstdint>

namespace app
{
// Colour of a cable's jacket, sRGB 0xRRGGBB: TIA-598-D for fibers; black for copper, orange for active cables.
constexpr uint32_t jacketOf(twin::Medium medium)
{
    switch (medium)
    {
    case twin::Medium::os2:
        return 0xE7C538;
    case twin::Medium::om3:
    case twin::Medium::om4:
        return 0x30ADB2;
    case twin::Medium::om5:
        return 0x97C73B;
    case twin::Medium::aoc:
        return 0xDB6B21;
    case twin::Medium::dac:
        return 0x1C1C1E;
    case twin::Medium::backplane:
        return 0x4A3B30;
    case twin::Medium::cat6:
        return 0x74808A;
    }
    return 0xFFFFFF;
}
} // namespace app
