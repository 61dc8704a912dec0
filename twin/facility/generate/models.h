#pragma once

#include "twin/facility/generate/designs.h"

#include <cstdint>
#include <string_view>

namespace twin::factory
{
// Ratings of the hall's plant: units of today's market, a rule of ours.
inline constexpr double coolerWatts = 100e3; // in-row, chilled water, sensible
inline constexpr double coolerAirflow = 4.2; // m3/s: 100 kW at 20 K
inline constexpr double cduWatts = 800e3;    // floor-standing, liquid to liquid
inline constexpr double cduFlowLpm = 1200;   // 1.5 L/min/kW, OCP's guideline for 10 K
inline constexpr double pduWatts = 500e3;

// What an NVL72 rack holds beside its 18 compute trays, as published; shelves above and below, four each.
inline constexpr std::uint32_t nvl72SwitchTrays = 9;
inline constexpr std::uint32_t nvl72ChipsPerTray = 2;
inline constexpr std::uint32_t nvl72PowerShelves = 8;

// How switches and panels stand in racks: a rule of ours.
inline constexpr std::uint32_t trunkLinks = 24;   // links of one trunk: 24 connectors of 8 strands
inline constexpr std::uint32_t panelPorts = 192;  // of a panel, either side
inline constexpr std::uint32_t panelsPerRack = 8; // as many cords as a rack's managers hold

// Puts the optics, cable types and models that `design` uses into the document. Figures of the makers where known; what
// is an estimate says so.
void addModels(FacilityDocument& document, const Design& design);

// The model of that name among the document's; it must be there.
const ModelDef& modelNamed(const FacilityDocument& document, std::string_view name);
} // namespace twin::factory
