#include "twin/facility/generate/designs.h"

#include "twin/facility/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace twin::factory
{
namespace
{
// Three tiers of switches with r ports carry r^3 / 4 hosts (Al-Fares, Loukissas, Vahdat 2008, section 3).
constexpr std::uint32_t threeTierLimit(std::uint32_t radix)
{
    return radix * radix * radix / 4;
}

// NVIDIA DGX SuperPOD reference architecture, B200, table "Larger SuperPOD component counts".
constexpr auto b200Rows = std::to_array<PublishedRow>({{2, 64, 512, 16, 8, 0},
                                                       {4, 128, 1024, 32, 16, 0},
                                                       {8, 256, 2048, 64, 32, 0},
                                                       {16, 512, 4096, 128, 128, 64},
                                                       {32, 1024, 8192, 256, 256, 128},
                                                       {64, 2048, 16384, 512, 512, 256}});

// The same document for B300 with XDR, table 3. Its last row prints 9,216 GPUs beside 1,296 nodes of eight and 10,368
// cables; the nodes are right.
constexpr auto b300Rows = std::to_array<PublishedRow>({{1, 72, 576, 8, 4, 0},
                                                       {2, 144, 1152, 16, 8, 0},
                                                       {4, 288, 2304, 32, 18, 0},
                                                       {8, 576, 4608, 64, 36, 0},
                                                       {18, 1296, 10368, 144, 72, 0}});

// H100: four units, one node of which gives its leaf ports to the fabric's managers.
constexpr auto h100Rows = std::to_array<PublishedRow>({{4, 127, 1016, 32, 16, 0}});

constexpr auto table = std::to_array<Design>({
    {.summary = {"b200-superpod", "DGX B200, NDR InfiniBand, 8 rails, units of 32 nodes, 2 nodes a rack, air-cooled", 8,
                 threeTierLimit(64),
                 "https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-b200/"},
     .gpusPerNode = 8,
     .rails = 8,
     .nodesPerUnit = 32,
     .nodesPerRack = 2,
     .unitsPerRow = 1,
     .radix = 64,
     .rackLimitWatts = 32e3,
     .host = "dgx-b200",
     .leaf = "qm9700-leaf",
     .spine = "qm9700",
     .published = b200Rows},
    {.summary = {"b300-superpod", "DGX B300, XDR InfiniBand, 8 rails, units of 72 nodes, 4 nodes a rack, air-cooled", 8,
                 threeTierLimit(144),
                 "https://docs.nvidia.com/dgx-superpod/reference-architecture/scalable-infrastructure-b300-xdr/"},
     .gpusPerNode = 8,
     .rails = 8,
     .nodesPerUnit = 72,
     .nodesPerRack = 4,
     .unitsPerRow = 1,
     .radix = 144,
     .rackLimitWatts = 60e3,
     .host = "dgx-b300",
     .leaf = "q3400",
     .spine = "q3400",
     .published = b300Rows},
    {.summary = {"gb200-superpod", "GB200 NVL72 racks, NDR InfiniBand, 4 rails, units of 8 racks, liquid-cooled", 72,
                 9216, "https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-gb200/"},
     .gpusPerNode = 4,
     .rails = 4,
     .nodesPerUnit = 144,
     .nodesPerRack = 18,
     .unitsPerRow = 2,
     .radix = 64,
     .nvl72 = true,
     .maximumIsPublished = true,
     .rackLimitWatts = 135e3,
     .host = "gb200-tray",
     .leaf = "qm9700-leaf",
     .spine = "qm9700",
     .published = {}},
    {.summary = {"h100-superpod", "DGX H100, NDR InfiniBand, 8 rails, units of 32 nodes, 4 nodes a rack, air-cooled", 8,
                 threeTierLimit(64),
                 "https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-h100/"},
     .gpusPerNode = 8,
     .rails = 8,
     .nodesPerUnit = 32,
     .nodesPerRack = 4,
     .unitsPerRow = 2,
     .radix = 64,
     .rackLimitWatts = 45e3,
     .host = "dgx-h100",
     .leaf = "qm9700-leaf",
     .spine = "qm9700",
     .published = h100Rows},
});

Design coPackaged(Design design)
{
    // The co-packaged switch that is published has 144 ports of 800G: a design keeps its shape with it where it has
    // that radix already (B300) or where no shape is published (GB200).
    if (design.summary.name != "b300-superpod" && !design.nvl72)
        throw Error("generate",
                    fmt::format("{} has no co-packaged variant: the co-packaged switch has 144 ports and would "
                                "change its published counts; b300-superpod and gb200-superpod have one",
                                design.summary.name));
    design.radix = 144;
    design.leaf = design.spine = "q3450-cpo";
    if (design.nvl72)
        design.host = "gb200-tray-xdr";
    return design;
}
} // namespace

Design findDesign(std::string_view name, Packaging optics)
{
    const auto found = std::ranges::find(table, name, [](const Design& design) { return design.summary.name; });
    if (found == table.end())
    {
        std::string known;
        for (const Design& design : table)
            known += (known.empty() ? "" : ", ") + std::string(design.summary.name);
        throw Error("generate", fmt::format("no design is called \"{}\"; there are {}", name, known));
    }
    return optics == Packaging::coPackaged ? coPackaged(*found) : *found;
}

const PublishedRow* publishedRow(const Design& design, std::uint32_t gpus)
{
    const auto found = std::ranges::find(design.published, gpus, &PublishedRow::gpus);
    return found == design.published.end() ? nullptr : &*found;
}

void requireReachable(const Design& design, std::uint32_t gpus)
{
    const auto& [name, description, step, maximum, source] = design.summary;
    if (gpus > maximum)
        throw Error("generate",
                    fmt::format("{} reaches at most {} GPUs ({}); {} were asked for", name, maximum,
                                design.maximumIsPublished ? "the largest published"
                                                          : fmt::format("three tiers of radix {}", design.radix),
                                gpus));
    if (gpus == 0 || gpus % step != 0)
    {
        const std::uint32_t below = gpus / step * step;
        const std::string nearest = below == 0 ? fmt::format("the smallest is {}", step)
                                               : fmt::format("the nearest are {} and {}", below, below + step);
        throw Error("generate", fmt::format("{} reaches {} GPUs only in steps of {}; {}, the largest is {}", name, gpus,
                                            step, nearest, maximum));
    }
}
} // namespace twin::factory

namespace twin
{
std::span<const DesignSummary> designs()
{
    static const auto summaries = []
    {
        std::vector<DesignSummary> all;
        for (const factory::Design& design : factory::table)
            all.push_back(design.summary);
        return all;
    }();
    return summaries;
}
} // namespace twin
