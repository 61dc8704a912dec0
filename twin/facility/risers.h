#pragma once

#include "twin/facility/route.h"
#include "twin/facility/ways.h"

#include <cstdint>
#include <span>
#include <vector>

namespace twin
{
// The vertical manager at each side of a rack: a strip beside the 19-inch equipment, from the first unit to above the
// roof, that begins where the doors would hang, before the frame's posts, and bulges out in front of the rack's face.
inline constexpr double equipmentWidth = 0.4826;
inline constexpr double managerInset = 0.02;
inline constexpr double managerDepth = 0.14;
inline constexpr double managerFootHeight = 0.08; // of its lower end above the floor
inline constexpr double managerAboveRoof = 0.05;
inline constexpr double managerFillLimit = 0.9;

enum class Side : std::uint8_t
{
    left, // of the middle, along the rack's own x axis
    right,
};

// A port as routing sees it: at which side of which face of its rack it is, and how high above the floor.
struct RackEnd
{
    RackId rack;
    Face face;
    Side side;
    double height;
};

// What routing knows of racks: their risers, which are the last sections, and the trays that they reach.
class Risers
{
public:
    // Adds the risers of all racks to `sections`, which has trays and ducts so far. A rack without a hall or model has
    // risers of no width.
    Risers(const Facility& facility, const TrayGraph& graph, Table<SectionId, Section>& sections);

    RackEnd endOf(PortId port) const;
    SectionId riser(RackId rack, Face face, Side side) const;
    // Every tray within reach, its nearest section each; in order of the trays.
    std::span<const Access> accesses(RackId rack) const;
    // Racks that stand side by side, or back to back, so that cables pass from roof to roof.
    bool touch(RackId a, RackId b) const;

private:
    void addRisers(RackId rack, Table<SectionId, Section>& sections) const;

    const Facility& facility_;
    std::uint32_t first_; // of the risers in the sections, from 0
    std::vector<Range> ranges_;
    std::vector<Access> accesses_;
};
} // namespace twin
