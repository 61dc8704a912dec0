#pragma once

#include "app/tour/track.h"

#include <vector>

namespace app
{
// Slows the turns of points at equal times, `step` seconds apart, where a camera would spin: as it does that passes
// over what it looks at. There it may look aside for a moment; elsewhere the points stay as they are to the bit.
void calm(std::vector<TrackPoint>& points, double step);
} // namespace app
