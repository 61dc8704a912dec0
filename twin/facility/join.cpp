#include "twin/facility/join.h"

#include "twin/facility/rounding.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace twin
{
namespace
{
constexpr double never = std::numeric_limits<double>::infinity();
constexpr double hair = 1e-9;

class Joiner
{
public:
    Joiner(const Line& from, double taken, const Line& to, double radius, std::vector<glm::dvec3>& corners)
        : from_(from),
          to_(to),
          taken_(taken),
          radius_(radius),
          corners_(corners),
          limit_(to.kind == Line::Kind::lastPort ? to.end : never),
          cosine_(glm::dot(from.direction, to.direction))
    {
    }

    std::optional<double> run()
    {
        constexpr double sameWay = 0.985;  // 10 degrees
        constexpr double wayBack = -0.866; // 150 degrees
        const bool done = cosine_ > sameWay ? shift() : cosine_ < wayBack ? turnBack() : turn();
        return done ? std::optional(used_) : std::nullopt;
    }

private:
    // Whether these corners have room for their arcs; if so they are taken.
    bool accept(std::span<const glm::dvec3> corners)
    {
        glm::dvec3 in = from_.direction;
        double room = glm::dot(corners.front() - from_.point, in) - taken_;
        for (std::size_t i = 0; i < corners.size(); ++i)
        {
            const bool last = i + 1 == corners.size();
            const glm::dvec3 piece = last ? to_.direction : corners[i + 1] - corners[i];
            const double length = last ? 1 : glm::length(piece);
            if (!(length > hair))
                return false;
            const glm::dvec3 out = piece / length;
            const double tangent = tangentLength(in, out, radius_);
            if (!(tangent <= room + hair))
                return false;
            room = last ? tangent : length - tangent;
            in = out;
        }
        used_ = glm::dot(corners.back() - to_.point, to_.direction) + room;
        if (!(used_ <= limit_ + hair))
            return false;
        corners_.insert(corners_.end(), corners.begin(), corners.end());
        return true;
    }
    bool twoCorners(double leave, double arrive) { return accept(std::array{from_.at(leave), to_.at(arrive)}); }

    // Both lines go the same way, side by side: a diagonal from one to the other.
    bool shift()
    {
        const glm::dvec3 apart = to_.at(to_.start) - from_.at(from_.end);
        const double beside = glm::length(apart - from_.direction * glm::dot(apart, from_.direction));
        // Two arcs that touch need sqrt(4 r g - g^2) along the way to pass a gap g; a slope of 1 : 3 looks laid by
        // hand.
        const double least = std::sqrt(radius_ * beside) * 1.05 + hair;
        for (const double half : {std::max(1.5 * beside, least), least, 1.5 * least, 3 * least})
            if (twoCorners(from_.end - half, to_.start + half))
                return true;
        return trials(from_.end, to_.start);
    }

    // The lines meet at an angle, or pass each other at a small distance.
    bool turn()
    {
        const glm::dvec3 between = to_.point - from_.point;
        const double alongFrom = glm::dot(between, from_.direction);
        const double alongTo = glm::dot(between, to_.direction);
        const double sine2 = 1 - cosine_ * cosine_;
        double leave = (alongFrom - cosine_ * alongTo) / sine2;
        double arrive = (cosine_ * alongFrom - alongTo) / sine2;
        const double gap = glm::distance(from_.at(leave), to_.at(arrive));
        const double tangent = tangentLength(from_.direction, to_.direction, radius_);
        if (clampToEnds(leave, arrive))
            return aside(leave, arrive);
        if (gap < 1e-6)
            return accept(std::array{from_.at(leave)}) || trials(leave, arrive);
        // Half way between the one bend of lines that meet (gap 0) and the two right angles of lines far apart.
        const double share = gap / (2 * radius_);
        const double bend = share < 1 ? tangent * std::sqrt(1 - share * share) : 0;
        // Lines that nearly go the same way pass over in a diagonal.
        const double slope = std::max(0.0, cosine_) * std::max(1.5 * gap, 1.05 * std::sqrt(radius_ * gap));
        const double back = std::max(bend, slope);
        return twoCorners(leave - back, arrive + back) || trials(leave, arrive);
    }

    // Leaving and arriving where the lines are nearest is not always possible: a port's line begins at the port, and a
    // tray ends.
    bool clampToEnds(double& leave, double& arrive) const
    {
        constexpr double besideEnd = 0.5; // a rack's riser stands beside its middle, and trays are wide
        const double wasLeave = leave;
        const double wasArrive = arrive;
        if (from_.kind == Line::Kind::firstPort)
            leave = std::max(leave, from_.start + radius_);
        else if (from_.kind == Line::Kind::tray && leave > from_.end + besideEnd)
            leave = from_.end;
        if (to_.kind == Line::Kind::lastPort)
            arrive = std::min(arrive, to_.end - radius_);
        else if (to_.kind == Line::Kind::tray && arrive < to_.start - besideEnd)
            arrive = to_.start;
        return from_.kind == Line::Kind::firstPort || to_.kind == Line::Kind::lastPort || leave != wasLeave ||
               arrive != wasArrive;
    }
    // From a corner at one line's end aside to the other line, which is joined or left further along the shorter the
    // way between them is.
    bool aside(double leave, double arrive)
    {
        const bool port = from_.kind == Line::Kind::firstPort;
        const bool wide = glm::distance(from_.at(leave), to_.at(arrive)) >= 2 * radius_;
        for (const double along : {wide ? 0.0 : 1.25, 1.25, 2.0, 3.0})
            if (port ? twoCorners(leave, arrive + along * radius_) : twoCorners(leave - along * radius_, arrive))
                return true;
        return trials(leave, arrive);
    }

    // Any two corners near those wanted, the nearest first.
    bool trials(double leave, double arrive)
    {
        constexpr std::array steps{0.0, 0.6, 1.25, -0.6, 2.0, -1.25, 3.0, -2.0, 5.0, -4.0, 8.0};
        for (std::size_t sum = 0; sum < 2 * steps.size() - 1; ++sum)
            for (std::size_t i = sum < steps.size() ? 0 : sum - steps.size() + 1; i <= std::min(sum, steps.size() - 1);
                 ++i)
                if (twoCorners(leave - steps[sum - i] * radius_, arrive + steps[i] * radius_))
                    return true;
        return false;
    }

    // The lines go opposite ways: over from one to the other at right angles, or where they are too near each other, in
    // a loop that first swings away.
    bool turnBack()
    {
        const glm::dvec3 u = from_.direction;
        const double level =
            std::max({from_.end, glm::dot(to_.at(to_.start) - from_.point, u), taken_ + radius_ * 1.001});
        const auto opposite = [&](double height)
        { return to_.at(glm::dot(from_.at(height) - to_.point, u) / cosine_); };
        glm::dvec3 over = opposite(level) - from_.at(level);
        const double gap = glm::length(over);
        if (gap >= 2 * radius_ && accept(std::array{from_.at(level), from_.at(level) + over}))
            return true;
        const glm::dvec3 beside = std::abs(u.z) < 0.9 ? glm::cross(u, glm::dvec3(0, 0, 1)) : glm::dvec3(1, 0, 0);
        over = gap > 1e-4 ? over / gap : glm::normalize(beside - u * glm::dot(beside, u));
        // Out by 45 degrees, across by 135 and 135, and back by 45: tan(67.5 deg) = 2.414, tan(22.5 deg) = 0.414.
        for (const double looser : {1.0, 1.4, 2.0, 3.0})
        {
            const double swing = 1.01 * std::max(2.0 * radius_, 2.4143 * radius_ - gap / 2) * looser;
            const glm::dvec3 out = from_.at(level) + u * swing - over * swing;
            const glm::dvec3 back = opposite(level) + u * swing + over * swing;
            if (accept(std::array{from_.at(level), out, back, opposite(level)}))
                return true;
        }
        return false;
    }

    const Line& from_;
    const Line& to_;
    double taken_;
    double radius_;
    std::vector<glm::dvec3>& corners_;
    double limit_;
    double cosine_;
    double used_ = 0;
};
} // namespace

std::optional<double> join(const Line& from, double taken, const Line& to, double radius,
                           std::vector<glm::dvec3>& corners)
{
    return Joiner(from, taken, to, radius, corners).run();
}
} // namespace twin
