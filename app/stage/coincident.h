#pragma once

#include "app/stage/cable_part.h"

#include <span>

namespace app
{
// Finds where links of all parts lie within others of the same thickness: nobody sees them there.
void coverCoincident(std::span<CablePart> parts);
} // namespace app
