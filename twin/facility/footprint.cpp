#include "twin/facility/footprint.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace twin
{
Footprint Footprint::turned(glm::dvec2 middle, glm::dvec2 size, double yawDegrees)
{
    const double angle = yawDegrees * std::numbers::pi / 180.0;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    return {middle, size / 2.0, {glm::dvec2(c, s), glm::dvec2(-s, c)}};
}

std::array<glm::dvec2, 4> Footprint::corners() const
{
    const glm::dvec2 x = axes[0] * half.x;
    const glm::dvec2 y = axes[1] * half.y;
    return {middle - x - y, middle + x - y, middle + x + y, middle - x + y};
}

// Separating axes: two rectangles part along one of their four sides' directions or not at all.
double overlapMetres(const Footprint& a, const Footprint& b)
{
    double least = std::numeric_limits<double>::infinity();
    const auto reach = [](const Footprint& box, glm::dvec2 axis)
    { return box.half.x * std::abs(glm::dot(box.axes[0], axis)) + box.half.y * std::abs(glm::dot(box.axes[1], axis)); };
    for (const Footprint* box : {&a, &b})
        for (const glm::dvec2 axis : box->axes)
            least = std::min(least, reach(a, axis) + reach(b, axis) - std::abs(glm::dot(b.middle - a.middle, axis)));
    return least;
}
} // namespace twin
