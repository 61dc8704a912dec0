#include "twin/facility/no_way.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace twin
{
namespace
{
// The trays and ducts that are full on a way, by name.
std::string fullOn(const Way& way, const Facility& facility, const Table<SectionId, Section>& sections,
                   const Ways& ways, std::size_t diameterClass)
{
    std::vector<std::string_view> names;
    for (const Way::Piece& piece : way.pieces)
        if (ways.isClosed(diameterClass, piece.section))
        {
            const Section& section = sections[SectionId::at(piece.section)];
            const std::string_view name = section.kind == Section::Kind::duct ? facility.ducts[{section.owner}].name
                                                                              : facility.trays[{section.owner}].name;
            if (std::ranges::find(names, name) == names.end())
                names.push_back(name);
        }
    return fmt::format("{}", fmt::join(names, ", "));
}
} // namespace

std::string whyNoWay(const Facility& facility, const Table<SectionId, Section>& sections, const TrayGraph& graph,
                     Ways& ways, std::size_t diameterClass, const RackAccesses& a, const RackAccesses& b,
                     double diameterMetres)
{
    const Rack& rackA = facility.racks[a.rack];
    const Rack& rackB = facility.racks[b.rack];
    const std::string_view hallA = facility.halls[rackA.hall].name;
    const std::string_view hallB = facility.halls[rackB.hall].name;
    Way open;
    if (ways.findOpen(a.accesses, b.accesses, open))
        return fmt::format(
            "every way is full: on the shortest, {} reached the fill_limit for cables of {:.1f} mm; widen "
            "what is full, or lay more trays between racks \"{}\" and \"{}\"",
            fullOn(open, facility, sections, ways, diameterClass), diameterMetres * 1000, rackA.name, rackB.name);
    if (graph.hallGroup[rackA.hall.index()] != graph.hallGroup[rackB.hall.index()])
        return fmt::format("leaves its hall \"{}\" for \"{}\" without a duct: join trays of both halls by a duct, or "
                           "give the cable a path",
                           hallA, hallB);
    return fmt::format("no way from rack \"{}\" (hall \"{}\") to rack \"{}\" (hall \"{}\"): the trays near them are "
                       "not joined; lead one to a point of the other, within 1 mm",
                       rackA.name, hallA, rackB.name, hallB);
}
} // namespace twin
