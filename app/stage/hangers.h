#pragma once

#include "twin/facility/route.h"

#include <cstdint>

namespace app
{
// Where a piece of tray hangs: brackets at `first`, `first + step`, ... metres along it. None where it is too short.
struct Hangers
{
    double first = 0, step = 0;
    uint32_t count = 0;
};
Hangers hangersOf(const twin::Section& tray);
} // namespace app
