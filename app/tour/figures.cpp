#include "app/tour/figures.h"

#include "app/stage/facts.h"
#include "twin/facility/light.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace app
{
using namespace twin;

namespace
{
// Two ports of the network, the lesser first.
using Joined = std::pair<PortId, PortId>;

// Where the light of a strand of an optic ends, over all panels; nobody when it ends in none.
PortId farEnd(const Facility& facility, StrandEnd from)
{
    constexpr int mostPanels = 64; // a loop has no end
    for (int i = 0; i < mostPanels; ++i)
    {
        const std::optional<StrandEnd> arrived = throughCable(facility, from);
        if (!arrived)
            return {};
        if (facility.port(arrived->port).kind == PortKind::network)
            return arrived->port;
        const std::optional<StrandEnd> onward = throughPanel(facility, *arrived);
        if (!onward)
            return {};
        from = *onward;
    }
    return {};
}

size_t countLinks(const Facility& facility)
{
    std::vector<Joined> joined;
    const auto add = [&](PortId a, PortId b)
    {
        if (a && b && a != b)
            joined.emplace_back(std::min(a, b), std::max(a, b));
    };
    for (size_t i = 0; i < facility.portDevice.size(); ++i)
    {
        const PortId id = PortId::at(i);
        const Port& port = facility.port(id);
        if (port.kind == PortKind::network && facility.portCable[id])
            for (uint32_t strand = 0; strand < port.strands; ++strand)
                add(id, farEnd(facility, {id, strand}));
    }
    for (const Cable& cable : facility.cables) // copper, which has no strands to follow
        if (cable.type && !isFiber(facility.cableTypes[cable.type].medium) && cable.a.count == 1)
            for (const PortId b : cable.b.of(facility.terminations))
                if (const PortId a = cable.a.of(facility.terminations).front();
                    a && b && facility.port(a).kind == PortKind::network && facility.port(b).kind == PortKind::network)
                    add(a, b);
    std::ranges::sort(joined);
    return static_cast<size_t>(std::unique(joined.begin(), joined.end()) - joined.begin());
}

std::string plural(size_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

KeyFigure figure(std::string value, std::string_view unit, std::string line)
{
    return {std::move(value), std::string(unit), std::move(line), Provenance::documented};
}

KeyFigure counted(size_t count, std::string_view one, std::string_view many, std::string line)
{
    return figure(grouped(count), count == 1 ? one : many, std::move(line));
}

// With as many digits as can be read at a glance.
std::string rounded(double value)
{
    return value >= 100 ? grouped(static_cast<size_t>(std::llround(value))) : fmt::format("{:.3g}", value);
}

std::string tiers(const FacilityCounts& counts)
{
    std::string line;
    for (const auto& [count, name] :
         {std::pair(counts.leaf, "leaves"), std::pair(counts.spine, "spines"), std::pair(counts.core, "cores")})
        if (count > 0)
            line += fmt::format("{}{} {}", line.empty() ? "" : ", ", grouped(count), name);
    return line;
}

// clang-format off: one row a figure
constexpr auto table = std::to_array<FigureInfo>({
    {"gpus", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.gpus, "GPU", "GPUs", "in " + plural(s.counts.nodes, "node", "nodes")); }},
    {"nodes", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.nodes, "node", "nodes", "with " + plural(s.counts.gpus, "GPU", "GPUs")); }},
    {"racks", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.racks, "rack", "racks", "in " + plural(s.counts.halls, "hall", "halls")); }},
    {"halls", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.halls, "hall", "halls", "with " + plural(s.counts.racks, "rack", "racks")); }},
    {"switches", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.switches, "switch", "switches", tiers(s.counts)); }},
    {"ports", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.ports, "port", "ports", plural(s.counts.optics, "optic", "optics") + " in them"); }},
    {"optics", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.optics, "optic", "optics", "with " + plural(s.counts.lanes, "lane", "lanes")); }},
    {"links",
     [](const FacilitySums& s, const Facility&) { return counted(s.links, "link", "links", "from port to port"); }},
    {"cables", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.cables, "cable", "cables", "in " + plural(s.counts.trays, "tray", "trays")); }},
    {"fibers", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.fibers, "fiber", "fibers", "from optic to optic"); }},
    {"trays", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.trays, "tray", "trays", "for " + plural(s.counts.cables, "cable", "cables")); }},
    {"panels", [](const FacilitySums& s, const Facility&)
     { return counted(s.counts.panels, "patch panel", "patch panels", "between cords and trunks"); }},
    {"cable_km",
     [](const FacilitySums& s, const Facility&) { return figure(rounded(s.cableMetres / 1000), "km", "of cable"); }},
    {"fiber_km", [](const FacilitySums& s, const Facility&)
     { return figure(rounded(s.fiberMetres / 1000), "km", "of glass fiber, strand by strand"); }},
    {"longest_cable",
     [](const FacilitySums& s, const Facility& facility)
     {
         return figure(rounded(s.longestMetres), "m",
                       s.longest ? "the longest cable, " + std::string(facility.cables[s.longest].name) : "no cable");
     }},
    {"rated_power", [](const FacilitySums& s, const Facility&)
     { return figure(fmt::format("{:.2f}", s.counts.itPowerWatts / 1e6), "MW", "rated power of the equipment"); }},
});
// clang-format on

// A fact's value ends in its unit, if anything: a number and one word after it.
KeyFigure parted(const Fact& fact, const std::string& line)
{
    const size_t space = fact.value.find(' ');
    const bool number = !fact.value.empty() && fact.value.find_first_not_of("0123456789.,-") == space;
    if (number && space != std::string::npos && fact.value.find(' ', space + 1) == std::string::npos)
        return figure(fact.value.substr(0, space), fact.value.substr(space + 1), line);
    return figure(fact.value, "", line);
}
} // namespace

FacilitySums::FacilitySums(const Scene& scene) : counts(count(scene.facility)), links(countLinks(scene.facility))
{
    for (size_t i = 0; i < scene.facility.cables.size(); ++i)
    {
        const CableId id = CableId::at(i);
        const Cable& cable = scene.facility.cables[id];
        const auto length = static_cast<double>(scene.routes.cables[id].lengthMetres);
        cableMetres += length;
        if (cable.type && isFiber(scene.facility.cableTypes[cable.type].medium))
            fiberMetres += length * scene.facility.cableTypes[cable.type].strands;
        if (length > longestMetres)
        {
            longestMetres = length;
            longest = id;
        }
    }
}

std::span<const FigureInfo> figures()
{
    return table;
}

const FigureInfo* findFigure(std::string_view name)
{
    const auto* found = std::ranges::find(table, name, &FigureInfo::name);
    return found == table.end() ? nullptr : found;
}

std::optional<KeyFigure> figureOf(const Stage& stage, EntityId entity, std::string_view fact)
{
    const Facts facts = factsOf(stage, entity);
    const auto found = std::ranges::find(facts.rows, fact, &Fact::label);
    if (found == facts.rows.end())
        return {};
    return parted(*found, fmt::format("{}, {}", fact, facts.title));
}
} // namespace app
