#pragma once

#include "twin/facility/facility.h"
#include "twin/facility/problem.h"
#include "twin/facility/route.h"

#include <vector>

namespace twin
{
// Everything that is wrong with a facility that could be built: all of it, not the first thing. Entities that `build`
// left with null ids have been complained about there and are passed over. Paths are those of the document.
void check(const Facility& facility, const Routes& routes, std::vector<Problem>& problems);

// Its parts, each with what it looks at.
void checkModels(const Facility& facility, std::vector<Problem>& problems); // sizes, ports on their faces
void checkSpace(const Facility& facility, std::vector<Problem>& problems);  // halls, footprints, trays, sensors
void checkRacks(const Facility& facility, std::vector<Problem>& problems);  // units, depths, power
void checkPlant(const Facility& facility, std::vector<Problem>& problems);  // coolers, CDUs, PDUs against their load
void checkCables(const Facility& facility, const Routes& routes, std::vector<Problem>& problems); // lengths, reach
} // namespace twin
