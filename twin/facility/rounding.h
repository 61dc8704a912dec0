#pragma once

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace twin
{
// A course of straight pieces with an arc in each corner. The arc of a corner that turns by an angle t takes
// radius * tan(t / 2) of the straight pieces on both sides.

// That length for the turn from unit vector `in` to unit vector `out`; infinite for a turn right back.
double tangentLength(glm::dvec3 in, glm::dvec3 out, double radius);

// Whether every straight piece is long enough for the arcs at its ends.
bool hasRoomFor(std::span<const glm::dvec3> corners, double radius);

// Length of the rounded course; arcs that have no room are as wide as half of the shorter piece beside them allows.
double roundedLength(std::span<const glm::dvec3> corners, double radius);

// The rounded course as points that lie no further than `tolerance` beside it; no two points coincide.
std::vector<glm::dvec3> rounded(std::span<const glm::dvec3> corners, double radius, double tolerance);
// A point of a smooth course and the unit direction in which it passes there.
struct Knot
{
    glm::dvec3 point;
    glm::dvec3 direction;
};

// The rounded course as its tangent points: between two knots of one direction it is straight, between others an arc of
// a circle that turns by at most a right angle.
std::vector<Knot> knotsOf(std::span<const glm::dvec3> corners, double radius);
} // namespace twin
