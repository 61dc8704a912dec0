#pragma once

#include "twin/facility/facility.h"
#include "twin/facility/problem.h"

#include <vector>

namespace twin
{
// Resolves every name of `document` and lays the facility out in arrays. What cannot be resolved (an unknown name, a
// name used twice, a port plugged twice, strands that do not add up) is appended to `problems` with its path; the
// entity then stays in its array with null ids, so that indices agree with the document's whatever is wrong. The
// document's strings move into the facility.
Facility build(FacilityDocument&& document, std::vector<Problem>& problems);

// For documents that must be right (a generator's): throws Error with the first problem.
Facility build(FacilityDocument&& document);
} // namespace twin
