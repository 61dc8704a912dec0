#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec3.hpp>

#include "shared/engine/solids.h"

namespace engine
{
// Puts the triangles of a run of indices in an order of parts that can be left out one by one: by the axis they face
// along, large rectangles by themselves, the others by where they are; `size` is the mesh's. `firstIndex` is the run's
// place among all indices. A run of few triangles is sorted, too, but has no parts.
std::vector<SolidPart> makeParts(std::span<uint32_t> indices, std::span<const glm::vec3> positions,
                                 const glm::vec3& size, uint32_t firstIndex);
} // namespace engine
