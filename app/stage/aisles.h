#pragma once

#include "app/stage/place.h"

namespace app
{
// An aisle by its own long side: x along it from 0 to `length`, y across from 0 to `width`.
struct AisleFrame
{
    Place place;  // world
    Place inHall; // the same, hall frame
    double length, width;
};

AisleFrame frameOf(const World& world, const twin::Aisle& aisle);
} // namespace app
