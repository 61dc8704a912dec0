#pragma once

#include <glm/vec3.hpp>

#include <optional>
#include <vector>

namespace twin
{
// A straight line that a cable follows on its way: the axis of a port's opening, or of a place in a section. It is
// followed from about `start` to about `end`, metres along it from `point`.
struct Line
{
    enum class Kind
    {
        firstPort, // starts at `start` and no earlier
        lastPort,  // ends at `end` and no later
        riser,     // may be left and joined anywhere along its length
        tray,      // is left and joined near its ends
    };
    Kind kind;
    glm::dvec3 point;
    glm::dvec3 direction; // unit vector, the way the cable goes
    double start = 0;
    double end = 0;

    glm::dvec3 at(double distance) const { return point + direction * distance; }
};

// Corners by which a cable that is at `from.at(taken)` or later passes from one line to the other, with room for an arc
// of `radius` in each. Appends them to `corners` and gives how much of `to` they take; nothing when no such corners
// were found.
std::optional<double> join(const Line& from, double taken, const Line& to, double radius,
                           std::vector<glm::dvec3>& corners);
} // namespace twin
