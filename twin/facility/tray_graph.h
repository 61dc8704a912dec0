#pragma once

#include "twin/facility/route.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace twin
{
// Trays and ducts as a graph: junctions where they meet, and between them the sections, which stand first in
// Routes::sections in the same order.
struct TrayGraph
{
    struct Arc
    {
        std::uint32_t section; // counted from 0
        std::uint32_t to;
        double length;
    };
    std::vector<std::array<std::uint32_t, 2>> ends; // of each section: the junctions at its `from` and its `to`
    std::uint32_t junctions = 0;
    std::vector<std::uint32_t> firstArc; // of each junction, and one more
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> hallGroup; // halls with the same number are joined by ducts, directly or through others

    std::span<const Arc> arcsOf(std::uint32_t junction) const
    {
        return std::span(arcs).subspan(firstArc[junction], firstArc[junction + 1] - firstArc[junction]);
    }
};

// Trays meet where points of their paths coincide within 1 mm, and where such a point or a duct's end lies on a
// straight piece of another, which is then two sections.
TrayGraph trayGraph(const Facility& facility, Table<SectionId, Section>& sections);

// Fills in what a section has in the campus frame; `upright` is its up, as far as it is not along it.
void placeInCampus(const Facility& facility, Section& section, glm::dvec3 upright);
} // namespace twin
