#include "engine/import/mesh.h"

#include <cmath>

#include <glm/common.hpp>

namespace engine
{
void Bounds::add(const glm::vec3& point)
{
    min = glm::min(min, point);
    max = glm::max(max, point);
}

Mesh boxMesh(const glm::vec3& sizeMetres)
{
    glm::vec3 size = sizeMetres;
    for (int axis = 0; axis < 3; ++axis)
        if (!std::isfinite(size[axis]) || size[axis] <= 0.0f)
            size[axis] = 0.001f;
    const glm::vec3 low(-size.x / 2, -size.y / 2, 0.0f);

    Mesh mesh;
    for (int axis = 0; axis < 3; ++axis)
        for (int side = 0; side < 2; ++side)
        {
            glm::vec3 normal(0.0f);
            normal[axis] = side == 0 ? -1.0f : 1.0f;
            // The other two axes in cyclic order turn counterclockwise about +axis; seen from -axis they are swapped.
            const int u = (axis + (side == 0 ? 2 : 1)) % 3;
            const int v = (axis + (side == 0 ? 1 : 2)) % 3;
            const auto first = static_cast<uint32_t>(mesh.positions.size());
            for (const glm::vec2 corner : {glm::vec2(0, 0), glm::vec2(1, 0), glm::vec2(1, 1), glm::vec2(0, 1)})
            {
                glm::vec3 point = low;
                point[axis] += side == 0 ? 0.0f : size[axis];
                point[u] += corner.x * size[u];
                point[v] += corner.y * size[v];
                mesh.positions.push_back(point);
                mesh.normals.push_back(normal);
                mesh.uvs.emplace_back(point[u], point[v]);
                mesh.bounds.add(point);
            }
            for (const uint32_t corner : {0u, 1u, 2u, 0u, 2u, 3u})
                mesh.indices.push_back(first + corner);
        }
    mesh.materials.push_back({.name = "box"});
    const auto count = static_cast<uint32_t>(mesh.indices.size());
    mesh.lods.push_back(
        {.primitives = {{.firstIndex = 0, .indexCount = count, .material = 0}}, .triangleCount = count / 3});
    return mesh;
}
} // namespace engine
