#pragma once

#include "twin/facility/route.h"

namespace app
{
// The level piece of tray, long enough to look along, and the place along it where most cables lie side by side. One
// with no other close above it, if there is such a one with nearly as many. No section when there is none at all.
struct FullestTray
{
    const twin::Section* section = nullptr;
    double at = 0;      // metres along the section
    size_t cables = 0;  // there
    bool onward = true; // more of them lie on from there than back
    bool covered = false;
};
FullestTray fullestTray(const twin::Routes& routes);
} // namespace app
