#pragma once

#include <optional>

#include <glm/vec3.hpp>

#include "engine/import/mesh.h"

namespace engine
{
// Brings a gathered mesh to what mesh.h promises: normals of unit length (where the file's are none, the triangles'
// own), texture coordinates finite, bounds of the finest LOD. Throws std::runtime_error when there are no triangles
// with an area, when a position is not finite or beyond meshMaxCoordinate, or when the bounds contradict `expectedSize`
// (see ImportOptions).
void finishMesh(Mesh& mesh, const std::optional<glm::vec3>& expectedSize);
} // namespace engine
