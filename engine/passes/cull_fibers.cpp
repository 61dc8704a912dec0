#include <algorithm>
#include <cstddef>

#include "engine/passes/cull.h"

namespace engine
{
namespace
{
gpu::Range planned(const Shown::Fibers& fibers, size_t offset)
{
    return {fibers.plan, offset, sizeof(gpu::DispatchCommand)};
}

gpu::Range groupsOf(const Shown::Fibers& fibers)
{
    return planned(fibers, offsetof(FiberPlan, groups));
}
} // namespace

void Cull::sheets(gpu::Commands& cmd, const gpu::Buffer<View>& view, const Values& values, Shown& shown,
                  const CullOptions& options) const
{
    const std::vector<FiberBank>& banks = shown.fiberSet().banks;
    for (size_t i = 0; i < banks.size(); ++i)
    {
        const auto fibers = static_cast<uint32_t>(banks[i].fibers.size());
        fiberMatter_.dispatch(cmd, {fibers}, fibers,
                              {gpu::uniform(0, view), gpu::reads(1, banks[i].fibers), gpu::reads(2, values.values),
                               gpu::reads(3, values.colors), gpu::writes(4, shown.fibers[i].matters)});
    }
    if (std::ranges::any_of(banks, [](const FiberBank& bank) { return bank.bandGroups > 0; }))
        list(cmd, view, shown, options, true);
}

void Cull::fibers(gpu::Commands& cmd, const gpu::Buffer<View>& view, Shown& shown, const CullOptions& options) const
{
    list(cmd, view, shown, options, false);
}

// Matter is worked out beside the first steps; the barriers between these are before the last, which reads it.
void Cull::list(gpu::Commands& cmd, const gpu::Buffer<View>& view, Shown& shown, const CullOptions& options,
                bool sheets) const
{
    const gpu::Image& farthest = options.farthest ? *options.farthest : nothing_;
    const std::vector<FiberBank>& banks = shown.fiberSet().banks;
    const auto argsOf = [&](size_t bank)
    {
        FiberCullArgs args = shown.fibers[bank].args;
        args.uncovered = options.whole ? 1 : 0;
        args.sheets = sheets ? 1 : 0;
        args.groupCount = sheets ? banks[bank].bandGroups : args.groupCount;
        return args;
    };
    for (size_t i = 0; i < banks.size(); ++i)
    {
        Shown::Fibers& each = shown.fibers[i];
        fiberGroups_.dispatch(cmd, argsOf(i), fiberGroups_.groupSize()[0],
                              {gpu::uniform(0, view), gpu::reads(1, banks[i].groups), gpu::writes(2, each.groups),
                               gpu::updates(3, each.tallies), gpu::writes(4, each.plan),
                               gpu::samples(5, farthest, texels_)});
    }
    cmd.barrier(gpu::compute, gpu::compute);
    for (size_t i = 0; i < banks.size(); ++i)
    {
        Shown::Fibers& each = shown.fibers[i];
        fiberCull_.dispatchIndirect(cmd, argsOf(i), groupsOf(each),
                                    {gpu::uniform(0, view), gpu::reads(1, each.groups), gpu::reads(2, banks[i].chunks),
                                     gpu::reads(3, banks[i].fibers), gpu::writes(4, each.ways),
                                     gpu::updates(5, each.plan), gpu::writes(6, each.large),
                                     gpu::samples(7, farthest, texels_), gpu::reads(8, banks[i].strands),
                                     gpu::reads(9, each.matters)});
    }
    cmd.barrier(gpu::compute, gpu::compute);
    for (size_t i = 0; i < banks.size(); ++i)
    {
        Shown::Fibers& each = shown.fibers[i];
        fiberSee_.dispatchIndirect(cmd, argsOf(i), planned(each, offsetof(FiberPlan, pieces)),
                                   {gpu::uniform(0, view), gpu::reads(1, each.large), gpu::reads(2, banks[i].chunks),
                                    gpu::reads(3, banks[i].fibers), gpu::reads(4, banks[i].knots),
                                    gpu::updates(5, each.ways), gpu::reads(6, each.plan),
                                    gpu::reads(7, banks[i].strands), gpu::samples(8, farthest, texels_)});
    }
    cmd.barrier(gpu::compute, gpu::compute);
    for (size_t i = 0; i < banks.size(); ++i)
    {
        Shown::Fibers& each = shown.fibers[i];
        fiberCount_.dispatchIndirect(cmd, argsOf(i), groupsOf(each),
                                     {gpu::reads(0, each.groups), gpu::reads(1, each.ways), gpu::reads(2, each.plan),
                                      gpu::writes(3, each.tallies)});
    }
    cmd.barrier(gpu::compute, gpu::compute);
    for (size_t i = 0; i < banks.size(); ++i)
    {
        Shown::Fibers& each = shown.fibers[i];
        fiberScan_.dispatch(cmd, argsOf(i), fiberScan_.groupSize()[0],
                            {gpu::updates(0, each.tallies), gpu::writes(1, each.draws), gpu::updates(2, each.plan),
                             gpu::writes(3, each.listed)});
    }
    cmd.barrier(gpu::compute, gpu::compute);
    for (size_t i = 0; i < banks.size(); ++i)
    {
        Shown::Fibers& each = shown.fibers[i];
        fiberList_.dispatchIndirect(cmd, argsOf(i), planned(each, offsetof(FiberPlan, lists)),
                                    {gpu::reads(0, each.groups), gpu::reads(1, banks[i].chunks),
                                     gpu::reads(2, each.ways), gpu::reads(3, each.tallies), gpu::reads(4, each.plan),
                                     gpu::writes(5, each.list), gpu::reads(6, banks[i].strands),
                                     gpu::reads(7, each.listed)});
        if (sheets)
            sheetMatter_.dispatchIndirect(cmd, argsOf(i), planned(each, offsetof(FiberPlan, lists)),
                                          {gpu::reads(0, each.groups), gpu::reads(1, banks[i].chunks),
                                           gpu::reads(2, each.ways), gpu::reads(3, each.plan),
                                           gpu::reads(4, banks[i].strands), gpu::reads(5, each.matters),
                                           gpu::writes(6, each.sheets), gpu::reads(7, each.listed)});
    }
}

void Cull::small(gpu::Commands& cmd, const gpu::Buffer<View>& view, Shown& shown, const gpu::Image& depths) const
{
    const std::vector<FiberBank>& banks = shown.fiberSet().banks;
    for (size_t i = 0; i < banks.size(); ++i)
    {
        Shown::Fibers& each = shown.fibers[i];
        fiberSmall_.dispatchIndirect(cmd, {}, planned(each, offsetof(FiberPlan, smalls)),
                                     {gpu::uniform(0, view), gpu::reads(1, each.smalls()),
                                      gpu::reads(2, banks[i].knots), gpu::reads(3, each.matters),
                                      gpu::reads(4, each.plan), gpu::writes(5, each.smallBlocks),
                                      gpu::samples(6, depths, texels_)});
    }
    cmd.barrier(gpu::compute, gpu::compute);
    for (Shown::Fibers& each : shown.fibers)
        fiberSmallScan_.dispatch(
            cmd, {each.batches(fiberSmall), each.args.indices[fiberRibbons], each.args.vertices[fiberRibbons]},
            fiberSmallScan_.groupSize()[0],
            {gpu::reads(0, each.plan), gpu::updates(1, each.smallBlocks), gpu::writes(2, each.smallDraws)});
    cmd.barrier(gpu::compute, gpu::compute);
    for (Shown::Fibers& each : shown.fibers)
        fiberSmallList_.dispatchIndirect(
            cmd, {}, planned(each, offsetof(FiberPlan, smalls)),
            {gpu::reads(0, each.smalls()), gpu::reads(1, each.smallBlocks), gpu::writes(2, each.smallList)});
}
} // namespace engine
