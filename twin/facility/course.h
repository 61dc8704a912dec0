#pragma once

#include "twin/facility/route.h"

#include <vector>

namespace twin
{
// A cable's corner points, campus frame, from port to port; empty for a cable that is not laid.
struct Course
{
    std::vector<glm::dvec3> corners;
    bool holdsRadius = true; // whether the type's bend radius fits in all of them

    // Of `cable`, laid by its hops, its path, or behind its rack. Keeps its memory from one cable to the next.
    void follow(const Facility& facility, const Routes& routes, CableId cable);
};

// Whether a cable has all that laying it takes: a type, and a port of a device in a rack at each end.
bool canBeLaid(const Facility& facility, const Cable& cable);
} // namespace twin
