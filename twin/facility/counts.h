#pragma once

#include "twin/facility/facility.h"

#include <cstddef>
#include <map>
#include <string>

namespace twin
{
// What a facility adds up to, counted from the facility itself.
struct FacilityCounts
{
    std::size_t gpus = 0;
    std::size_t nodes = 0; // devices with the role compute
    std::size_t racks = 0;
    std::size_t switches = 0; // devices with the role switch
    std::size_t leaf = 0;
    std::size_t spine = 0;
    std::size_t core = 0;
    std::size_t hosts = 0;  // devices at the fabric's edge
    std::size_t cables = 0; // each real cable once, a trunk once
    std::map<std::string, std::size_t> cablesByTier;
    std::size_t fibers = 0; // strands that join an optic to an optic, over all panels

    std::size_t halls = 0;
    std::size_t panels = 0;
    std::size_t ports = 0;
    std::size_t optics = 0; // ports with one
    std::size_t lanes = 0;
    std::size_t trays = 0;
    std::size_t ducts = 0;
    std::size_t coolers = 0;
    std::size_t cdus = 0;
    std::size_t pdus = 0;
    std::size_t sensors = 0;
    double itPowerWatts = 0; // greatest draw of all devices
};

FacilityCounts count(const Facility& facility);
} // namespace twin
