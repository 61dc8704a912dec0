#pragma once

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace app
{
// The part of a line of corners between two shares of its length, from the one to the other: backwards where `to` is
// less. Empty for fewer than two corners.
std::vector<glm::dvec3> partOf(std::span<const glm::dvec3> corners, double from, double to);

// The same line with fewer corners, none of those left out further from it than `tolerance` (Douglas and Peucker 1973).
std::vector<glm::dvec3> simplified(std::span<const glm::dvec3> corners, double tolerance);
} // namespace app
