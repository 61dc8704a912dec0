#pragma once

#include "twin/facility/facility.h"

#include <cstddef>
#include <cstdint>

namespace bench
{
// A campus with nothing but what routing sees: halls of rows of racks, each row under a tray a layer, cross trays at
// both ends and in the middle, ducts from each hall to the next. In every sixth rack of a row switches, in the others
// nodes that are cabled rail by rail to switches of their hall, and those to switches of other halls.
twin::FacilityDocument campusOfCables(std::uint32_t halls, std::uint32_t racksPerHall, std::uint32_t cablesPerHall);

struct RouteTimes
{
    std::size_t racks = 0;
    std::size_t cables = 0;
    std::size_t sections = 0;
    std::size_t hops = 0;
    std::size_t problems = 0;
    double routeSeconds = 0;
    double routeMicrosecondsPerCable = 0;
    double pathMicrosecondsPerCable = 0; // of cablePath
    double routesMegabytes = 0;
};

RouteTimes routeCase(const twin::Facility& facility);
} // namespace bench
