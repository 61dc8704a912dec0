#include "twin/facility/check.h"
#include "twin/facility/light.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>

namespace twin
{
namespace
{
void checkLength(const Facility& facility, const Routes& routes, std::size_t index, std::vector<Problem>& problems)
{
    const Cable& cable = facility.cables[CableId::at(index)];
    const CableRoute& way = routes.cables[CableId::at(index)];
    const float least = way.lengthMetres - way.slackMetres;
    if (cable.statedLength > 0 && cable.statedLength < least)
        problems.push_back({.path = fmt::format("/cables/{}/length_m", index),
                            .what = fmt::format("cable \"{}\" is {} m long, its way from port to port is {:.2f} m",
                                                cable.name, cable.statedLength, least)});
    if (!cable.type)
        return;
    const float length = cable.statedLength > 0 ? cable.statedLength : way.lengthMetres;
    for (const PortId port : cable.a.of(facility.terminations))
    {
        if (!port || !facility.port(port).optic)
            continue;
        const OpticDef& optic = facility.optics[facility.port(port).optic];
        if (optic.reachMetres > 0 && length > optic.reachMetres)
            problems.push_back({.path = fmt::format("/cables/{}", index),
                                .what = fmt::format("cable \"{}\" is {:.1f} m long, optic \"{}\" reaches {} m",
                                                    cable.name, length, optic.id, optic.reachMetres)});
    }
}

void checkPath(const Facility& facility, std::size_t index, std::vector<Problem>& problems)
{
    const Cable& cable = facility.cables[CableId::at(index)];
    const auto ends = cable.a.of(facility.terminations);
    const HallId hall = ends.empty() || !ends.front() ? HallId{} : facility.hallOf(ends.front());
    if (!hall)
        return;
    const glm::dvec3 size = facility.halls[hall].size;
    const auto path = cable.path.of(facility.points);
    for (std::size_t i = 0; i < path.size(); ++i)
        if (path[i].x < 0 || path[i].y < 0 || path[i].z < 0 || path[i].x > size.x || path[i].y > size.y ||
            path[i].z > size.z)
            problems.push_back({.path = fmt::format("/cables/{}/path_m/{}", index, i),
                                .what = fmt::format("cable \"{}\" leaves hall \"{}\" here; only ducts do that",
                                                    cable.name, facility.halls[hall].name)});
}

void checkBackplane(const Facility& facility, std::size_t index, std::vector<Problem>& problems)
{
    const Cable& cable = facility.cables[CableId::at(index)];
    if (!cable.type || facility.cableTypes[cable.type].medium != Medium::backplane)
        return;
    const auto rackOf = [&](const Range& ends)
    {
        const auto ports = ends.of(facility.terminations);
        return ports.empty() || !ports.front() ? RackId{} : facility.devices[facility.portDevice[ports.front()]].rack;
    };
    const RackId a = rackOf(cable.a);
    const RackId b = rackOf(cable.b);
    if (a && b && a != b)
        problems.push_back({.path = fmt::format("/cables/{}/b", index),
                            .what = fmt::format("backplane \"{}\" joins rack \"{}\" with rack \"{}\": it is inside one",
                                                cable.name, facility.racks[a].name, facility.racks[b].name)});
}

// Each strand of a panel leads one way: entries of its map that share one are found by sorting their intervals.
void checkPanelMap(const Facility& facility, std::size_t index, bool front, std::vector<Problem>& problems)
{
    struct Interval
    {
        std::uint32_t port, first, last;
        std::size_t entry;

        auto operator<=>(const Interval&) const = default;
    };
    const Device& panel = facility.devices[DeviceId::at(index)];
    std::vector<Interval> intervals;
    for (const PanelRun& run : panel.panelRuns.of(facility.panelRuns))
    {
        const std::uint32_t first = front ? run.frontStrand : run.rearStrand;
        intervals.push_back({front ? run.front : run.rear, first, first + run.strands, intervals.size()});
    }
    std::ranges::sort(intervals);
    for (std::size_t i = 1; i < intervals.size(); ++i)
        if (intervals[i].port == intervals[i - 1].port && intervals[i].first < intervals[i - 1].last)
        {
            const auto [earlier, later] = std::minmax(intervals[i - 1].entry, intervals[i].entry);
            problems.push_back({.path = fmt::format("/panels/{}/map/{}", index - facility.panelsFrom, later),
                                .what = fmt::format("leads {} strands of panel \"{}\" that entry {} leads already",
                                                    front ? "front" : "rear", panel.name, earlier)});
        }
}
} // namespace

void checkCables(const Facility& facility, const Routes& routes, std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < facility.cables.size(); ++i)
    {
        checkLength(facility, routes, i, problems);
        checkPath(facility, i, problems);
        checkBackplane(facility, i, problems);
    }
    for (std::size_t i = facility.panelsFrom; i < facility.devices.size(); ++i)
        for (const bool front : {true, false})
            checkPanelMap(facility, i, front, problems);
}

void check(const Facility& facility, const Routes& routes, std::vector<Problem>& problems)
{
    checkModels(facility, problems);
    checkSpace(facility, problems);
    checkRacks(facility, problems);
    checkPlant(facility, problems);
    checkCables(facility, routes, problems);
    checkLight(facility, problems);
}
} // namespace twin
