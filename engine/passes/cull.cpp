#include "engine/passes/cull.h"

#include <algorithm>

#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
constexpr uint32_t mostNear = 1u << 18; // pieces of fiber drawn as tubes, and as ribbons, at a time

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
    const uint32_t all = bank.spans + std::min(bank.bends * 7, mostNear * 4);
    const uint32_t near = bank.spans + std::min(bank.bends * 7, mostNear);
    const uint32_t columns[3] = {style.sides + (style.whole ? 0 : 1), 2, 1};
    const uint32_t quads[3] = {style.sides, 1, 0};
    const uint32_t capacities[3] = {style.tubePixels == 0 ? near : std::min(near, mostNear),
                                    style.tubePixels == 0 ? 0 : std::min(near, mostNear),
                                    style.tubePixels == 0 ? 0 : all};
    uint32_t pieces = 0;
    uint32_t draws = 0;
    for (uint32_t i = 0; i < 3; ++i)
    {
        args.capacities[i] = capacities[i];
        args.firsts[i] = pieces;
        args.indices[i] = quads[i] == 0 ? 2 : quads[i] * 6;
        args.vertices[i] = columns[i] * 2;
        args.draws[i] = draws;
        pieces += capacities[i];
        draws += (capacities[i] + fiberBatch - 1) / fiberBatch;
    }
    return {
        .ways = {device, "shown.ways", bank.chunks.size()},
        .tallies = {device, "shown.fiber tallies", bank.groups.size()},
        .list = {device, "shown.fiber list", pieces},
        .draws = {device, "shown.fiber draws", draws},
        .args = args,
    };
}
} // namespace

Shown::Shown(gpu::Device& device, const SolidSet& solids, const FiberSet& fiberSet, const FiberStyle& style)
    : tallies(device, "shown.tallies", solids.clusters.size()),
      draws(device, "shown.draws", solids.draws.size()),
      clearDraws(device, "shown.clear draws", solids.clearDraws.size()),
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
      fiberCull_(device, shaders, "engine/fiber_cull.comp"),
      fiberScan_(device, shaders, "engine/fiber_scan.comp"),
      fiberList_(device, shaders, "engine/fiber_list.comp")
{
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.clear(nothing_, VkClearColorValue{});
            cmd.barrier(gpu::copy, gpu::everywhere);
        });
}

void Cull::record(gpu::Commands& cmd, const gpu::Buffer<View>& view, const Values& values, Shown& shown,
                  const CullOptions& options) const
{
    const gpu::Image& farthest = options.farthest ? *options.farthest : nothing_;
    const SolidSet& solids = shown.solidSet();
    const std::vector<FiberBank>& banks = shown.fiberSet().banks;
    const SolidCullArgs solidArgs{solids.clusterCount(), options.coarsest ? 1u : 0u, options.whole ? 1u : 0u,
                                  solids.mostPieces};
    solidCull_.dispatch(cmd, solidArgs, solids.clusterCount(),
                        {gpu::uniform(0, view), gpu::reads(1, solids.clusters), gpu::reads(2, solids.spheres),
                         gpu::reads(3, solids.meshes), gpu::writes(4, shown.tallies),
                         gpu::samples(5, farthest, texels_)});
    for (size_t i = 0; i < banks.size(); ++i)
        fiberCull_.dispatch(cmd, shown.fibers[i].args, shown.fibers[i].args.groupCount,
                            {gpu::uniform(0, view), gpu::reads(1, banks[i].groups), gpu::reads(2, banks[i].chunks),
                             gpu::reads(3, banks[i].fibers), gpu::writes(4, shown.fibers[i].ways),
                             gpu::writes(5, shown.fibers[i].tallies), gpu::samples(6, farthest, texels_)});
    cmd.barrier(gpu::compute, gpu::compute);
    solidScan_.dispatch(cmd, solidArgs, solids.meshCount() * solidScan_.groupSize()[0],
                        {gpu::reads(0, solids.meshes), gpu::updates(1, shown.tallies), gpu::updates(2, shown.draws),
                         gpu::updates(3, shown.clearDraws)});
    for (Shown::Fibers& each : shown.fibers)
        fiberScan_.dispatch(cmd, each.args, fiberScan_.groupSize()[0],
                            {gpu::updates(0, each.tallies), gpu::writes(1, each.draws)});
    cmd.barrier(gpu::compute, gpu::compute);
    solidList_.dispatch(cmd, solidArgs, solids.clusterCount(),
                        {gpu::uniform(0, view), gpu::reads(1, solids.clusters), gpu::reads(2, shown.tallies),
                         gpu::reads(3, solids.instances), gpu::reads(4, values.values), gpu::reads(5, values.colors),
                         gpu::writes(6, solids.shown)});
    for (size_t i = 0; i < banks.size(); ++i)
        fiberList_.dispatch(cmd, shown.fibers[i].args, shown.fibers[i].args.groupCount,
                            {gpu::reads(0, banks[i].chunks), gpu::reads(1, shown.fibers[i].ways),
                             gpu::reads(2, shown.fibers[i].tallies), gpu::writes(3, shown.fibers[i].list)});
    if (solids.mostPieces == 0)
        return;
    cmd.barrier(gpu::compute, gpu::compute);
    solidParts_.dispatch(cmd, solidArgs, static_cast<uint32_t>(solids.parted.size()) * solidParts_.groupSize()[0],
                         {gpu::uniform(0, view), gpu::reads(1, solids.parted), gpu::reads(2, solids.parts),
                          gpu::reads(3, solids.shown), gpu::reads(4, shown.clearDraws), gpu::writes(5, shown.pieces),
                          gpu::samples(6, farthest, texels_)});
}
} // namespace engine
