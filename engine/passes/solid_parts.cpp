#include "engine/passes/solid_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/import/mesh.h"

namespace engine
{
namespace
{
constexpr size_t fewest = 60;       // triangles of a run that has parts
constexpr size_t mostOfPart = 160;  // triangles
constexpr uint32_t severalWays = 6; // SolidPart::facing

struct Triangle
{
    uint32_t facing;
    float place; // along the longest side
    std::array<uint32_t, 3> corners;
};

uint32_t facingOf(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c)
{
    const glm::vec3 across = glm::cross(b - a, c - a);
    const float length = glm::length(across);
    const glm::vec3 normal = length > 0 ? across / length : glm::vec3(1);
    for (int axis = 0; axis < 3; ++axis)
        if (std::abs(normal[(axis + 1) % 3]) < 1e-4f && std::abs(normal[(axis + 2) % 3]) < 1e-4f)
            return static_cast<uint32_t>(2 * axis) + (normal[axis] > 0 ? 1 : 0);
    return severalWays;
}

SolidPart partOf(std::span<const Triangle> triangles, std::span<const glm::vec3> positions)
{
    Bounds bounds;
    for (const Triangle& each : triangles)
        for (const uint32_t corner : each.corners)
            bounds.add(positions[corner]);
    SolidPart part{.centre = (bounds.min + bounds.max) * 0.5f,
                   .indexCount = static_cast<uint32_t>(triangles.size() * 3),
                   .facing = triangles[0].facing};
    for (const Triangle& each : triangles)
        for (const uint32_t corner : each.corners)
            part.radius = std::max(part.radius, glm::distance(part.centre, positions[corner]));
    if (part.facing != severalWays)
    {
        const auto axis = static_cast<int>(part.facing / 2);
        part.plane = part.facing % 2 != 0 ? bounds.min[axis] : bounds.max[axis];
    }
    return part;
}
} // namespace

std::vector<SolidPart> makeParts(std::span<uint32_t> indices, std::span<const glm::vec3> positions,
                                 const glm::vec3& size, uint32_t firstIndex)
{
    const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
    std::vector<Triangle> triangles;
    for (size_t i = 0; i < indices.size(); i += 3)
    {
        const std::array<uint32_t, 3> corners = {indices[i], indices[i + 1], indices[i + 2]};
        const glm::vec3& a = positions[corners[0]];
        const glm::vec3& b = positions[corners[1]];
        const glm::vec3& c = positions[corners[2]];
        triangles.push_back({facingOf(a, b, c), a[axis] + b[axis] + c[axis], corners});
    }
    std::ranges::stable_sort(triangles, [](const Triangle& a, const Triangle& b)
                             { return a.facing != b.facing ? a.facing < b.facing : a.place < b.place; });
    for (size_t i = 0; i < triangles.size(); ++i)
        std::ranges::copy(triangles[i].corners, indices.begin() + static_cast<std::ptrdiff_t>(3 * i));

    std::vector<SolidPart> parts;
    if (triangles.size() < fewest)
        return parts;
    for (size_t first = 0; first < triangles.size();)
    {
        size_t end = first;
        while (end < triangles.size() && triangles[end].facing == triangles[first].facing)
            ++end;
        const size_t pieces = (end - first + mostOfPart - 1) / mostOfPart;
        const size_t begin = first;
        for (size_t piece = 1; piece <= pieces; ++piece)
        {
            const size_t last = begin + (end - begin) * piece / pieces;
            parts.push_back(partOf(std::span(triangles).subspan(first, last - first), positions));
            parts.back().firstIndex = firstIndex + static_cast<uint32_t>(3 * first);
            first = last;
        }
    }
    return parts;
}
} // namespace engine
