#include "app/stage/closed_box.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

namespace app
{
namespace
{
constexpr int steps = 128;         // of the grid, along both axes
constexpr float within = 0.002f;   // metres that the box keeps off what closes it
constexpr float edge = 0.006f;     // metres along a side's edges, where bevels and seams do not count
constexpr double slits = 0.005;    // share of a side that may be open
constexpr float leastSide = 0.01f; // metres

// How far within its bounds each of the mesh's six sides begins: along lines parallel to an axis, from the lower bound
// upwards and from the upper downwards.
struct Depths
{
    std::array<std::vector<float>, 2> from; // [0] from the lower bound
};

struct Grid
{
    glm::vec2 origin;
    glm::vec2 step;

    glm::vec2 at(int i, int j) const { return origin + step * (glm::vec2(i, j) + 0.5f); }
};

// The two axes across one.
std::array<int, 2> across(int axis)
{
    return {(axis + 1) % 3, (axis + 2) % 3};
}

Grid gridOf(const engine::Bounds& bounds, int axis)
{
    const auto [u, v] = across(axis);
    const glm::vec3 size = bounds.size();
    return {{bounds.min[u], bounds.min[v]}, glm::vec2(size[u], size[v]) / static_cast<float>(steps)};
}

using Corners = std::array<glm::vec3, 3>;

// Where the grid's lines meet a triangle.
void add(Depths& depths, const Corners& corners, const engine::Bounds& bounds, int axis)
{
    const auto [u, v] = across(axis);
    const Grid grid = gridOf(bounds, axis);
    const auto flat = [u = u, v = v](const glm::vec3& p) { return glm::vec2(p[u], p[v]); };
    const std::array<glm::vec2, 3> p = {flat(corners[0]), flat(corners[1]), flat(corners[2])};
    const auto cross = [](glm::vec2 a, glm::vec2 b) { return a.x * b.y - a.y * b.x; };
    const float area = cross(p[1] - p[0], p[2] - p[0]);
    if (std::abs(area) < 1e-12f)
        return;
    const glm::vec2 low = (glm::min(glm::min(p[0], p[1]), p[2]) - grid.origin) / grid.step - 0.5f;
    const glm::vec2 high = (glm::max(glm::max(p[0], p[1]), p[2]) - grid.origin) / grid.step - 0.5f;
    const auto first = glm::max(glm::ivec2(glm::ceil(low)), glm::ivec2(0));
    const auto last = glm::min(glm::ivec2(glm::floor(high)), glm::ivec2(steps - 1));
    for (int j = first.y; j <= last.y; ++j)
        for (int i = first.x; i <= last.x; ++i)
        {
            const glm::vec2 q = grid.at(i, j);
            const glm::vec3 share =
                glm::vec3(cross(p[2] - p[1], q - p[1]), cross(p[0] - p[2], q - p[2]), cross(p[1] - p[0], q - p[0])) /
                area;
            if (std::min({share.x, share.y, share.z}) < -1e-4f)
                continue;
            const float place = share.x * corners[0][axis] + share.y * corners[1][axis] + share.z * corners[2][axis];
            const auto cell = static_cast<size_t>(j * steps + i);
            depths.from[0][cell] = std::min(depths.from[0][cell], place - bounds.min[axis]);
            depths.from[1][cell] = std::min(depths.from[1][cell], bounds.max[axis] - place);
        }
}

Depths depthsOf(const engine::Mesh& mesh, const engine::MeshLod& lod, int axis)
{
    Depths depths;
    depths.from.fill(std::vector<float>(size_t{steps} * steps, std::numeric_limits<float>::infinity()));
    for (const engine::MeshPrimitive& run : lod.primitives)
    {
        if (mesh.materials[run.material].alpha < 1)
            continue;
        for (uint32_t i = run.firstIndex; i < run.firstIndex + run.indexCount; i += 3)
            add(depths,
                {mesh.positions[mesh.indices[i]], mesh.positions[mesh.indices[i + 1]],
                 mesh.positions[mesh.indices[i + 2]]},
                mesh.bounds, axis);
    }
    return depths;
}

using Margins = std::array<std::array<float, 2>, 3>; // by axis: at the lower side, at the upper

float median(std::vector<float> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

// How deep a side is, within the margins of the sides across it; infinite where these leave nothing. What reaches into
// the other half is no hole with a back but a slit.
float deepest(const std::vector<float>& depths, const engine::Bounds& bounds, const Margins& margins, int axis)
{
    const auto [u, v] = across(axis);
    const Grid grid = gridOf(bounds, axis);
    const float half = bounds.size()[axis] / 2;
    float most = 0;
    int all = 0;
    int open = 0;
    for (int j = 0; j < steps; ++j)
        for (int i = 0; i < steps; ++i)
        {
            const glm::vec2 q = grid.at(i, j);
            const auto isInside = [&](int side, float place)
            {
                return place > bounds.min[side] + margins[static_cast<size_t>(side)][0] + edge &&
                       place < bounds.max[side] - margins[static_cast<size_t>(side)][1] - edge;
            };
            if (!isInside(u, q.x) || !isInside(v, q.y))
                continue;
            const float depth = depths[static_cast<size_t>(j * steps + i)];
            ++all;
            open += depth > half ? 1 : 0;
            most = std::max(most, depth > half ? 0 : depth);
        }
    return open <= slits * all && all > 0 ? most : std::numeric_limits<float>::infinity();
}
} // namespace

std::optional<engine::Bounds> closedBox(const engine::Mesh& mesh)
{
    std::array<std::array<std::vector<float>, 2>, 3> depths;
    Margins margins{};
    for (size_t axis = 0; axis < 3; ++axis)
    {
        Depths all = depthsOf(mesh, mesh.lods[0], static_cast<int>(axis));
        for (size_t l = 1; l < mesh.lods.size(); ++l)
        {
            const Depths own = depthsOf(mesh, mesh.lods[l], static_cast<int>(axis));
            // Nobody sees things from below: coarser LODs are open there.
            for (size_t side = axis == 2 ? 1 : 0; side < 2; ++side)
                std::ranges::transform(own.from[side], all.from[side], all.from[side].begin(),
                                       [](float a, float b) { return std::max(a, b); });
        }
        depths[axis] = std::move(all.from);
        for (size_t side = 0; side < 2; ++side)
            margins[axis][side] = median(depths[axis][side]);
    }
    engine::Bounds box;
    for (int axis = 0; axis < 3; ++axis)
    {
        const auto& [below, above] = depths[static_cast<size_t>(axis)];
        box.min[axis] = mesh.bounds.min[axis] + deepest(below, mesh.bounds, margins, axis) + within;
        box.max[axis] = mesh.bounds.max[axis] - deepest(above, mesh.bounds, margins, axis) - within;
        if (!(box.max[axis] - box.min[axis] >= leastSide))
            return std::nullopt;
    }
    return box;
}
} // namespace app
