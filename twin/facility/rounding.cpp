#include "twin/facility/rounding.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace twin
{
namespace
{
// Below this a turn is noise of the arithmetic, and points are one.
constexpr double straight = 1e-6;
constexpr double apart = 1e-6;
constexpr double rightAngle = 1.5708;

struct Corner
{
    double angle = 0;   // of the turn
    double tangent = 0; // how much the arc takes of the pieces beside it
    double radius = 0;  // of the arc
};

double turn(glm::dvec3 in, glm::dvec3 out)
{
    return std::atan2(glm::length(glm::cross(in, out)), glm::dot(in, out));
}

// The corner at `at` with as much of `radius` as there is room for.
Corner fit(glm::dvec3 before, glm::dvec3 at, glm::dvec3 after, double radius, double roomBefore, double roomAfter)
{
    const glm::dvec3 in = at - before;
    const glm::dvec3 out = after - at;
    const double angle = turn(in, out);
    if (!(angle > straight))
        return {};
    if (!(radius > 0))
        return {angle, 0, 0};
    const double wanted = radius * std::tan(angle / 2);
    const double room = std::min(roomBefore, roomAfter);
    if (wanted <= room)
        return {angle, wanted, radius};
    return {angle, room, radius * (room / wanted)};
}

// Length of the rounded course, if every straight piece is long enough for the arcs at its ends.
std::optional<double> lengthWithRoom(std::span<const glm::dvec3> corners, double radius)
{
    constexpr double hair = 1e-7;
    double sum = 0;
    double left = 0; // of the piece before, behind the arc at its start
    glm::dvec3 in(0);
    bool first = true;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i)
    {
        const glm::dvec3 piece = corners[i + 1] - corners[i];
        const double length = glm::length(piece);
        if (!(length > apart))
            continue;
        const glm::dvec3 out = piece / length;
        const double tangent = first ? 0 : tangentLength(in, out, radius);
        if (!(first || tangent <= left + hair) || !(tangent <= length + hair))
            return std::nullopt;
        if (tangent > 0)
            sum += 2 * (radius * std::atan(tangent / radius) - tangent);
        sum += length;
        left = length - tangent;
        in = out;
        first = false;
    }
    return sum;
}

template <class Visit>
void eachCorner(std::span<const glm::dvec3> corners, double radius, Visit visit)
{
    const std::size_t count = corners.size();
    const bool fits = hasRoomFor(corners, radius);
    for (std::size_t i = 1; i + 1 < count; ++i)
    {
        // Where all arcs fit each takes what it needs; else the first and last piece are an arc's alone, others shared.
        const double before = glm::distance(corners[i - 1], corners[i]) * (fits || i == 1 ? 1.0 : 0.5);
        const double after = glm::distance(corners[i], corners[i + 1]) * (fits || i + 2 == count ? 1.0 : 0.5);
        visit(i, fit(corners[i - 1], corners[i], corners[i + 1], radius, before, after));
    }
}
} // namespace

double tangentLength(glm::dvec3 in, glm::dvec3 out, double radius)
{
    const double cosine = std::min(1.0, glm::dot(in, out));
    constexpr double rightBack = -0.9999;
    return cosine < rightBack ? std::numeric_limits<double>::infinity()
                              : radius * std::sqrt((1 - cosine) / (1 + cosine));
}

bool hasRoomFor(std::span<const glm::dvec3> corners, double radius)
{
    return lengthWithRoom(corners, radius).has_value();
}

double roundedLength(std::span<const glm::dvec3> corners, double radius)
{
    if (const auto length = lengthWithRoom(corners, radius))
        return *length;
    double length = 0;
    for (std::size_t i = 1; i < corners.size(); ++i)
        length += glm::distance(corners[i - 1], corners[i]);
    eachCorner(corners, radius,
               [&](std::size_t, const Corner& corner) { length += corner.radius * corner.angle - 2 * corner.tangent; });
    return length;
}

std::vector<glm::dvec3> rounded(std::span<const glm::dvec3> corners, double radius, double tolerance)
{
    std::vector<glm::dvec3> points;
    const auto add = [&](glm::dvec3 point)
    {
        if (points.empty() || glm::distance(points.back(), point) > apart)
            points.push_back(point);
    };
    if (corners.empty())
        return points;
    add(corners.front());
    eachCorner(corners, radius,
               [&](std::size_t i, const Corner& corner)
               {
                   if (!(corner.radius > 0))
                       return add(corners[i]);
                   const glm::dvec3 in = glm::normalize(corners[i] - corners[i - 1]);
                   const glm::dvec3 out = glm::normalize(corners[i + 1] - corners[i]);
                   // From the first tangent point the arc goes along `in` and towards its middle.
                   const glm::dvec3 start = corners[i] - in * corner.tangent;
                   const glm::dvec3 inward = glm::normalize(out - in * glm::dot(in, out));
                   const double step = 2 * std::acos(std::max(0.0, 1 - std::max(tolerance, 1e-6) / corner.radius));
                   const int steps = std::max(1, static_cast<int>(std::ceil(corner.angle / std::max(step, 0.01))));
                   for (int k = 0; k <= steps; ++k)
                   {
                       const double angle = corner.angle * k / steps;
                       add(start + corner.radius * (std::sin(angle) * in + (1 - std::cos(angle)) * inward));
                   }
               });
    add(corners.back());
    // The end is the port exactly; what crowds it gives way.
    points.back() = corners.back();
    return points;
}

std::vector<Knot> knotsOf(std::span<const glm::dvec3> corners, double radius)
{
    std::vector<Knot> knots;
    const auto add = [&](glm::dvec3 point, glm::dvec3 direction)
    {
        if (knots.empty() || glm::distance(knots.back().point, point) > apart)
            knots.push_back({point, direction});
    };
    if (corners.size() < 2)
        return knots;
    const auto piece = [&](std::size_t i)
    {
        const glm::dvec3 along = corners[i + 1] - corners[i];
        return glm::length(along) > apart ? glm::normalize(along) : glm::dvec3(0, 0, 1);
    };
    add(corners.front(), piece(0));
    eachCorner(corners, radius,
               [&](std::size_t i, const Corner& corner)
               {
                   const glm::dvec3 in = piece(i - 1);
                   const glm::dvec3 out = piece(i);
                   if (!(corner.radius > 0)) // straight on, or no room for any arc
                       return corner.angle > straight ? add(corners[i], glm::normalize(in + out)) : void();
                   const glm::dvec3 start = corners[i] - in * corner.tangent;
                   const glm::dvec3 inward = glm::normalize(out - in * glm::dot(in, out));
                   const int steps = corner.angle > rightAngle ? 2 : 1;
                   for (int k = 0; k <= steps; ++k)
                   {
                       const double angle = corner.angle * k / steps;
                       add(start + corner.radius * (std::sin(angle) * in + (1 - std::cos(angle)) * inward),
                           std::cos(angle) * in + std::sin(angle) * inward);
                   }
               });
    add(corners.back(), piece(corners.size() - 2));
    knots.back() = {corners.back(), piece(corners.size() - 2)};
    return knots;
}
} // namespace twin
