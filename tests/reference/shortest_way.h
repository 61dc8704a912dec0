#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <vector>

namespace reference
{
// Lengths of the shortest ways between all pairs of `count` nodes over undirected edges (Floyd, 1962): three loops and
// nothing to get wrong.
struct Edge
{
    std::array<std::size_t, 2> ends;
    double length;
};

inline std::vector<std::vector<double>> shortestWays(std::size_t count, const std::vector<Edge>& edges)
{
    std::vector ways(count, std::vector(count, std::numeric_limits<double>::infinity()));
    for (std::size_t i = 0; i < count; ++i)
        ways[i][i] = 0;
    for (const Edge& edge : edges)
        for (const std::size_t end : {0, 1})
        {
            double& way = ways[edge.ends[end]][edge.ends[1 - end]];
            way = std::min(way, edge.length);
        }
    for (std::size_t via = 0; via < count; ++via)
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < count; ++j)
                ways[i][j] = std::min(ways[i][j], ways[i][via] + ways[via][j]);
    return ways;
}
} // namespace reference
