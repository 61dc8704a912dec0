#pragma once

#include "twin/facility/document.h"

#include <cstdint>

namespace bench
{
// A campus with nothing but what routing sees: halls of rows of racks, each row under a tray a layer, cross trays at
// both ends and in the middle, ducts from each hall to the next. In every sixth rack of a row switches, in the others
// nodes that are cabled rail by rail to switches of their hall, and those to switches of other halls.
twin::FacilityDocument campusOfCables(std::uint32_t halls, std::uint32_t racksPerHall, std::uint32_t cablesPerHall);

} // namespace bench
