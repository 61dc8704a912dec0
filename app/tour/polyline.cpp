#include "app/tour/polyline.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>

namespace app
{
namespace
{
double distanceTo(const glm::dvec3& point, const glm::dvec3& a, const glm::dvec3& b)
{
    const glm::dvec3 way = b - a;
    const double square = glm::dot(way, way);
    const double share = square > 0 ? std::clamp(glm::dot(point - a, way) / square, 0.0, 1.0) : 0;
    return glm::distance(point, a + share * way);
}

void keep(std::span<const glm::dvec3> corners, double tolerance, std::vector<glm::dvec3>& kept)
{
    size_t farthest = 0;
    double most = tolerance;
    for (size_t i = 1; i + 1 < corners.size(); ++i)
        if (const double distance = distanceTo(corners[i], corners.front(), corners.back()); distance > most)
        {
            most = distance;
            farthest = i;
        }
    if (farthest > 0)
    {
        keep(corners.first(farthest + 1), tolerance, kept);
        return keep(corners.subspan(farthest), tolerance, kept);
    }
    kept.push_back(corners.back());
}
} // namespace

std::vector<glm::dvec3> partOf(std::span<const glm::dvec3> corners, double from, double to)
{
    if (corners.size() < 2)
        return {};
    std::vector<double> lengths{0};
    for (size_t i = 1; i < corners.size(); ++i)
        lengths.push_back(lengths.back() + glm::distance(corners[i - 1], corners[i]));
    const double low = std::min(from, to) * lengths.back();
    const double high = std::max(from, to) * lengths.back();
    const auto at = [&](double length)
    {
        const auto after = std::ranges::upper_bound(lengths, length);
        const size_t i = std::clamp<size_t>(static_cast<size_t>(after - lengths.begin()), 1, corners.size() - 1);
        const double span = lengths[i] - lengths[i - 1];
        return glm::mix(corners[i - 1], corners[i], span > 0 ? (length - lengths[i - 1]) / span : 0.0);
    };
    std::vector<glm::dvec3> part{at(low)};
    for (size_t i = 0; i < corners.size(); ++i)
        if (lengths[i] > low && lengths[i] < high)
            part.push_back(corners[i]);
    part.push_back(at(high));
    if (to < from)
        std::ranges::reverse(part);
    return part;
}

std::vector<glm::dvec3> simplified(std::span<const glm::dvec3> corners, double tolerance)
{
    if (corners.size() < 3)
        return {corners.begin(), corners.end()};
    std::vector<glm::dvec3> kept{corners.front()};
    keep(corners, tolerance, kept);
    return kept;
}
} // namespace app
