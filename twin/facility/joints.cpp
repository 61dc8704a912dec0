#include "twin/facility/joints.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace twin
{
namespace
{
using Cell = std::array<std::int64_t, 3>;

Cell cellOf(glm::dvec3 point, double size)
{
    // A hall is never a million kilometres wide; what a broken file says must still be a number.
    const auto number = [&](double v)
    { return std::isfinite(v) ? static_cast<std::int64_t>(std::floor(std::clamp(v, -1e9, 1e9) / size)) : 0; };
    return {number(point.x), number(point.y), number(point.z)};
}

std::uint64_t key(Cell cell)
{
    std::uint64_t hash = 0;
    for (const std::int64_t v : cell)
        hash = (hash ^ static_cast<std::uint64_t>(v)) * 0x9E3779B97F4A7C15U, hash ^= hash >> 29;
    return hash;
}

template <class Visit>
void aroundCell(Cell cell, Visit visit)
{
    for (std::int64_t x = -1; x <= 1; ++x)
        for (std::int64_t y = -1; y <= 1; ++y)
            for (std::int64_t z = -1; z <= 1; ++z)
                visit(key({cell[0] + x, cell[1] + y, cell[2] + z}));
}
} // namespace

std::uint32_t Joints::find(glm::dvec3 point) const
{
    std::uint32_t best = none;
    aroundCell(cellOf(point, reach),
               [&](std::uint64_t cell)
               {
                   const auto [first, last] = fine_.equal_range(cell);
                   for (auto at = first; at != last; ++at)
                       if (const Point& known = points_[at->second]; glm::distance(known.at, point) <= reach)
                           best = std::min(best, known.number);
               });
    return best;
}

std::uint32_t Joints::findOrAdd(glm::dvec3 point, std::uint32_t next)
{
    if (const std::uint32_t known = find(point); known != none)
        return known;
    const auto index = static_cast<std::uint32_t>(points_.size());
    points_.push_back({point, next});
    fine_.emplace(key(cellOf(point, reach)), index);
    coarse_.emplace(key(cellOf(point, 1.0)), index);
    return next;
}

std::vector<std::pair<double, std::uint32_t>> Joints::onPiece(glm::dvec3 a, glm::dvec3 b) const
{
    std::vector<std::pair<double, std::uint32_t>> found;
    const double length = glm::distance(a, b);
    if (!(length > 2 * reach) || length > 1e5)
        return found;
    const glm::dvec3 along = (b - a) / length;
    // Steps of half a cell, and the cells around each: nothing near the piece is missed.
    const auto steps = static_cast<int>(length / 0.5) + 1;
    Cell last{};
    for (int i = 0; i <= steps; ++i)
    {
        const Cell cell = cellOf(a + along * (length * i / steps), 1.0);
        if (i > 0 && cell == last)
            continue;
        last = cell;
        aroundCell(cell,
                   [&](std::uint64_t near)
                   {
                       const auto [first, end] = coarse_.equal_range(near);
                       for (auto at = first; at != end; ++at)
                       {
                           const Point& point = points_[at->second];
                           const double distance = glm::dot(point.at - a, along);
                           if (distance > reach && distance < length - reach &&
                               glm::distance(a + along * distance, point.at) <= reach)
                               found.emplace_back(distance, point.number);
                       }
                   });
    }
    std::ranges::sort(found);
    const auto twice = std::ranges::unique(found);
    found.erase(twice.begin(), twice.end());
    return found;
}
} // namespace twin
