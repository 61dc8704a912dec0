#include "app/stage/layers.h"

#include <array>

namespace app
{
namespace
{
constexpr uint32_t stillGrey = 0x4C4C4C;   // what surrounds: ground, building, hall
constexpr uint32_t carrierGrey = 0x7C7C7C; // what carries: racks, trays, plant
constexpr uint32_t activeGrey = 0xB2B2B2;  // what the engineer asks about: devices, plugs, cables

// clang-format off: one row a line
constexpr auto table = std::to_array<LayerInfo>({
    {"ground", stillGrey, false},
    {"shell", stillGrey, true},
    {"roof", stillGrey, true},
    {"floor", stillGrey, false},
    {"wall-south", stillGrey, false},
    {"wall-east", stillGrey, false},
    {"wall-north", stillGrey, false},
    {"wall-west", stillGrey, false},
    {"ceiling", stillGrey, true},
    {"containment", carrierGrey, false},
    {"containment-roof", carrierGrey, true},
    {"racks", carrierGrey, false},
    {"devices", activeGrey, false},
    {"plugs", activeGrey, false},
    {"cables", activeGrey, false},
    {"trays", carrierGrey, false},
    {"hangers", carrierGrey, true},
    {"plant", carrierGrey, false},
    {"power", carrierGrey, false},
    {"pipes", carrierGrey, false},
    {"lamps", stillGrey, true},
    {"sensors", activeGrey, false},
    {"people", carrierGrey, false},
    {"rack-labels", activeGrey, false},
    {"device-labels", activeGrey, false},
    {"place-labels", activeGrey, false},
});
// clang-format on
static_assert(table.size() == layerTotal);
} // namespace

std::span<const LayerInfo, layerTotal> layers()
{
    return table;
}

uint32_t overheadLayers()
{
    uint32_t mask = 0;
    for (uint32_t i = 0; i < layerTotal; ++i)
        mask |= table[i].overhead ? uint32_t(1) << i : 0;
    return mask;
}
} // namespace app
