#pragma once

#include "twin/facility/counts.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace app
{
// The counts of a facility under the names that `generate`, `import` and `check` promise with --json.
nlohmann::ordered_json toJson(const twin::FacilityCounts& counts);

// The same for people, a few lines.
std::string toText(const twin::FacilityCounts& counts);
} // namespace app
