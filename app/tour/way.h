#pragma once

#include "app/tour/airspace.h"

#include <glm/vec3.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace app
{
// Whether a camera may be at a place; near the ends of a way less room will do than on it.
using FreePlace = std::function<bool(const glm::dvec3& place)>;

bool isFreeLine(const FreePlace& isFree, const glm::dvec3& from, const glm::dvec3& to);

// The corners of a way from one place to another, both among them: straight where that is free, else around what stands
// there, if it can be between the heights of its ends, else over or under things. Where `isRoomy` it goes rather.
// Nothing when there is none, or none that is found within some seconds.
std::optional<std::vector<glm::dvec3>> findWay(const FreePlace& isFree, const FreePlace& isRoomy,
                                               const glm::dvec3& from, const glm::dvec3& to);
} // namespace app
