#pragma once

#include "app/stage/set.h"

namespace app
{
// What a building of which we draw the shell stands on, but for its halls, which have floors of their own; seen when
// the shell is hidden.
void addBuildingFloor(Set& set, twin::BuildingId id);
} // namespace app
