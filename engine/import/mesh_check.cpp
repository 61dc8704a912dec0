#include "engine/import/mesh_check.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "engine/import/mesh_import.h"

namespace engine
{
namespace
{
constexpr float slackMetres = 0.005f;
constexpr float slackShare = 0.03f;
constexpr float leastShare = 0.5f;

bool finite(const glm::vec3& v)
{
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

void checkPositions(const Mesh& mesh)
{
    if (mesh.lods.empty())
        throw std::runtime_error("has no triangles");
    for (const glm::vec3& p : mesh.positions)
    {
        if (!finite(p))
            throw std::runtime_error("has a vertex that is no number");
        if (std::max({std::abs(p.x), std::abs(p.y), std::abs(p.z)}) > meshMaxCoordinate)
            throw std::runtime_error(fmt::format("has a vertex at ({:.3g}, {:.3g}, {:.3g}) m, beyond {} m", p.x, p.y,
                                                 p.z, meshMaxCoordinate));
    }
}

// Twice the area times the normal.
glm::vec3 areaNormal(const Mesh& mesh, size_t triangle)
{
    const uint32_t* corner = mesh.indices.data() + 3 * triangle;
    const glm::vec3 a = mesh.positions[corner[0]];
    return glm::cross(mesh.positions[corner[1]] - a, mesh.positions[corner[2]] - a);
}

void checkAreas(const Mesh& mesh)
{
    for (size_t lod = 0; lod < mesh.lods.size(); ++lod)
    {
        double area = 0.0;
        for (const MeshPrimitive& primitive : mesh.lods[lod].primitives)
            for (size_t t = primitive.firstIndex / 3; t < (primitive.firstIndex + primitive.indexCount) / 3; ++t)
                area += glm::length(areaNormal(mesh, t)) / 2;
        if (!(area > 1e-9)) // square metres
            throw std::runtime_error(fmt::format("has no triangle with an area in LOD {}", lod));
    }
}

void mendNormals(Mesh& mesh)
{
    std::vector<uint32_t> bad;
    for (size_t i = 0; i < mesh.normals.size(); ++i)
    {
        const float length = glm::length(mesh.normals[i]);
        if (std::isfinite(length) && length > 1e-20f)
            mesh.normals[i] /= length;
        else
            bad.push_back(static_cast<uint32_t>(i));
    }
    if (bad.empty())
        return;
    for (const uint32_t i : bad)
        mesh.normals[i] = glm::vec3(0.0f);
    for (size_t k = 0; k < mesh.indices.size(); ++k)
        if (std::binary_search(bad.begin(), bad.end(), mesh.indices[k]))
            mesh.normals[mesh.indices[k]] += areaNormal(mesh, k / 3);
    for (const uint32_t i : bad)
    {
        const float length = glm::length(mesh.normals[i]);
        mesh.normals[i] = length > 0.0f ? mesh.normals[i] / length : glm::vec3(0, 0, 1);
    }
}

void findBounds(Mesh& mesh)
{
    for (const MeshPrimitive& primitive : mesh.lods.front().primitives)
        for (uint32_t i = 0; i < primitive.indexCount; ++i)
            mesh.bounds.add(mesh.positions[mesh.indices[primitive.firstIndex + i]]);
}

void checkSize(const Bounds& bounds, const glm::vec3& expected)
{
    const glm::vec3 low(-expected.x / 2, -expected.y / 2, 0.0f);
    const glm::vec3 found = bounds.size();
    for (int axis = 0; axis < 3; ++axis)
    {
        const float slack = std::max(slackMetres, slackShare * expected[axis]);
        const bool inside =
            bounds.min[axis] >= low[axis] - slack && bounds.max[axis] <= low[axis] + expected[axis] + slack;
        if (!inside || found[axis] < leastShare * expected[axis] - slackMetres)
            throw std::runtime_error(
                fmt::format("spans ({:.4g}, {:.4g}, {:.4g}) to ({:.4g}, {:.4g}, {:.4g}) m, which contradicts "
                            "its declared size {:.4g} x {:.4g} x {:.4g} m",
                            bounds.min.x, bounds.min.y, bounds.min.z, bounds.max.x, bounds.max.y, bounds.max.z,
                            expected.x, expected.y, expected.z));
    }
}
} // namespace

void finishMesh(Mesh& mesh, const std::optional<glm::vec3>& expectedSize)
{
    checkPositions(mesh);
    checkAreas(mesh);
    mendNormals(mesh);
    for (glm::vec2& uv : mesh.uvs)
        if (!std::isfinite(uv.x) || !std::isfinite(uv.y))
            uv = glm::vec2(0.0f);
    findBounds(mesh);
    if (expectedSize)
        checkSize(mesh.bounds, *expectedSize);
}
} // namespace engine
