#include "twin/facility/route.h"

#include "tests/twin/facility/small_hall.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <numbers>

using namespace twin;

namespace
{
struct Routed
{
    Facility facility;
    std::vector<Problem> problems;
    Routes routes;

    explicit Routed(SmallHall& hall) : facility(hall.build()) { routes = route(facility, problems); }

    std::span<const Hop> hops(std::size_t cable) const
    {
        return routes.cables[CableId::at(cable)].hops.of(routes.hops);
    }
    const Section& section(const Hop& hop) const { return routes.sections[hop.section]; }
    double length(std::size_t cable) const { return routes.cables[CableId::at(cable)].lengthMetres; }
    double slack(std::size_t cable) const { return routes.cables[CableId::at(cable)].slackMetres; }
    // Names of the trays and ducts a cable lies in, in order; risers as "|".
    std::string way(std::size_t cable) const
    {
        std::string names;
        for (const Hop& hop : hops(cable))
        {
            const Section& in = section(hop);
            if (!names.empty())
                names += ' ';
            names += in.kind == Section::Kind::riser  ? "|"
                     : in.kind == Section::Kind::duct ? facility.ducts[{in.owner}].name
                                                      : facility.trays[{in.owner}].name;
        }
        return names;
    }
};

// Two racks six metres apart under one tray, a node and three switches in each.
SmallHall twoRacks(double width = 0.3, double depth = 0.1)
{
    SmallHall hall;
    hall.hall("H");
    for (const auto& [rack, x] : {std::pair{"A", 2.0}, std::pair{"B", 8.0}})
    {
        hall.rack(rack, "H", x, 4);
        hall.device(fmt::format("{}n", rack), rack, "node", 10);
        for (int s = 0; s < 3; ++s)
            hall.device(fmt::format("{}{}", rack, s), rack, "switch", 20 + s);
    }
    hall.tray("T", "H", {{0, 4, 2.7}, {10, 4, 2.7}}, width, depth);
    return hall;
}

bool says(const std::vector<Problem>& problems, std::string_view path, std::string_view what)
{
    return std::ranges::any_of(problems, [&](const Problem& problem)
                               { return problem.path == path && problem.what.find(what) != std::string::npos; });
}
} // namespace

TEST_CASE("route: length of a way worked out by hand")
{
    SmallHall hall = twoRacks();
    hall.cable("jumper", "An:p3", "Bn:p3");
    const Routed routed(hall);
    CHECK(routed.problems.empty());
    CHECK(routed.way(0) == "| T |");
    // The port is 0.1 m behind the rack's face at 3.4; the first place of its left riser 0.0815 m in front of it, which
    // leaves room for plug and boot, and 0.21365 m aside. From 0.52005 m the cable rises to the tray's first place at
    // 2.7015 and goes over 0.433 m to its row of places at 3.8515, and 6 m along. Eight right angles are cut by arcs of
    // 30 mm.
    const double end = 0.0815 + 0.21365 + 2.18145 + 0.433;
    const double laid = 6 + 2 * end - 8 * 0.030 * (2 - std::numbers::pi / 2);
    CHECK(routed.length(0) - routed.slack(0) == doctest::Approx(laid).epsilon(1e-5));
    CHECK(routed.slack(0) == doctest::Approx(2 * 0.3 + 0.02 * laid).epsilon(1e-5));
}

TEST_CASE("route: stated lengths, breakouts and cartridges")
{
    SmallHall hall = twoRacks();
    hall.cable("jumper", "An:p3", "Bn:p3");
    hall.document.cables.back().lengthMetres = 15;
    hall.cable("breakout", std::vector<std::string_view>{"A0:p0"}, {"B0:p0", "B0:p30"});
    hall.cable("breakout", std::vector<std::string_view>{"A0:p1"}, {"B0:p1", "B0:p3"});
    hall.cable("cartridge", "An:r0", "An:r3");
    hall.cable("jumper", "An:p5", "Bn:p5");
    hall.document.cables.back().lengthMetres = 11.5;
    const Routed routed(hall);
    CHECK(routed.problems.empty());
    CHECK(routed.slack(4) < 0);
    CHECK(routed.length(0) == 15);
    CHECK(routed.length(0) - routed.slack(0) == doctest::Approx(11.716).epsilon(1e-3));
    // Ports in two rows 25.8 mm apart along the face: the farther breakout is 15 columns away, the nearer one.
    const double laid1 = routed.length(1) - routed.slack(1);
    const double laid2 = routed.length(2) - routed.slack(2);
    CHECK(routed.slack(1) == doctest::Approx(0.6 + 0.02 * laid1 + 15 * 0.0258).epsilon(1e-4));
    CHECK(routed.slack(2) == doctest::Approx(0.6 + 0.02 * laid2 + 0.0258).epsilon(1e-4));
    // 50 mm out, 0.3 m aside, back in; two right angles of 40 mm.
    CHECK(routed.hops(3).empty());
    CHECK(routed.slack(3) == 0);
    CHECK(routed.length(3) == doctest::Approx(0.1 + 0.3 - 2 * 0.040 * (2 - std::numbers::pi / 2)).epsilon(1e-4));
}

TEST_CASE("route: a tray takes as many cables as fit, the next one goes another way, the next after that none")
{
    // Ten across and two high of 3 mm, in each.
    SmallHall hall = twoRacks(0.030, 0.012);
    hall.tray("U", "H", {{0, 4, 2.9}, {10, 4, 2.9}}, 0.030, 0.012);
    for (int i = 0; i < 42; ++i)
        hall.cable("jumper", fmt::format("A{}:p{}", i / 32, i % 32), fmt::format("B{}:p{}", i / 32, i % 32));
    hall.cable("fine", "A2:p0", "B2:p0");
    const Routed routed(hall);
    for (std::size_t i = 0; i < 20; ++i)
        CHECK(routed.way(i) == "| T |");
    for (std::size_t i = 20; i < 40; ++i)
        CHECK(routed.way(i) == "| U |");
    CHECK(routed.problems.size() == 3);
    for (const std::size_t i : {40, 41, 42})
    {
        CHECK(routed.hops(i).empty());
        CHECK(routed.length(i) == 0);
        CHECK(cablePath(routed.facility, routed.routes, CableId::at(i)).empty());
        CHECK(says(routed.problems, fmt::format("/cables/{}", i), "every way is full: on the shortest, T"));
    }
    for (const Section& section : routed.routes.sections)
        if (section.kind == Section::Kind::tray)
            CHECK(section.fill == doctest::Approx(0.5));
}

TEST_CASE("route: a manager that is full gives way to the other side, then there is none")
{
    SmallHall hall;
    hall.hall("H").rack("A", "H", 2, 4);
    // 12 mm trunks: four across a manager of 58.7 mm, ten high in 126 mm.
    for (int s = 0; s < 6; ++s)
        hall.device(fmt::format("s{}", s), "A", "switch", 5.0 + s)
            .device(fmt::format("t{}", s), "A", "switch", 30.0 + s);
    for (int i = 0; i < 82; ++i)
        hall.cable("trunk", fmt::format("s{}:p{}", i / 14, i % 14), fmt::format("t{}:p{}", i / 14, i % 14));
    const Routed routed(hall);
    std::map<std::uint32_t, int> in;
    for (const Hop& hop : routed.routes.hops)
        ++in[hop.section.value];
    REQUIRE(in.size() == 2);
    CHECK(in.begin()->second == 40);
    CHECK(in.rbegin()->second == 40);
    CHECK(routed.problems.size() == 2);
    CHECK(says(routed.problems, "/cables/81", "the vertical managers at the front of rack \"A\" hold no more"));
}

TEST_CASE("route: the same facility gives the same routes, to the bit")
{
    const auto bytes = []
    {
        SmallHall hall = twoRacks(0.060, 0.012);
        hall.tray("U", "H", {{0, 4, 2.9}, {10, 4, 2.9}});
        for (int i = 0; i < 90; ++i)
            hall.cable(i % 3 ? "jumper" : "fine", fmt::format("A{}:p{}", i / 32, i % 32),
                       fmt::format("B{}:p{}", i % 3, i / 3));
        const Routed routed(hall);
        CHECK(routed.problems.empty());
        std::vector<std::byte> all(std::span(routed.routes.hops).size_bytes());
        std::memcpy(all.data(), routed.routes.hops.data(), all.size());
        for (const CableRoute& cable : routed.routes.cables)
        {
            const auto lengths = std::as_bytes(std::span(&cable, 1));
            all.insert(all.end(), lengths.begin(), lengths.end());
        }
        return all;
    };
    CHECK(bytes() == bytes());
}

TEST_CASE("route: cables run straight through joints, and through T-joints to other trays")
{
    SmallHall hall = twoRacks();
    hall.document.trays.clear();
    hall.tray("T", "H", {{0, 4, 2.7}, {4, 4, 2.7}, {5, 4, 2.7}});
    hall.tray("back", "H", {{10, 4, 2.7}, {5.0004, 4, 2.7}}); // drawn the other way, joined within 1 mm
    hall.tray("tee", "H", {{6.5, 4, 2.7}, {6.5, 9, 2.7}});
    hall.rack("C", "H", 6.5, 9.8).device("C0", "C", "switch", 20);
    for (int i = 0; i < 5; ++i)
        hall.cable("jumper", fmt::format("A0:p{}", i), fmt::format("B0:p{}", i));
    hall.cable("jumper", "A0:p9", "C0:p0");
    const Routed routed(hall);
    CHECK(routed.problems.empty());
    for (std::size_t i = 0; i < 5; ++i)
    {
        CHECK(routed.way(i) == "| T T back back |");
        const auto hops = routed.hops(i);
        for (std::size_t h = 2; h < 5; ++h)
        {
            const bool turned = h == 3; // from a tray drawn one way into one drawn the other
            CHECK(hops[h].across == doctest::Approx(turned ? -hops[h - 1].across : hops[h - 1].across));
            CHECK(hops[h].up == doctest::Approx(hops[h - 1].up));
        }
        CHECK(cableCorners(routed.facility, routed.routes, CableId::at(i)).size() <= 10);
    }
    CHECK(routed.way(5) == "| T T back tee |");
}

TEST_CASE("route: racks that touch are joined over their tops, others need a tray")
{
    SmallHall hall;
    hall.hall("H").rack("A", "H", 2, 4).rack("B", "H", 2.6, 4).rack("C", "H", 4, 4).rack("D", "H", 2, 5.2, 180);
    for (const std::string_view rack : {"A", "B", "C", "D"})
        hall.device(fmt::format("{}n", rack), rack, "node", 40);
    hall.cable("jumper", "An:p0", "Bn:p0").cable("jumper", "An:p1", "Cn:p1").cable("jumper", "An:p2", "Dn:p2");
    hall.cable("jumper", "An:p3", "An:r0");
    const Routed routed(hall);
    CHECK(routed.way(0) == "| |");
    CHECK(routed.way(2) == "| |");
    CHECK(routed.way(3) == "| |");
    CHECK(routed.problems.size() == 1);
    CHECK(says(routed.problems, "/cables/1", "no tray within 3 m of rack \"A\""));
}

TEST_CASE("route: between halls through a duct, and what is said without one")
{
    SmallHall hall;
    for (const auto& [name, x] : {std::pair{"H1", 0.0}, std::pair{"H2", 100.0}, std::pair{"H3", 200.0}})
        hall.hall(name, {x, 0, 0})
            .rack(fmt::format("{}R", name), name, 2, 4)
            .device(fmt::format("{}n", name), fmt::format("{}R", name), "node", 10)
            .tray(fmt::format("{}T", name), name, {{0, 4, 2.7}, {10, 4, 2.7}});
    hall.rack("lone", "H2", 30, 4)
        .device("lonen", "lone", "node", 10)
        .tray("loneT", "H2", {{29, 4, 2.7}, {31, 4, 2.7}});
    hall.duct("D", "H1", {10, 4, 2.7}, "H2", {5, 4, 2.7}, {{50, 4, -1}});
    hall.cable("jumper", "H1n:p0", "H2n:p0");
    hall.cable("jumper", "H2n:p1", "H1n:p1");
    hall.cable("jumper", "H1n:p2", "H3n:p0");
    hall.cable("jumper", "H2n:p2", "lonen:p0");
    hall.cable("jumper", "H1n:p3", "lonen:p1");
    const Routed routed(hall);
    CHECK(routed.way(0) == "| H1T D D H2T |");
    CHECK(routed.way(1) == "| H2T D D H1T |");
    CHECK(routed.length(0) > 90);
    CHECK(routed.problems.size() == 3);
    CHECK(says(routed.problems, "/cables/2", "leaves its hall \"H1\" for \"H3\" without a duct"));
    CHECK(says(routed.problems, "/cables/3", "the trays near them are not joined"));
    CHECK(says(routed.problems, "/cables/4", "the trays near them are not joined"));
}

TEST_CASE("route: an explicit path wins, and must have room for the bend radius")
{
    SmallHall hall = twoRacks();
    const double z = 0.1 + 9 * rackUnit + 0.02;
    hall.cable("jumper", "An:p3", "Bn:p3");
    hall.document.cables.back().path = {{1.97, 2, z}, {7.97, 2, z}};
    hall.cable("jumper", "An:p4", "Bn:p4");
    hall.document.cables.back().path = {{2.03, 2, z}, {2.04, 2.01, z}, {8.03, 2, z}};
    const Routed routed(hall);
    CHECK(routed.hops(0).empty());
    CHECK(routed.length(0) - routed.slack(0) ==
          doctest::Approx(1.5 + 6 + 1.5 - 2 * 0.030 * (2 - std::numbers::pi / 2)).epsilon(1e-5));
    CHECK(routed.problems.size() == 1);
    CHECK(says(routed.problems, "/cables/1/path_m", "the bend radius of 30 mm"));
    CHECK(cablePath(routed.facility, routed.routes, CableId::at(1)).size() > 4);
}

TEST_CASE("route: what build has complained of is passed over")
{
    SmallHall hall = twoRacks();
    hall.cable("jumper", "An:p0", "nobody:p0");
    hall.cable("no such type", "An:p1", "Bn:p1");
    hall.cable("jumper", std::vector<std::string_view>{}, {});
    hall.rack("lost", "no hall", 1, 1).device("lostn", "lost", "node", 1).cable("jumper", "lostn:p0", "Bn:p2");
    hall.rack("bare", "H", 5, 4, 0, "no model").device("baren", "bare", "node", 1).cable("jumper", "baren:p0", "Bn:p3");
    hall.tray("nowhere", "no hall", {{0, 0, 0}, {1, 0, 0}}).tray("point", "H", {{0, 4, 2.7}}).tray("none", "H", {});
    hall.tray("still", "H", {{3, 4, 2.7}, {3, 4, 2.7}}).duct("E", "H", {0, 0, 0}, "no hall", {0, 0, 0});
    hall.cable("jumper", "An:p4", "Bn:p4");
    std::vector<Problem> ofBuild;
    const Facility facility = twin::build(std::move(hall.document), ofBuild);
    CHECK(ofBuild.size() >= 5);
    std::vector<Problem> problems;
    const Routes routes = route(facility, problems);
    CHECK(problems.empty());
    CHECK(routes.cables.size() == 6);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(cablePath(facility, routes, CableId::at(i)).empty());
    CHECK(cablePath(facility, routes, CableId::at(5)).size() > 10);
}
