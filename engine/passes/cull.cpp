#include "engine/passes/cull.h"

#include <algorithm>

#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
constexpr uint32_t mostNear = 1u << 18; // pieces of fiber drawn as tubes, and as ribbons, at a time
constexpr uint32_t slicePieces = 32;    // of which a part of a list that is bound by itself begins at a multiple

Shown::Fibers fibersOf(gpu::Device& device, const FiberBank& bank, const FiberStyle& style)
{
    FiberCullArgs args{
        .groupCount = static_cast<uint32_t>(bank.groups.size()),
        .chunkCount = static_cast<uint32_t>(bank.chunks.size()),
        .tubePixels = style.tubePixels,
        .leastPixels = style.leastPixels,
        .thinPixels = style.thinPixels,
    };
    // Far away bends are one piece.
    const uint32_t all = bank.spans + std::min(bank.spans * 7, mostNear * 4);
    const uint32_t near = bank.spans + std::min(bank.spans * 7, mostNear);
    const bool tubes = style.tubePixels == 0;
    constexpr uint32_t listed = fiberSmall; // kinds before that
    const uint32_t columns[listed] = {style.sides + (style.whole ? 0 : 1), 2, 1, 2};
    const uint32_t quads[listed] = {style.sides, 1, 0, 1};
    const uint32_t ribbons = tubes ? 0 : std::min(near, mostNear);
    const uint32_t sheets = tubes ? 0 : std::min(bank.bands * 8, mostNear);
    const uint32_t capacities[listed] = {tubes ? near : ribbons, ribbons, tubes ? 0 : all, sheets};
    uint32_t pieces = 0;
    uint32_t draws = 0;
    for (uint32_t i = 0; i < listed; ++i)
    {
        args.capacities[i] = capacities[i];
        args.firsts[i] = pieces;
        args.indices[i] = quads[i] == 0 ? 2 : quads[i] * 6;
        args.vertices[i] = columns[i] * 2;
        args.draws[i] = draws;
        pieces += capacities[i];
        draws += (capacities[i] + fiberBatch - 1) / fiberBatch;
    }
    args.apart = style.apart ? 1 : 0;
    args.firsts[fiberSmall] = (pieces + slicePieces - 1) / slicePieces * slicePieces;
    args.capacities[fiberSmall] = style.apart ? ribbons : 0;
    const size_t small = std::max(args.capacities[fiberSmall], 1u);
    return {
        .groups = {device, "shown.fiber groups", bank.groups.size()},
        .large = {device, "shown.large chunks", bank.chunks.size()},
        .ways = {device, "shown.ways", bank.chunks.size()},
        .tallies = {device, "shown.fiber tallies", bank.groups.size()},
        .listed = {device, "shown.listed groups", bank.groups.size()},
        .plan = {device, "shown.fiber plan", 1},
        .list = {device, "shown.fiber list", args.firsts[fiberSmall] + small},
        .matters = {device, "shown.fiber matters", bank.fibers.size()},
        .sheets = {device, "shown.sheet matters", bank.strands.size()},
        .draws = {device, "shown.fiber draws", draws},
        .smallBlocks = {device, "shown.small blocks", (small + fiberGroupSize - 1) / fiberGroupSize},
        .smallList = {device, "shown.small list", small},
        .smallDraws = {device, "shown.small draws", (small + fiberBatch - 1) / fiberBatch},
        .args = args,
    };
}
} // namespace

Shown::Shown(gpu::Device& device, const SolidSet& solids, const FiberSet& fiberSet, const FiberStyle& style)
    : tallies(device, "shown.tallies", solids.clusters.size()),
      draws(device, "shown.draws", solids.draws.size()),
      clearDraws(device, "shown.clear draws", solids.clearDraws.size()),
      blocks(device, "shown.blocks", solids.blockCount),
      blockCounts(device, "shown.block counts", solids.blockCount),
      pieceCount(device, "shown.piece count", 1),
      pieces(device, "shown.pieces", solids.mostPieces),
      solidSet_(&solids),
      fiberSet_(&fiberSet),
      style_(style)
{
    for (const FiberBank& each : fiberSet.banks)
        fibers.push_back(fibersOf(device, each, style));
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.copy(solids.draws, draws);
            cmd.copy(solids.clearDraws, clearDraws);
            cmd.barrier(gpu::copy, gpu::everywhere);
        });
}

Cull::Cull(gpu::Device& device)
    : nothing_(device, {.name = "cull.nothing", .format = VK_FORMAT_R32_SFLOAT}),
      texels_(device, {.filter = VK_FILTER_NEAREST}),
      solidCull_(device, shaders, "engine/solid_cull.comp"),
      solidScan_(device, shaders, "engine/solid_scan.comp"),
      solidList_(device, shaders, "engine/solid_list.comp"),
      solidParts_(device, shaders, "engine/solid_parts.comp"),
      solidPartScan_(device, shaders, "engine/solid_part_scan.comp"),
      solidPartList_(device, shaders, "engine/solid_part_list.comp"),
      fiberGroups_(device, shaders, "engine/fiber_groups.comp"),
      fiberCull_(device, shaders, "engine/fiber_cull.comp"),
      fiberSee_(device, shaders, "engine/fiber_see.comp"),
      fiberCount_(device, shaders, "engine/fiber_count.comp"),
      fiberScan_(device, shaders, "engine/fiber_scan.comp"),
      fiberList_(device, shaders, "engine/fiber_list.comp"),
      fiberMatter_(device, shaders, "engine/fiber_matter.comp"),
      sheetMatter_(device, shaders, "engine/sheet_matter.comp"),
      fiberSmall_(device, shaders, "engine/fiber_small.comp"),
      fiberSmallScan_(device, shaders, "engine/fiber_small_scan.comp"),
      fiberSmallList_(device, shaders, "engine/fiber_small_list.comp")
{
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.clear(nothing_, VkClearColorValue{});
            cmd.barrier(gpu::copy, gpu::everywhere);
        });
}

void Cull::solids(gpu::Commands& cmd, const gpu::Buffer<View>& view, const Values& values, Shown& shown,
                  const CullOptions& options) const
{
    const gpu::Image& farthest = options.farthest ? *options.farthest : nothing_;
    const SolidSet& solids = shown.solidSet();
    const SolidCullArgs args{solids.clusterCount(), options.coarsest ? 1u : 0u, options.whole ? 1u : 0u,
                             solids.blockCount};
    solidCull_.dispatch(cmd, args, solids.clusterCount(),
                        {gpu::uniform(0, view), gpu::reads(1, solids.clusters), gpu::reads(2, solids.spheres),
                         gpu::reads(3, solids.meshes), gpu::writes(4, shown.tallies), gpu::reads(5, solids.instances),
                         gpu::samples(6, farthest, texels_)});
    cmd.barrier(gpu::compute, gpu::compute);
    solidScan_.dispatch(cmd, args, solids.meshCount() * solidScan_.groupSize()[0],
                        {gpu::reads(0, solids.meshes), gpu::updates(1, shown.tallies), gpu::updates(2, shown.draws),
                         gpu::updates(3, shown.clearDraws)});
    cmd.barrier(gpu::compute, gpu::compute);
    solidList_.dispatch(cmd, args, solids.clusterCount(),
                        {gpu::uniform(0, view), gpu::reads(1, solids.clusters), gpu::reads(2, shown.tallies),
                         gpu::reads(3, solids.instances), gpu::reads(4, values.values), gpu::reads(5, values.colors),
                         gpu::writes(6, solids.shown)});
    if (solids.mostPieces == 0)
        return;
    cmd.barrier(gpu::compute, gpu::compute);
    const auto groups = static_cast<uint32_t>(solids.parted.size()) * solidPartGroups;
    solidParts_.dispatch(cmd, args, groups * solidParts_.groupSize()[0],
                         {gpu::uniform(0, view), gpu::reads(1, solids.parted), gpu::reads(2, solids.parts),
                          gpu::reads(3, solids.shown), gpu::reads(4, shown.clearDraws), gpu::writes(5, shown.blocks),
                          gpu::writes(6, shown.blockCounts), gpu::samples(7, farthest, texels_)});
    cmd.barrier(gpu::compute, gpu::compute);
    solidPartScan_.dispatch(cmd, args, solidPartScan_.groupSize()[0],
                            {gpu::updates(0, shown.blockCounts), gpu::writes(1, shown.pieceCount)});
    cmd.barrier(gpu::compute, gpu::compute);
    solidPartList_.dispatch(cmd, args, solids.blockCount,
                            {gpu::reads(0, solids.parted), gpu::reads(1, solids.parts), gpu::reads(2, shown.clearDraws),
                             gpu::reads(3, shown.blocks), gpu::reads(4, shown.blockCounts),
                             gpu::reads(5, shown.pieceCount), gpu::writes(6, shown.pieces)});
}
} // namespace engine
