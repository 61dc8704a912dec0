#include "twin/facility/course.h"

#include "twin/facility/join.h"
#include "twin/facility/plug.h"
#include "twin/facility/rounding.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <span>

namespace twin
{
namespace
{
// How far behind the ports the copper of a backplane cartridge runs.
constexpr double cartridgePlane = 0.05;

glm::dvec3 portInCampus(const Facility& facility, PortId port)
{
    return campusFromHall(facility.halls[facility.hallOf(port)], facility.portPosition(port));
}

glm::dvec3 outOfPort(const Facility& facility, PortId port)
{
    const Hall& hall = facility.halls[facility.hallOf(port)];
    const glm::dvec3 direction = facility.portDirection(port);
    return glm::normalize(campusFromHall(hall, direction) - campusFromHall(hall, glm::dvec3(0)));
}

Line lineOf(const Section& section, const Hop& hop)
{
    const double way = hop.leave >= hop.enter ? 1 : -1;
    return {section.kind == Section::Kind::riser ? Line::Kind::riser : Line::Kind::tray,
            section.campusFrom + section.along * static_cast<double>(hop.enter) +
                section.across * static_cast<double>(hop.across) + section.up * static_cast<double>(hop.up),
            section.along * way, 0, std::abs(static_cast<double>(hop.leave) - hop.enter)};
}

// Strings lines together, each joined to the one before; a line too short to be followed is passed over.
class Stringing
{
public:
    Stringing(const Line& first, double radius, std::vector<glm::dvec3>& corners) : radius_(radius), corners_(corners)
    {
        lines_.reserve(16);
        corners_.push_back(first.point);
        lines_.push_back({first, first.start, corners_.size()});
    }

    bool add(const Line& line)
    {
        if (straightOn(line))
            return true;
        // Only the first line must stay; what is between it and this one gives way if it has to, or else this one.
        gaveWay_.clear();
        for (std::size_t kept = lines_.size(); kept > 0; --kept)
        {
            const Followed& last = lines_[kept - 1];
            gaveWay_.insert(gaveWay_.begin(), corners_.begin() + static_cast<std::ptrdiff_t>(last.corners),
                            corners_.end());
            corners_.resize(last.corners);
            if (const auto taken = join(last.line, last.taken, line, radius_, corners_))
            {
                lines_.resize(kept);
                lines_.push_back({line, *taken, corners_.size()});
                return true;
            }
        }
        corners_.insert(corners_.end(), gaveWay_.begin(), gaveWay_.end());
        return false;
    }

private:
    struct Followed
    {
        Line line;
        double taken;        // how much of it the corners up to here take
        std::size_t corners; // how many there are before it is left
    };

    // The same place in the next section, without a bend: one line.
    bool straightOn(const Line& line)
    {
        Line& last = lines_.back().line;
        const glm::dvec3 apart = line.point - last.point;
        constexpr double same = 1e-5;
        if (line.kind != last.kind || glm::dot(line.direction, last.direction) < 1 - 1e-12 ||
            glm::length(apart - last.direction * glm::dot(apart, last.direction)) > same)
            return false;
        last.end = glm::dot(line.at(line.end) - last.point, last.direction);
        return true;
    }

    double radius_;
    std::vector<glm::dvec3>& corners_;
    std::vector<Followed> lines_;
    std::vector<glm::dvec3> gaveWay_;
};
} // namespace

bool canBeLaid(const Facility& facility, const Cable& cable)
{
    const auto reaches = [&](const Range& end)
    {
        if (end.count == 0)
            return false;
        return std::ranges::all_of(end.of(facility.terminations),
                                   [&](PortId port)
                                   {
                                       if (!port)
                                           return false;
                                       const RackId rack = facility.devices[facility.portDevice[port]].rack;
                                       return rack && facility.racks[rack].hall && facility.racks[rack].model;
                                   });
    };
    return cable.type && reaches(cable.a) && reaches(cable.b);
}

void Course::follow(const Facility& facility, const Routes& routes, CableId id)
{
    corners.clear();
    holdsRadius = true;
    const Cable& cable = facility.cables[id];
    if (!canBeLaid(facility, cable))
        return;
    const CableType& type = facility.cableTypes[cable.type];
    const double radius = std::max(0.0, static_cast<double>(type.bendRadius));
    const PortId a = facility.terminations[cable.a.first];
    const PortId b = facility.terminations[cable.b.first];
    const glm::dvec3 atA = portInCampus(facility, a);
    const glm::dvec3 atB = portInCampus(facility, b);
    if (cable.path.count > 0)
    {
        const Hall& hall = facility.halls[facility.hallOf(a)];
        corners.push_back(atA);
        for (const glm::vec3 point : cable.path.of(facility.points))
            corners.push_back(campusFromHall(hall, point));
        corners.push_back(atB);
        holdsRadius = hasRoomFor(corners, radius);
        return;
    }
    const auto hops = routes.cables[id].hops.of(routes.hops);
    const bool cartridge = type.medium == Medium::backplane;
    if (hops.empty() && !cartridge)
        return;
    const auto out = [&](double boot) { return std::max(boot + radius, cartridge ? cartridgePlane : 0); };
    const double bootA = plugMetres(facility, facility.port(a), type);
    const double bootB = plugMetres(facility, facility.port(b), type);
    const Line last{Line::Kind::lastPort, atB, -outOfPort(facility, b), -out(bootB), -bootB};
    Stringing stringing({Line::Kind::firstPort, atA, outOfPort(facility, a), bootA, out(bootA)}, radius, corners);
    for (const Hop& hop : hops)
        stringing.add(lineOf(routes.sections[hop.section], hop));
    holdsRadius = stringing.add(last);
    corners.push_back(atB);
}

std::vector<Knot> cableKnots(const Facility& facility, const Routes& routes, CableId cable)
{
    Course course;
    course.follow(facility, routes, cable);
    if (course.corners.empty())
        return {};
    return knotsOf(course.corners, facility.cableTypes[facility.cables[cable].type].bendRadius);
}

std::vector<glm::dvec3> cablePath(const Facility& facility, const Routes& routes, CableId cable, double toleranceMetres)
{
    Course course;
    course.follow(facility, routes, cable);
    if (course.corners.empty())
        return {};
    return rounded(course.corners, facility.cableTypes[facility.cables[cable].type].bendRadius, toleranceMetres);
}

std::vector<glm::dvec3> cableCorners(const Facility& facility, const Routes& routes, CableId cable)
{
    Course course;
    course.follow(facility, routes, cable);
    return std::move(course.corners);
}
} // namespace twin
