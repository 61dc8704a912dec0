#include "twin/facility/light.h"

#include <fmt/format.h>

#include <algorithm>

namespace twin
{
namespace
{
// Longer chains of patch panels than this exist on no floor; a way that goes on is a loop.
constexpr std::size_t mostPanels = 64;

bool isPanel(const Facility& facility, PortId port)
{
    const PortKind kind = facility.port(port).kind;
    return kind == PortKind::panelFront || kind == PortKind::panelRear;
}

// Calls visit(end, cable) for each end the strand comes to; visit returns whether to go on. False when it loops.
template <class Visit>
bool walk(const Facility& facility, StrandEnd from, Visit&& visit)
{
    StrandEnd at = from;
    for (std::size_t panels = 0; panels < mostPanels; ++panels)
    {
        const auto arrived = throughCable(facility, at);
        if (!arrived || !visit(*arrived, facility.portCable[at.port]) || !isPanel(facility, arrived->port))
            return true;
        const auto left = throughPanel(facility, *arrived);
        if (!left)
            return true;
        at = *left;
    }
    return false;
}
} // namespace

std::optional<StrandEnd> throughCable(const Facility& facility, StrandEnd end)
{
    const CableId id = facility.portCable[end.port];
    if (!id || !facility.cables[id].type)
        return {};
    const Cable& cable = facility.cables[id];
    const CableType& type = facility.cableTypes[cable.type];
    const auto a = cable.a.of(facility.terminations);
    const auto b = cable.b.of(facility.terminations);
    const auto inA = std::ranges::find(a, end.port);
    const bool fromA = inA != a.end();
    const auto inB = fromA ? b.end() : std::ranges::find(b, end.port);
    if (!fromA && inB == b.end())
        return {};
    const std::uint32_t perFrom = fromA ? type.strandsPerA : type.strandsPerB;
    const std::uint32_t perTo = fromA ? type.strandsPerB : type.strandsPerA;
    if (end.strand >= perFrom || perTo == 0)
        return {};
    const auto connector = static_cast<std::uint32_t>(fromA ? inA - a.begin() : inB - b.begin());
    const std::uint32_t strand = connector * perFrom + end.strand;
    if (strand >= type.map.size())
        return {};
    const std::uint32_t other = fromA ? type.map[strand] : type.inverse[strand];
    const auto& ends = fromA ? b : a;
    if (other / perTo >= ends.size() || !ends[other / perTo])
        return {};
    return StrandEnd{ends[other / perTo], other % perTo};
}

std::optional<StrandEnd> throughPanel(const Facility& facility, StrandEnd end)
{
    const Device& panel = facility.devices[facility.portDevice[end.port]];
    const Model& model = facility.models[panel.model];
    const std::uint32_t port = end.port.value - panel.firstPort.value;
    const bool front = model.ports[port].kind == PortKind::panelFront;
    const auto through = [&](const PanelRun& run) -> std::optional<StrandEnd>
    {
        const std::uint32_t first = front ? run.frontStrand : run.rearStrand;
        if ((front ? run.front : run.rear) != port || end.strand < first || end.strand - first >= run.strands)
            return {};
        const std::uint32_t strand = end.strand - first + (front ? run.rearStrand : run.frontStrand);
        return StrandEnd{PortId{panel.firstPort.value + (front ? run.rear : run.front)}, strand};
    };
    if (panel.panelRuns.count == 0)
    {
        const std::uint32_t run = model.straightOf[port];
        return run < model.straight.size() ? through(model.straight[run]) : std::nullopt;
    }
    for (const PanelRun& run : panel.panelRuns.of(facility.panelRuns))
        if (const auto left = through(run))
            return left;
    return {};
}

std::size_t countFibers(const Facility& facility)
{
    std::size_t fibers = 0;
    for (std::size_t i = 0; i < facility.portCable.size(); ++i)
    {
        const PortId port = PortId::at(i);
        if (!facility.portCable[port] || !facility.port(port).optic)
            continue;
        const std::uint32_t transmitters = facility.port(port).strands / 2;
        for (std::uint32_t s = 0; s < transmitters; ++s)
        {
            StrandEnd last;
            walk(facility, {port, s}, [&](StrandEnd end, CableId) { return last = end, true; });
            if (last.port && facility.port(last.port).optic)
                ++fibers;
        }
    }
    return fibers;
}

namespace
{
// What is wrong with the light of one optic port; empty when all is well or its cable ends open.
std::string complaint(const Facility& facility, PortId port)
{
    const Port& optic = facility.port(port);
    for (std::uint32_t s = 0; s < optic.strands / 2; ++s)
    {
        StrandEnd last;
        std::string changed;
        Medium medium{};
        bool first = true;
        const bool ends = walk(facility, {port, s},
                               [&](StrandEnd end, CableId cable)
                               {
                                   const Medium here = facility.cableTypes[facility.cables[cable].type].medium;
                                   if (!first && changed.empty() && isSingleMode(here) != isSingleMode(medium))
                                       changed = fmt::format("its way changes from {} to {} at cable \"{}\"",
                                                             word(medium), word(here), facility.cables[cable].name);
                                   medium = here;
                                   first = false;
                                   last = end;
                                   return true;
                               });
        if (!ends)
            return "its light runs in a loop through panels: it ends nowhere";
        if (!changed.empty())
            return changed;
        if (!last.port || isPanel(facility, last.port))
            continue;
        const Port& other = facility.port(last.port);
        const std::string name = facility.nameOf(last.port);
        if (!other.optic)
            return fmt::format("its light ends at \"{}\", which has no optic", name);
        if (other.optic != optic.optic &&
            facility.optics[other.optic].standard != facility.optics[optic.optic].standard)
            return fmt::format("optic \"{}\" meets \"{}\" at \"{}\": both ends must speak one standard",
                               facility.optics[optic.optic].id, facility.optics[other.optic].id, name);
        if (last.strand < other.strands / 2)
            return fmt::format(
                "transmit strand {} meets a transmitter, strand {} of \"{}\": a strand map on the way is "
                "the wrong polarity",
                s, last.strand, name);
        if (last.strand != receiverOf(s, other.strands))
            return fmt::format("lane {} comes out as lane {} of \"{}\": a strand map on the way is out of order", s,
                               receiverOf(last.strand, other.strands), name);
    }
    return {};
}
} // namespace

void checkLight(const Facility& facility, std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < facility.portCable.size(); ++i)
    {
        const PortId port = PortId::at(i);
        const CableId cable = facility.portCable[port];
        if (!cable || !facility.cables[cable].type || !facility.port(port).optic)
            continue;
        if (std::string what = complaint(facility, port); !what.empty())
            problems.push_back({.path = fmt::format("/cables/{}", cable.index()),
                                .what = fmt::format("from \"{}\": {}", facility.nameOf(port), what)});
    }
}
} // namespace twin
