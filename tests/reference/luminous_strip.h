#pragma once

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace reference
{
// Form factor of a thin round line, its width times radiance 1: the integral over the line of cos(receiver) * sin(to
// the line) / distance^2, times 2 as of a line of radius 1 (Heitz and Hill, Linear-Light Shading with Linearly
// Transformed Cosines, 2017), by Simpson's rule and not by its closed form. What is below the horizon gives nothing.
inline double lineFactor(const glm::dvec3& from, const glm::dvec3& to, const glm::dvec3& point,
                         const glm::dvec3& normal)
{
    constexpr int steps = 20000;
    const double length = glm::distance(from, to);
    const glm::dvec3 along = (to - from) / length;
    double sum = 0;
    for (int i = 0; i <= steps; ++i)
    {
        const glm::dvec3 way = from + along * (length * i / steps) - point;
        const double distance = glm::length(way);
        const double cosine = std::max(glm::dot(way, normal) / distance, 0.0);
        const double sine = glm::length(glm::cross(way, along)) / distance;
        const double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
        sum += weight * 2 * cosine * sine / (distance * distance);
    }
    return sum * length / steps / 3;
}
} // namespace reference
