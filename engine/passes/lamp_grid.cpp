#include "engine/passes/lamp_grid.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/gpu/readback.h"

namespace engine
{
namespace
{
constexpr float reach = 1.0f; // metres beyond its region in which a lamp's light fades
constexpr float mostCells = 512;

// How far a point is from a region.
float outside(const Lamp& lamp, glm::vec2 point)
{
    const glm::vec2 d = glm::max(lamp.regionMin - point, point - lamp.regionMax);
    return std::max(d.x, d.y);
}

uint32_t rowsOf(size_t lamps)
{
    return static_cast<uint32_t>((std::clamp<size_t>(lamps, 1, lampNone) + lampsPerRow - 1) / lampsPerRow);
}

glm::uvec2 packed(const std::vector<uint32_t>& ids)
{
    uint32_t four[lampsPerCell] = {lampNone, lampNone, lampNone, lampNone};
    std::copy_n(ids.begin(), std::min<size_t>(ids.size(), lampsPerCell), four);
    return {four[0] | four[1] << 16, four[2] | four[3] << 16};
}
} // namespace

LampGrid::Grid::Grid(std::span<const Lamp> lamps)
{
    if (lamps.empty())
        return;
    glm::vec2 least = lamps[0].regionMin;
    glm::vec2 most = lamps[0].regionMax;
    for (const Lamp& each : lamps)
    {
        least = glm::min(least, each.regionMin);
        most = glm::max(most, each.regionMax);
    }
    origin = least - reach;
    const glm::vec2 extent = most - least + 2 * reach;
    cell = std::max({0.6f, extent.x / mostCells, extent.y / mostCells});
    size = glm::uvec2(glm::ceil(extent / cell));
}

LampGrid::LampGrid(gpu::Device& device, std::span<const Lamp> lampsOfScene)
    : LampGrid(device, lampsOfScene, Grid(lampsOfScene))
{
}

LampGrid::LampGrid(gpu::Device& device, std::span<const Lamp> all, const Grid& grid)
    : lamps(device, {.name = "lamps",
                     .format = VK_FORMAT_R32G32B32A32_SFLOAT,
                     .width = lampsPerRow * 4,
                     .height = rowsOf(all.size())}),
      cells(device,
            {.name = "lamps.cells", .format = VK_FORMAT_R32G32_UINT, .width = grid.size.x, .height = grid.size.y}),
      grid_(grid)
{
    const auto count = static_cast<uint32_t>(std::min<size_t>(all.size(), lampNone));
    std::vector<LampStrip> strips(size_t{rowsOf(all.size())} * lampsPerRow);
    std::vector<std::vector<uint32_t>> ids(size_t{grid.size.x} * grid.size.y);
    for (uint32_t i = 0; i < count; ++i)
    {
        const Lamp& lamp = all[i];
        strips[i] = {.from = lamp.from,
                     .lumens = lamp.lumensPerMetre,
                     .to = lamp.to,
                     .color = lamp.color,
                     .regionMin = lamp.regionMin,
                     .regionMax = lamp.regionMax};
        const glm::uvec2 first((glm::max(lamp.regionMin - reach, grid.origin) - grid.origin) / grid.cell);
        const glm::uvec2 last =
            glm::min(glm::uvec2((lamp.regionMax + reach - grid.origin) / grid.cell), grid.size - 1u);
        for (uint32_t y = first.y; y <= last.y; ++y)
            for (uint32_t x = first.x; x <= last.x; ++x)
                ids[size_t{y} * grid.size.x + x].push_back(i);
    }
    std::vector<glm::uvec2> words(ids.size());
    for (size_t c = 0; c < ids.size(); ++c)
    {
        const glm::vec2 middle = grid.origin + (glm::vec2(c % grid.size.x, c / grid.size.x) + 0.5f) * grid.cell;
        std::stable_sort(ids[c].begin(), ids[c].end(),
                         [&](uint32_t a, uint32_t b) { return outside(all[a], middle) < outside(all[b], middle); });
        words[c] = packed(ids[c]);
    }
    gpu::upload(device, gpu::View(lamps), std::as_bytes(std::span(strips)));
    gpu::upload(device, gpu::View(cells), std::as_bytes(std::span(words)));
}

void LampGrid::describe(Lighting& lighting) const
{
    lighting.gridOrigin = grid_.origin;
    lighting.gridCell = grid_.cell;
}
} // namespace engine
