#include "tests/twin/facility/small_hall.h"
#include "twin/facility/risers.h"
#include "twin/facility/route.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>

using namespace twin;

namespace
{
// Radius of the circle through three points; infinite when they are in line.
double circumradius(glm::dvec3 a, glm::dvec3 b, glm::dvec3 c)
{
    const double twiceArea = glm::length(glm::cross(b - a, c - a));
    const double sides = glm::distance(a, b) * glm::distance(b, c) * glm::distance(c, a);
    return twiceArea > sides * 1e-9 ? sides / (2 * twiceArea) : std::numeric_limits<double>::infinity();
}

double tightestBend(const std::vector<glm::dvec3>& path)
{
    double tightest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 2; i < path.size(); ++i)
    {
        tightest = std::min(tightest, circumradius(path[i - 2], path[i - 1], path[i]));
        // A turn right back is a bend of no radius, whatever the circle through its points.
        if (glm::dot(path[i - 1] - path[i - 2], path[i] - path[i - 1]) < 0)
            tightest = 0;
    }
    return tightest;
}

double lengthOf(const std::vector<glm::dvec3>& path)
{
    double length = 0;
    for (std::size_t i = 1; i < path.size(); ++i)
        length += glm::distance(path[i - 1], path[i]);
    return length;
}

// Between two knots the course is straight or an arc that turns from the one's direction to the other's.
double lengthOf(const std::vector<Knot>& knots)
{
    double length = 0;
    for (std::size_t i = 1; i < knots.size(); ++i)
    {
        const double chord = glm::distance(knots[i - 1].point, knots[i].point);
        const double turn = std::acos(std::clamp(glm::dot(knots[i - 1].direction, knots[i].direction), -1.0, 1.0));
        CHECK(turn < 1.58);
        length += turn > 1e-4 ? chord / 2 / std::sin(turn / 2) * turn : chord;
    }
    return length;
}

glm::dvec3 portInCampus(const Facility& facility, PortId port)
{
    return campusFromHall(facility.halls[facility.hallOf(port)], facility.portPosition(port));
}

// Everything that must hold of every cable, whatever the facility.
void checkCourses(const Facility& facility, const Routes& routes)
{
    for (std::size_t i = 0; i < facility.cables.size(); ++i)
    {
        const Cable& cable = facility.cables[CableId::at(i)];
        const CableType& type = facility.cableTypes[cable.type];
        const CableRoute& route = routes.cables[CableId::at(i)];
        CAPTURE(cable.name);
        CAPTURE(type.name);
        CAPTURE(facility.nameOf(facility.terminations[cable.a.first]));
        CAPTURE(facility.nameOf(facility.terminations[cable.b.first]));
        const auto path = cablePath(facility, routes, CableId::at(i));
        REQUIRE(path.size() >= 2);
        CHECK(glm::distance(path.front(), portInCampus(facility, facility.terminations[cable.a.first])) < 1e-6);
        CHECK(glm::distance(path.back(), portInCampus(facility, facility.terminations[cable.b.first])) < 1e-6);
        CHECK(tightestBend(path) >= type.bendRadius * 0.99);
        const auto fine = cablePath(facility, routes, CableId::at(i), 1e-5);
        const auto knots = cableKnots(facility, routes, CableId::at(i));
        REQUIRE(knots.size() >= 2);
        CHECK(knots.front().point == path.front());
        CHECK(knots.back().point == path.back());
        CHECK(lengthOf(knots) == doctest::Approx(lengthOf(fine)).epsilon(1e-4));
        if (cable.statedLength == 0)
            CHECK(route.lengthMetres - route.slackMetres == doctest::Approx(lengthOf(fine)).epsilon(1e-3));
    }
}

// Cables of one section lie beside each other and inside it.
void checkSections(const Facility& facility, const Routes& routes)
{
    struct Circle
    {
        float across, up, diameter;
        float from, to;

        bool meets(const Circle& other) const { return from <= other.to && other.from <= to; }
        double area() const { return static_cast<double>(diameter) * diameter; }
    };
    std::vector<std::vector<Circle>> circles(routes.sections.size());
    for (std::size_t i = 0; i < facility.cables.size(); ++i)
    {
        const float diameter = facility.cableTypes[facility.cables[CableId::at(i)].type].diameter;
        for (const Hop& hop : routes.cables[CableId::at(i)].hops.of(routes.hops))
        {
            const auto [from, to] = std::minmax(hop.enter, hop.leave);
            circles[hop.section.index()].push_back({hop.across, hop.up, diameter, from, to});
            CHECK(hop.enter >= 0);
            CHECK(hop.leave >= 0);
            CHECK(std::max(hop.enter, hop.leave) <= routes.sections[hop.section].lengthMetres + 1e-5);
        }
    }
    for (std::size_t s = 0; s < circles.size(); ++s)
    {
        const Section& section = routes.sections[SectionId::at(s)];
        double sum = 0;
        double most = 0;
        for (const Circle& a : circles[s])
        {
            CHECK(std::abs(a.across) + a.diameter / 2 <= section.width / 2 + 1e-5F);
            CHECK(a.up - a.diameter / 2 >= -1e-5F);
            CHECK(a.up + a.diameter / 2 <= section.depth * section.fillLimit + 2e-5F);
            // Most lie where one of them begins.
            double here = 0;
            for (const Circle& b : circles[s])
            {
                here += b.from <= a.from && a.from <= b.to ? b.area() : 0;
                if (&a != &b && a.meets(b))
                    CHECK(std::hypot(a.across - b.across, a.up - b.up) >= (a.diameter + b.diameter) / 2 - 1e-5F);
            }
            most = std::max(most, here);
            sum += a.area();
        }
        CHECK(section.fill <= section.fillLimit + 1e-4F);
        if (section.width > 0)
        {
            const double room = static_cast<double>(section.width) * section.depth;
            CHECK(section.fill >= most / room * (1 - 1e-4));
            CHECK(section.fill <= sum / room * (1 + 1e-4));
        }
        CHECK(glm::length(section.along) == doctest::Approx(1));
        CHECK(std::abs(glm::dot(section.along, section.up)) < 1e-12);
        CHECK(glm::distance(glm::cross(section.up, section.along), section.across) < 1e-12);
    }
}

// Two halls, one turned; rows that face each other; trays in two layers joined by steps and slopes, T-joints, a duct
// with corners, and cables of every type between ports of every kind.
SmallHall manyWays(unsigned seed)
{
    SmallHall hall;
    hall.hall("H1").hall("H2", {60, 12, 0.5}, 30);
    for (const std::string_view h : {"H1", "H2"})
    {
        for (int row = 0; row < 2; ++row)
            for (int i = 0; i < 6; ++i)
            {
                const std::string rack = fmt::format("{}-{}{}", h, row, i);
                hall.rack(rack, h, 2 + 0.6 * i + (i >= 3 ? 1.2 : 0), 4 + 2.4 * row, row == 0 ? 180 : 0,
                          i == 5 ? "wide rack" : "rack");
                for (int unit : {1, 2, 20, 44})
                    hall.device(fmt::format("{}-s{}", rack, unit), rack, "switch", unit);
                hall.device(fmt::format("{}-n", rack), rack, "node", 30);
                hall.device(fmt::format("{}-back", rack), rack, "switch", 46, Face::rear);
                hall.panel(fmt::format("{}-p", rack), rack, 48);
            }
        hall.tray(fmt::format("{}-low0", h), h, {{0.5, 4, 2.6}, {9, 4, 2.6}});
        hall.tray(fmt::format("{}-low1", h), h, {{0.5, 6.4, 2.6}, {9, 6.4, 2.6}});
        hall.tray(fmt::format("{}-high0", h), h, {{0.5, 4, 2.6}, {0.5, 4, 2.95}, {5, 4, 2.95}, {9, 4, 2.95}}, 0.2);
        hall.tray(fmt::format("{}-cross", h), h, {{0.5, 4, 2.6}, {0.5, 6.4, 2.6}}, 0.4);
        // Ends on the inside of both rows' trays.
        hall.tray(fmt::format("{}-tee", h), h, {{7.2, 4, 2.6}, {7.2, 6.4, 2.6}}, 0.25);
        hall.tray(fmt::format("{}-slope", h), h, {{9, 4, 2.6}, {10, 4.4, 2.9}, {10.5, 6.0, 2.9}, {9, 6.4, 2.6}}, 0.2);
        hall.tray(fmt::format("{}-out", h), h, {{9, 6.4, 2.6}, {14, 6.4, 2.6}}, 0.5, 0.15);
    }
    hall.duct("D1", "H1", {14, 6.4, 2.6}, "H2", {14, 6.4, 2.6}, {{20, 6.4, 1.0}, {45, 20, 1.0}});

    std::vector<std::string> ports;
    for (const DeviceDef& device : hall.document.devices)
    {
        const int count = device.model == "switch" ? 32 : 8;
        for (int p = 0; p < count; p += 3)
            ports.push_back(fmt::format("{}:p{}", device.id, p));
        if (device.model == "node")
            for (int r = 0; r < 4; ++r)
                ports.push_back(fmt::format("{}:r{}", device.id, r));
    }
    for (const PanelDef& panel : hall.document.panels)
        for (int p = 0; p < 12; p += 2)
        {
            ports.push_back(fmt::format("{}:f{}", panel.id, p));
            ports.push_back(fmt::format("{}:r{}", panel.id, p));
        }
    std::mt19937 random(seed);
    std::ranges::shuffle(ports, random);
    const std::vector<std::string_view> types{"jumper", "fine", "jumper", "fine", "jumper", "trunk"};
    for (std::size_t i = 0; i + 1 < ports.size(); i += 2)
        hall.cable(types[random() % types.size()], ports[i], ports[i + 1]);
    return hall;
}
} // namespace

TEST_CASE("route: cables between any ports keep their bend radius and lie beside each other")
{
    for (const unsigned seed : {1U, 2U, 3U})
    {
        const Facility facility = manyWays(seed).build();
        std::vector<Problem> problems;
        const Routes routes = route(facility, problems);
        for (const Problem& problem : problems)
            FAIL_CHECK(problem.path, ": ", problem.what);
        checkCourses(facility, routes);
        checkSections(facility, routes);
    }
}

TEST_CASE("route: within a rack, from any port to any other near it")
{
    for (const std::string_view type : {"fine", "jumper", "trunk", "cartridge"})
    {
        SmallHall hall;
        hall.hall("H").rack("R", "H", 5, 5, 90);
        for (int unit = 1; unit <= 12; ++unit)
            hall.device(fmt::format("s{}", unit), "R", "switch", unit);
        std::mt19937 random(11);
        std::vector<int> ports(12 * 32);
        for (std::size_t i = 0; i < ports.size(); ++i)
            ports[i] = static_cast<int>(i);
        // First neighbours above, beside and near each other, then any two.
        std::shuffle(ports.begin() + 128, ports.end(), random);
        for (std::size_t i = 0; i < (type == "trunk" ? 16U : 190U); i += 2)
            hall.cable(type, fmt::format("s{}:p{}", ports[i] / 32 + 1, ports[i] % 32),
                       fmt::format("s{}:p{}", ports[i + 1] / 32 + 1, ports[i + 1] % 32));
        const Facility facility = hall.build();
        std::vector<Problem> problems;
        const Routes routes = route(facility, problems);
        for (const Problem& problem : problems)
            FAIL_CHECK(problem.path, ": ", problem.what);
        checkCourses(facility, routes);
        checkSections(facility, routes);
    }
}

TEST_CASE("route: trays below the floor, beside the racks, just over them, beyond their ends and drawn in zigzag")
{
    for (const double height : {-0.3, 1.2, 2.1, 2.36, 2.45, 3.2})
        for (unsigned seed = 0; seed < 4; ++seed)
        {
            CAPTURE(height);
            SmallHall hall;
            hall.hall("H", {-500, 300, 2}, 17);
            std::mt19937 random(seed);
            const auto number = [&](double low, double high)
            { return std::uniform_real_distribution(low, high)(random); };
            std::vector<Point3> path;
            for (int i = 0; i < 30; ++i)
                path.push_back({1 + i * number(0.97, 1.0), 4 + number(-0.3, 0.3), height + number(-0.05, 0.05)});
            // A step up and back of less than a trunk's two radii, and a point nearly on the one before.
            path.push_back({path.back()[0] + 0.1, path.back()[1], height});
            path.push_back({path.back()[0], path.back()[1], height + 0.2});
            path.push_back({path.back()[0] + 1, path.back()[1], height + 0.2});
            path.push_back({path.back()[0] + 0.004, path.back()[1], height + 0.2});
            path.push_back({path.back()[0] + 1.5, path.back()[1] + 1.5, height + 0.2});
            hall.tray("T", "H", path, 0.5, 0.2);
            std::vector<std::string> ports;
            for (int r = 0; r < 10; ++r)
            {
                const std::string rack = fmt::format("R{}", r);
                hall.rack(rack, "H", 0.2 + r * 3.1, 4 + number(-2.2, 2.2), number(0, 360));
                for (const int unit : {1, 17, 25, 46, 48})
                    hall.device(fmt::format("{}-{}", rack, unit), rack, "node", unit,
                                random() % 2 ? Face::front : Face::rear);
                for (const int unit : {1, 17, 25, 46, 48})
                    for (const std::string_view port : {"p0", "p3", "p6", "r1"})
                        ports.push_back(fmt::format("{}-{}:{}", rack, unit, port));
            }
            std::ranges::shuffle(ports, random);
            const std::vector<std::string_view> types{"jumper", "fine", "trunk"};
            for (std::size_t i = 0; i + 1 < ports.size(); i += 2)
                hall.cable(types[random() % types.size()], ports[i], ports[i + 1]);
            const Facility facility = hall.build();
            std::vector<Problem> problems;
            const Routes routes = route(facility, problems);
            for (const Problem& problem : problems)
                FAIL_CHECK(problem.path, ": ", problem.what);
            checkCourses(facility, routes);
            checkSections(facility, routes);
        }
}
