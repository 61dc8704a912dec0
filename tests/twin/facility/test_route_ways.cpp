#include "tests/reference/shortest_way.h"
#include "twin/facility/ways.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace
{
twin::TrayGraph graphOf(std::uint32_t junctions, const std::vector<reference::Edge>& edges)
{
    twin::TrayGraph graph;
    graph.junctions = junctions;
    graph.firstArc.assign(junctions + 1, 0);
    for (std::uint32_t junction = 0; junction < junctions; ++junction)
    {
        for (std::uint32_t s = 0; s < edges.size(); ++s)
            for (const std::size_t end : {0, 1})
                if (edges[s].ends[end] == junction)
                    graph.arcs.push_back({s, static_cast<std::uint32_t>(edges[s].ends[1 - end]), edges[s].length});
        graph.firstArc[junction + 1] = static_cast<std::uint32_t>(graph.arcs.size());
    }
    for (const reference::Edge& edge : edges)
        graph.ends.push_back({static_cast<std::uint32_t>(edge.ends[0]), static_cast<std::uint32_t>(edge.ends[1])});
    return graph;
}

// The shortest way from access to access by the reference: each access is a node that splits its section.
double referenceLength(std::uint32_t junctions, std::vector<reference::Edge> edges, const std::vector<bool>& closed,
                       const std::vector<twin::Access>& from, const std::vector<twin::Access>& to)
{
    std::vector<reference::Edge> all;
    for (std::size_t s = 0; s < edges.size(); ++s)
        if (!closed[s])
            all.push_back(edges[s]);
    std::size_t next = junctions;
    const std::size_t start = next++;
    const std::size_t end = next++;
    std::vector<std::pair<twin::Access, std::size_t>> stops;
    const auto add = [&](const twin::Access& access, std::size_t rack)
    {
        if (closed[access.section])
            return;
        const std::size_t stop = next++;
        const reference::Edge& edge = edges[access.section];
        all.push_back({{rack, stop}, access.distance});
        all.push_back({{stop, edge.ends[0]}, access.at});
        all.push_back({{stop, edge.ends[1]}, edge.length - access.at});
        for (const auto& [other, node] : stops)
            if (other.section == access.section)
                all.push_back({{stop, node}, std::abs(other.at - access.at)});
        stops.emplace_back(access, stop);
    };
    for (const twin::Access& access : from)
        add(access, start);
    for (const twin::Access& access : to)
        add(access, end);
    // A way may not step out of the trays at a rack on its way: racks are only its ends, but a stop through which two
    // accesses of one rack are joined could be; with distances to it of at least 1 that is never shorter.
    return reference::shortestWays(next, all)[start][end];
}
} // namespace

TEST_CASE("ways: as short as the reference's on random graphs, while sections close")
{
    std::mt19937 random(7);
    const auto number = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    const auto index = [&](std::size_t count)
    { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
    for (int round = 0; round < 40; ++round)
    {
        const auto junctions = static_cast<std::uint32_t>(3 + index(20));
        std::vector<reference::Edge> edges;
        for (std::size_t i = 0; i < junctions + index(2 * junctions); ++i)
        {
            const std::size_t a = index(junctions);
            const std::size_t b = (a + 1 + index(junctions - 1)) % junctions; // several edges between two are welcome
            edges.push_back({{a, b}, number(5, 20)});
        }
        const twin::TrayGraph graph = graphOf(junctions, edges);
        twin::Ways ways(graph, 2);
        std::vector<bool> closed(edges.size());
        for (int query = 0; query < 60; ++query)
        {
            if (query % 4 == 3)
            {
                const std::size_t section = index(edges.size());
                closed[section] = true;
                ways.close(1, static_cast<std::uint32_t>(section));
            }
            std::vector<twin::Access> from, to;
            for (std::vector<twin::Access>* accesses : {&from, &to})
                for (std::size_t i = 0; i <= index(3); ++i)
                {
                    const std::size_t section = index(edges.size());
                    accesses->push_back(
                        {static_cast<std::uint32_t>(section), number(0, edges[section].length), number(20, 22)});
                }
            twin::Way way;
            const bool open = query % 2 == 0;
            const std::vector<bool> none(edges.size());
            const double expected = referenceLength(junctions, edges, open ? none : closed, from, to);
            const bool found = ways.find(open ? 0 : 1, from, to, way);
            REQUIRE(found == (expected < std::numeric_limits<double>::infinity()));
            if (!found)
                continue;
            CHECK(way.length == doctest::Approx(expected).epsilon(1e-12));
            double along = 0;
            for (std::size_t i = 0; i < way.pieces.size(); ++i)
            {
                const auto& [section, enter, leave] = way.pieces[i];
                along += std::abs(leave - enter);
                CHECK((open || !closed[section]));
                if (i == 0)
                    continue;
                const auto& [before, ignored, left] = way.pieces[i - 1];
                const auto junctionAt = [&](std::uint32_t s, double at) { return graph.ends[s][at == 0 ? 0 : 1]; };
                CHECK(junctionAt(before, left) == junctionAt(section, enter));
            }
            const double steps = way.length - along;
            CHECK(steps >= 40 - 1e-9);
            CHECK(steps <= 44 + 1e-9);
        }
    }
}

TEST_CASE("ways: a way that is full is not a way that is not there")
{
    const std::vector<reference::Edge> edges{{{0, 1}, 10}, {{2, 3}, 10}};
    const twin::TrayGraph graph = graphOf(4, edges);
    twin::Ways ways(graph, 1);
    const std::vector<twin::Access> a{{0, 2, 1}}, b{{0, 8, 1}}, c{{1, 5, 1}};
    twin::Way way;
    CHECK(ways.find(0, a, b, way));
    CHECK(way.length == 8);
    ways.close(0, 0);
    CHECK_FALSE(ways.find(0, a, b, way));
    CHECK(ways.findOpen(a, b, way));
    CHECK_FALSE(ways.findOpen(a, c, way));
}
