#pragma once

#include "twin/facility/facility.h"
#include "twin/facility/problem.h"
#include "twin/facility/rounding.h"

#include <cstdint>
#include <span>
#include <vector>

namespace twin
{
using SectionId = Id<struct SectionTag>;

// A straight piece of tray, duct or rack riser between two joints, in which cables lie side by side: each has a place
// in the cross-section from where it enters to where it leaves.
struct Section
{
    enum class Kind : std::uint8_t
    {
        tray,
        duct,
        riser, // the vertical manager at a rack's side: for each of its faces one left and one right
    };
    Kind kind;
    HallId hall;         // none for ducts
    std::uint32_t owner; // index + 1 of the tray, duct or rack
    glm::dvec3 from, to; // hall frame; campus frame for ducts; middle of the bottom
    float width, depth, fillLimit;
    double lengthMetres;
    float fill = 0; // share of width x depth that cables take where most are, each counted as a square of its diameter
    // Campus frame: `from`, and unit vectors from there to `to`, to the left of that way, and up from the bottom (away
    // from the rack's face in a riser).
    glm::dvec3 campusFrom{}, along{}, across{}, up{};
};

// One cable's stay in one section.
struct Hop
{
    SectionId section;
    float enter, leave; // metres along the section from `from`
    float across, up;   // middle of the cable: left of the section's middle line, and above its bottom
};

struct CableRoute
{
    Range hops;             // of Routes::hops, from end a to end b
    float lengthMetres = 0; // stated, or along the drawn path, bends rounded, with slack
    float slackMetres = 0;  // of that; negative where a stated length does not reach
};

struct Routes
{
    Table<SectionId, Section> sections;
    Table<CableId, CableRoute> cables;
    std::vector<Hop> hops;
};

// A cable's length is its course, plus a service loop at each end, plus a share of the course for sag and dressing,
// plus for a trunk the way from its first to its farthest breakout at each end. A backplane cartridge is cut to its
// course.
inline constexpr double serviceLoopMetres = 0.3;
inline constexpr double slackShare = 0.02;
// How far from the middle of a rack, seen from above, a tray may be to take its cables.
inline constexpr double trayReachMetres = 3.0;

// Lays every cable that has no explicit path through trays, ducts and risers: shortest by length, filled sections
// avoided, in the order of the cables, so the same facility gives the same routes. Racks that touch side by side are
// joined over their tops, ports of one rack through its risers, both ends of a backplane cartridge straight behind it.
// Problems are appended with the path "/cables/N": no way between two halls, no tray near a rack, every way full (such
// a cable has no hops and a length of 0); and, though it is laid all the same, a bend radius that does not fit into its
// way (a warning) or into its path ("/cables/N/path_m"). Cables that `build` has complained of (no type, an end that is
// no port) are passed over in silence; stated lengths that do not reach and ducts that end on no tray are found by
// `check`.
Routes route(const Facility& facility, std::vector<Problem>& problems);

// The middle line of a cable as drawn, from the port of its first termination at a to that at b, campus frame: straight
// pieces joined by arcs of at least the type's bend radius, given as points no further apart from the true arc than
// `toleranceMetres`. It leaves each port straight as far as its plug and boot reach (plug.h). Explicit paths are joined
// to the ports and rounded likewise. Only where `route` has said that the corners are too close are arcs as wide as
// there is room. Empty for a cable that could not be laid.
std::vector<glm::dvec3> cablePath(const Facility& facility, const Routes& routes, CableId cable,
                                  double toleranceMetres = 0.002);

// The same course as its knots, exact: what draws it decides how finely.
std::vector<Knot> cableKnots(const Facility& facility, const Routes& routes, CableId cable);

// The corner points of the same course before rounding, which is what length and bend radius are computed from.
std::vector<glm::dvec3> cableCorners(const Facility& facility, const Routes& routes, CableId cable);
} // namespace twin
