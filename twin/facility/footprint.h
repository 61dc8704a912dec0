#pragma once

#include <glm/vec2.hpp>

#include <array>

namespace twin
{
// A rectangle on the floor: its middle, half its sides along its own axes, and those axes.
struct Footprint
{
    glm::dvec2 middle;
    glm::dvec2 half;
    std::array<glm::dvec2, 2> axes;

    static Footprint turned(glm::dvec2 middle, glm::dvec2 size, double yawDegrees);
    std::array<glm::dvec2, 4> corners() const;
};

// How far two rectangles reach into each other, metres, along the way that parts them soonest; 0 or less: they do not.
double overlapMetres(const Footprint& a, const Footprint& b);
} // namespace twin
