#pragma once

#include "twin/facility/facility.h"
#include "twin/facility/problem.h"

#include <cstdint>
#include <span>
#include <vector>

namespace twin
{
using SectionId = Id<struct SectionTag>;

// A straight piece of tray, duct or rack riser between two joints, in which cables lie side by side: each has a place
// in the cross-section that is its own from one end to the other.
struct Section
{
    enum class Kind : std::uint8_t
    {
        tray,
        duct,
        riser, // the vertical manager at a rack's side
    };
    Kind kind;
    HallId hall;         // none for ducts
    std::uint32_t owner; // index + 1 of the tray, duct or rack
    glm::dvec3 from, to; // hall frame; campus frame for ducts; middle of the bottom
    float width, depth, fillLimit;
    double lengthMetres;
    float fill = 0; // share of width x depth that cables take, 0 to fillLimit
};

// One cable's stay in one section.
struct Hop
{
    SectionId section;
    float enter, leave; // metres along the section from `from`
    float across, up;   // middle of the cable: from the section's middle line, and above its bottom
};

struct CableRoute
{
    Range hops;             // of Routes::hops, from end a to end b
    float lengthMetres = 0; // along the drawn path, bends rounded, with slack; the longest way for a trunk's breakouts
    float slackMetres = 0;  // of that
};

struct Routes
{
    Table<SectionId, Section> sections;
    Table<CableId, CableRoute> cables;
    std::vector<Hop> hops;
};

// Lays every cable that has no explicit path through trays, ducts and risers: shortest by length, filled sections
// avoided, in the order of the cables, so the same facility gives the same routes. Problems (no way between two halls,
// no tray near a rack, every way full) are appended with the path "/cables/N"; such a cable has no hops and a length of
// 0.
Routes route(const Facility& facility, std::vector<Problem>& problems);

// The middle line of a cable as drawn, from the port of its first termination at a to that at b, campus frame: straight
// pieces joined by arcs of at least the type's bend radius, given as points no further apart from the true arc than
// `toleranceMetres`. Explicit paths are joined to the ports and rounded likewise.
std::vector<glm::dvec3> cablePath(const Facility& facility, const Routes& routes, CableId cable,
                                  double toleranceMetres = 0.002);

// The corner points of the same course before rounding, which is what length and bend radius are computed from.
std::vector<glm::dvec3> cableCorners(const Facility& facility, const Routes& routes, CableId cable);
} // namespace twin
