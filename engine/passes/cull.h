#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/gpu/commands.h"
#include "engine/gpu/image.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/sampler.h"
#include "engine/passes/fiber_set.h"
#include "engine/passes/solid_set.h"
#include "engine/passes/values.h"

namespace engine
{
// How fibers are drawn: from `tubePixels` of diameter on as tubes, from one pixel on as ribbons that are shaded as
// round, below as lines of one pixel with their coverage. A tube has `sides` quads: the half that faces the eye, or the
// whole of it.
struct FiberStyle
{
    float tubePixels = 1000; // 0: all are tubes
    float leastPixels = 0.01f;
    float thinPixels = 0.5f; // below, one fiber stands for several; 0: none does
    uint32_t sides = 8;
    bool whole = false;
    bool apart = false; // ribbons that are small on the picture are listed apart, for Cull::small()
};

// What of a scene one view shows: lists and draws, written by Cull, read by the passes. All on the GPU. The list of
// solids lies in their set.
class Shown
{
public:
    Shown(gpu::Device& device, const SolidSet& solids, const FiberSet& fibers, const FiberStyle& style);

    struct Fibers
    {
        gpu::Buffer<uint32_t> groups; // that are in the picture
        gpu::Buffer<uint32_t> large;  // chunks that are looked at piece by piece
        gpu::Buffer<FiberWay> ways;   // by chunk
        gpu::Buffer<FiberTally> tallies;
        gpu::Buffer<uint32_t> listed; // of the groups those that show something
        gpu::Buffer<FiberPlan> plan;
        gpu::Buffer<glm::uvec2> list;
        gpu::Buffer<FiberMatter> matters; // by fiber
        gpu::Buffer<SheetMatter> sheets;  // by strand, of those drawn as sheets
        gpu::Buffer<gpu::DrawIndexedCommand> draws;
        // Of what is listed apart, by 64 which are seen, and these.
        gpu::Buffer<FiberBlock> smallBlocks;
        gpu::Buffer<glm::uvec2> smallList;
        gpu::Buffer<gpu::DrawIndexedCommand> smallDraws;
        FiberCullArgs args;

        uint32_t batches(uint32_t kind) const { return (args.capacities[kind] + fiberBatch - 1) / fiberBatch; }
        gpu::Range smalls() const { return list.slice(args.firsts[fiberSmall], args.capacities[fiberSmall]); }
    };

    const SolidSet& solidSet() const { return *solidSet_; }
    const FiberSet& fiberSet() const { return *fiberSet_; }
    const FiberStyle& style() const { return style_; }

    gpu::Buffer<SolidTally> tallies;
    gpu::Buffer<gpu::DrawIndexedCommand> draws;
    gpu::Buffer<gpu::DrawIndexedCommand> clearDraws;
    // Of those that are drawn by parts: by block, and the draws, one after the other.
    gpu::Buffer<SolidBlock> blocks;
    gpu::Buffer<uint32_t> blockCounts;
    gpu::Buffer<uint32_t> pieceCount;
    gpu::Buffer<gpu::DrawIndexedCommand> pieces;
    std::vector<Fibers> fibers; // by bank

private:
    const SolidSet* solidSet_;
    const FiberSet* fiberSet_;
    FiberStyle style_;
};

struct CullOptions
{
    bool coarsest = false; // the coarsest LOD of solids, of large ones the one before
    bool whole = false; // all of it, be it behind the eye, turned away or covered (for views that are no perspective)
    const gpu::Image* farthest = nullptr; // what lies beyond it is left out: a Farthest of this view
};

// Leaves out what the frustum does not reach and what is too small, and chooses how fine the rest is drawn. Everything
// by compute, in a fixed order: the same view gives the same lists.
class Cull
{
public:
    explicit Cull(gpu::Device& device);

    // In stage `compute`, its own steps ordered; the passes need a barrier from there to `draw`.
    void solids(gpu::Commands& commands, const gpu::Buffer<View>& view, const Values& values, Shown& shown,
                const CullOptions& options = {}) const;
    // Of the fibers the bands that are drawn as sheets, and what all of them are made of. Before fibers(), which lists
    // the others.
    void sheets(gpu::Commands& commands, const gpu::Buffer<View>& view, const Values& values, Shown& shown,
                const CullOptions& options = {}) const;
    void fibers(gpu::Commands& commands, const gpu::Buffer<View>& view, Shown& shown,
                const CullOptions& options = {}) const;
    // After fibers() has listed small ribbons apart and all else is drawn: those of them that show at any pixel beside
    // what `depths` holds, reversed and as large as the view.
    void small(gpu::Commands& commands, const gpu::Buffer<View>& view, Shown& shown, const gpu::Image& depths) const;

private:
    void list(gpu::Commands& commands, const gpu::Buffer<View>& view, Shown& shown, const CullOptions& options,
              bool sheets) const;

    gpu::Image nothing_; // a pyramid that hides nothing
    gpu::Sampler texels_;
    gpu::Kernel<SolidCullArgs> solidCull_;
    gpu::Kernel<SolidCullArgs> solidScan_;
    gpu::Kernel<SolidCullArgs> solidList_;
    gpu::Kernel<SolidCullArgs> solidParts_;
    gpu::Kernel<SolidCullArgs> solidPartScan_;
    gpu::Kernel<SolidCullArgs> solidPartList_;
    gpu::Kernel<FiberCullArgs> fiberGroups_;
    gpu::Kernel<FiberCullArgs> fiberCull_;
    gpu::Kernel<FiberCullArgs> fiberSee_;
    gpu::Kernel<FiberCullArgs> fiberCount_;
    gpu::Kernel<FiberCullArgs> fiberScan_;
    gpu::Kernel<FiberCullArgs> fiberList_;
    gpu::Kernel<FiberMatterArgs> fiberMatter_;
    gpu::Kernel<FiberCullArgs> sheetMatter_;
    gpu::Kernel<> fiberSmall_;
    gpu::Kernel<FiberSmallArgs> fiberSmallScan_;
    gpu::Kernel<> fiberSmallList_;
};
} // namespace engine
