#pragma once

#include "twin/facility/route.h"

namespace app
{
// The fullest piece of tray that is long enough to look along: one with no other close above it if there is such a one.
// Null when there is none at all.
struct FullestTray
{
    const twin::Section* section = nullptr;
    bool covered = false;
};
FullestTray fullestTray(const twin::Routes& routes);
} // namespace app
