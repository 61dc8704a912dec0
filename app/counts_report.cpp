#include "app/counts_report.h"

#include "app/stage/facts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>

namespace app
{
nlohmann::ordered_json toJson(const twin::FacilityCounts& counts)
{
    return {{"gpus", counts.gpus},
            {"nodes", counts.nodes},
            {"racks", counts.racks},
            {"switches", counts.switches},
            {"leaf", counts.leaf},
            {"spine", counts.spine},
            {"core", counts.core},
            {"hosts", counts.hosts},
            {"cables", counts.cables},
            {"cables_by_tier", counts.cablesByTier},
            {"fibers", counts.fibers},
            {"halls", counts.halls},
            {"panels", counts.panels},
            {"ports", counts.ports},
            {"optics", counts.optics},
            {"lanes", counts.lanes},
            {"trays", counts.trays},
            {"ducts", counts.ducts},
            {"coolers", counts.coolers},
            {"cdus", counts.cdus},
            {"pdus", counts.pdus},
            {"sensors", counts.sensors},
            {"it_power_w", counts.itPowerWatts}};
}

std::string toText(const twin::FacilityCounts& counts)
{
    std::string out = fmt::format("  {} GPUs in {} nodes, {} racks, {} hall{}, {:.2f} MW of IT\n", grouped(counts.gpus),
                                  grouped(counts.nodes), grouped(counts.racks), counts.halls,
                                  counts.halls == 1 ? "" : "s", counts.itPowerWatts / 1e6);
    fmt::format_to(std::back_inserter(out), "  {} switches: {} leaf, {} spine, {} core\n", grouped(counts.switches),
                   grouped(counts.leaf), grouped(counts.spine), grouped(counts.core));
    fmt::format_to(std::back_inserter(out), "  {} cables, {} fibers, {} ports, {} optics\n", grouped(counts.cables),
                   grouped(counts.fibers), grouped(counts.ports), grouped(counts.optics));
    for (const auto& [tier, cables] : counts.cablesByTier)
        fmt::format_to(std::back_inserter(out), "    {:<24} {:>9}\n", tier, grouped(cables));
    fmt::format_to(std::back_inserter(out),
                   "  {} trays, {} ducts, {} panels, {} coolers, {} CDUs, {} PDUs, {} sensors\n", grouped(counts.trays),
                   grouped(counts.ducts), grouped(counts.panels), grouped(counts.coolers), grouped(counts.cdus),
                   grouped(counts.pdus), grouped(counts.sensors));
    return out;
}
} // namespace app
