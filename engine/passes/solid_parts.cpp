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
constexpr size_t fewest = 60;       // triangles of a run that is parted
constexpr size_t box = 12;          // triangles: parted too, as it may be as large as a floor
constexpr size_t mostOfPart = 160;  // triangles
constexpr size_t fewestOfPart = 2;  // triangles; fewer are not parted further, however far they reach
constexpr float farReach = 0.35f;   // of the mesh's longest side
constexpr float small = 0.3f;       // metres, of the longest side: parts of it are not told by where they are
constexpr uint32_t severalWays = 6; // SolidPart::facing
constexpr float largeShare = 0.05f; // of the largest side of the mesh, from which on a rectangle is a part of its own

struct Triangle
{
    uint32_t facing;
    bool large;
    Bounds bounds; // half a rectangle has those of the other half
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

Bounds boundsOf(std::span<const Triangle> triangles)
{
    Bounds bounds;
    for (const Triangle& each : triangles)
    {
        bounds.add(each.bounds.min);
        bounds.add(each.bounds.max);
    }
    return bounds;
}

SolidPart partOf(std::span<const Triangle> triangles)
{
    const Bounds bounds = boundsOf(triangles);
    SolidPart part{.centre = (bounds.min + bounds.max) * 0.5f,
                   .halfSize = bounds.size() * 0.5f,
                   .indexCount = static_cast<uint32_t>(triangles.size() * 3),
                   .facing = triangles[0].facing};
    if (part.facing != severalWays)
    {
        const auto axis = static_cast<int>(part.facing / 2);
        part.plane = part.facing % 2 != 0 ? bounds.min[axis] : bounds.max[axis];
    }
    return part;
}

Triangle triangleOf(const std::array<uint32_t, 3>& corners, std::span<const glm::vec3> positions, float leastLarge)
{
    const glm::vec3& a = positions[corners[0]];
    const glm::vec3& b = positions[corners[1]];
    const glm::vec3& c = positions[corners[2]];
    Triangle triangle{.facing = facingOf(a, b, c),
                      .large = glm::length(glm::cross(b - a, c - a)) / 2 >= leastLarge,
                      .corners = corners};
    for (const uint32_t each : corners)
        triangle.bounds.add(positions[each]);
    return triangle;
}

std::array<float, 6> sidesOf(const Bounds& b)
{
    return {b.min.x, b.min.y, b.min.z, b.max.x, b.max.y, b.max.z};
}

// By the way they face; of what is large the halves of a rectangle together.
bool isBefore(const Triangle& a, const Triangle& b)
{
    if (a.facing != b.facing || a.large != b.large)
        return a.facing != b.facing ? a.facing < b.facing : b.large;
    return a.large && sidesOf(a.bounds) < sidesOf(b.bounds);
}

int longestOf(const glm::vec3& size)
{
    return size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
}

// Parts a run in two where it is longest, until what is together is near each other. Adds the ends of what is left.
void partUp(std::span<Triangle> run, float farthest, size_t first, std::vector<size_t>& ends)
{
    Bounds middles;
    const auto middleOf = [](const Triangle& each) { return (each.bounds.min + each.bounds.max) * 0.5f; };
    for (const Triangle& each : run)
        middles.add(middleOf(each));
    const glm::vec3 size = boundsOf(run).size();
    const bool isFar = run.size() >= fewestOfPart && std::max({size.x, size.y, size.z}) > farthest;
    const int axis = longestOf(middles.size());
    const float middle = (middles.min[axis] + middles.max[axis]) / 2;
    const auto rest = isFar || run.size() > mostOfPart
                          ? std::stable_partition(run.begin(), run.end(),
                                                  [&](const Triangle& each) { return middleOf(each)[axis] < middle; })
                          : run.end();
    const auto count = static_cast<size_t>(rest - run.begin());
    if (count == 0 || count == run.size())
    {
        ends.push_back(first + run.size());
        return;
    }
    partUp(run.first(count), farthest, first, ends);
    partUp(run.subspan(count), farthest, first + count, ends);
}
} // namespace

std::vector<SolidPart> makeParts(std::span<uint32_t> indices, std::span<const glm::vec3> positions,
                                 const glm::vec3& size, uint32_t firstIndex)
{
    const float largest = std::max({size.x * size.y, size.y * size.z, size.z * size.x});
    const float longest = std::max({size.x, size.y, size.z});
    const float farthest = longest < small ? longest : farReach * longest;
    std::vector<Triangle> triangles;
    for (size_t i = 0; i < indices.size(); i += 3)
        triangles.push_back(
            triangleOf({indices[i], indices[i + 1], indices[i + 2]}, positions, largeShare * largest / 2));
    std::ranges::stable_sort(triangles, isBefore);

    std::vector<size_t> ends;
    for (size_t first = 0; first < triangles.size(); first = ends.back())
    {
        const Triangle& same = triangles[first];
        size_t end = first;
        while (end < triangles.size() && triangles[end].facing == same.facing && triangles[end].large == same.large &&
               (!same.large || sidesOf(triangles[end].bounds) == sidesOf(same.bounds)))
            ++end;
        partUp(std::span(triangles).subspan(first, end - first), farthest, first, ends);
    }
    for (size_t i = 0; i < triangles.size(); ++i)
        std::ranges::copy(triangles[i].corners, indices.begin() + static_cast<std::ptrdiff_t>(3 * i));

    std::vector<SolidPart> parts;
    if (triangles.size() < fewest && triangles.size() != box)
        return parts;
    size_t first = 0;
    for (const size_t end : ends)
    {
        parts.push_back(partOf(std::span(triangles).subspan(first, end - first)));
        parts.back().firstIndex = firstIndex + static_cast<uint32_t>(3 * first);
        first = end;
    }
    return parts;
}
} // namespace engine
