#pragma once

#include "twin/facility/ways.h"

#include <span>
#include <string>

namespace twin
{
struct RackAccesses
{
    RackId rack;
    std::span<const Access> accesses;
};

// Why `ways` has found none from rack to rack for cables of this diameter, and what to do about it: the trays are full,
// no duct leads to the other hall, or the trays near the racks are not joined.
std::string whyNoWay(const Facility& facility, const Table<SectionId, Section>& sections, const TrayGraph& graph,
                     Ways& ways, std::size_t diameterClass, const RackAccesses& a, const RackAccesses& b,
                     double diameterMetres);
} // namespace twin
