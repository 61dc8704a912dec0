#include "engine/passes/fibers.h"

#include <algorithm>

#include "engine/gpu/readback.h"

namespace engine
{
namespace
{
gpu::Pass<FiberDrawArgs> passOf(gpu::Device& device, const DrawTarget& target, const char* kind, uint32_t sides,
                                bool whole, bool thin)
{
    const std::array<uint32_t, 4> constants = {sides, whole ? 1u : 0u, thin ? 1u : 0u,
                                               device.capabilities().strictLines ? 0u : 1u};
    gpu::PassDesc desc = passDesc(target, std::string("fiber ") + kind, target.fiberVertices, target.fibers);
    desc.topology = sides == 0 ? VK_PRIMITIVE_TOPOLOGY_LINE_LIST : VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST;
    desc.cull = whole ? VK_CULL_MODE_BACK_BIT : VK_CULL_MODE_NONE;
    desc.constants = constants;
    return {device, desc};
}

// Quads between neighbouring columns of two vertices, or with one column lines, for as many pieces as one draw takes.
gpu::Buffer<uint32_t> indicesOf(gpu::Device& device, uint32_t sides, bool whole)
{
    const uint32_t columns = sides + (whole ? 0 : 1);
    std::vector<uint32_t> indices;
    indices.reserve(size_t{fiberBatch} * std::max(sides * 6, 2u));
    for (uint32_t piece = 0; piece < fiberBatch; ++piece)
    {
        if (sides == 0)
            indices.insert(indices.end(), {piece * 2, piece * 2 + 1});
        for (uint32_t side = 0; side < sides; ++side)
        {
            const uint32_t here = (piece * columns + side) * 2;
            const uint32_t next = (piece * columns + (side + 1) % columns) * 2;
            for (const uint32_t corner : {here, next, here + 1, here + 1, next, next + 1})
                indices.push_back(corner);
        }
    }
    gpu::Buffer<uint32_t> buffer(device, "fibers.indices", indices.size());
    gpu::upload(device, buffer, indices);
    return buffer;
}
// Before which batches the driver is handed those before: there are few sheets, and tubes only where all are tubes.
std::array<uint32_t, 8> handOversOf(uint32_t kind, const FiberStyle& style)
{
    if (kind == fiberTubes && style.tubePixels == 0)
        return {1, 4, 8, 16, 24, 32, 40, 48};
    if (kind == fiberRibbons || kind == fiberLines || kind == fiberSmall)
        return {1, 3, 7};
    return {};
}

gpu::Draws drawsOf(const Shown& all, const Shown::Fibers& shown, uint32_t kind, const gpu::Buffer<uint32_t>& indices)
{
    const uint32_t batches = shown.batches(kind);
    return {.indices = indices,
            .indirect = kind == fiberSmall ? shown.smallDraws.slice(0, batches)
                                           : shown.draws.slice(shown.args.draws[kind], batches),
            .most = batches,
            .handOvers = handOversOf(kind, all.style())};
}
} // namespace

Fibers::Fibers(gpu::Device& device, const DrawTarget& target, const FiberStyle& style)
    : passes_{passOf(device, target, "tubes", style.sides, style.whole, false),
              passOf(device, target, "ribbons", 1, false, false), passOf(device, target, "lines", 0, false, true)},
      indices_{indicesOf(device, style.sides, style.whole), indicesOf(device, 1, false), indicesOf(device, 0, false)}
{
    if (target.sheets.empty())
        return;
    gpu::PassDesc desc = passDesc(target, "sheets", "engine/sheet.vert", target.sheets);
    desc.cull = VK_CULL_MODE_NONE;
    sheets_.emplace(device, desc);
}

void Fibers::draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, uint32_t kind,
                  std::span<const gpu::Access> more) const
{
    for (size_t i = 0; i < shown.fibers.size(); ++i)
    {
        const Shown::Fibers& each = shown.fibers[i];
        const FiberBank& bank = shown.fiberSet().banks[i];
        if (each.batches(kind) == 0)
            continue;
        const bool small = kind == fiberSmall;
        const uint32_t as = small ? fiberRibbons : kind;
        std::vector<gpu::Access> accesses = {gpu::uniform(0, view), gpu::reads(1, small ? each.smallList : each.list),
                                             gpu::reads(2, bank.knots), gpu::reads(3, each.matters)};
        accesses.insert(accesses.end(), more.begin(), more.end());
        passes_[as].draw(rendering, {small ? 0 : each.args.firsts[kind]}, drawsOf(shown, each, kind, indices_[as]),
                         accesses);
    }
}

void Fibers::drawSheets(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown) const
{
    for (size_t i = 0; i < shown.fibers.size() && sheets_; ++i)
    {
        const Shown::Fibers& each = shown.fibers[i];
        const FiberBank& bank = shown.fiberSet().banks[i];
        if (each.batches(fiberSheets) == 0)
            continue;
        const std::array<gpu::Access, 7> accesses = {gpu::uniform(0, view),      gpu::reads(1, each.list),
                                                     gpu::reads(2, bank.knots),  gpu::reads(3, bank.fibers),
                                                     gpu::reads(4, bank.chunks), gpu::reads(5, bank.strands),
                                                     gpu::reads(6, each.sheets)};
        sheets_->draw(rendering, {each.args.firsts[fiberSheets]},
                      drawsOf(shown, each, fiberSheets, indices_[fiberRibbons]), accesses);
    }
}

void Fibers::draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, Part part,
                  std::span<const gpu::Access> more) const
{
    if (part == Part::sheets)
        return drawSheets(rendering, view, shown);
    if (part == Part::thin)
        return draw(rendering, view, shown, fiberLines, more);
    if (part == Part::small)
        return draw(rendering, view, shown, fiberSmall, more);
    draw(rendering, view, shown, fiberTubes, more);
    draw(rendering, view, shown, fiberRibbons, more);
}
} // namespace engine
