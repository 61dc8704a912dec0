#include "app/stage/layers.h"

#include <array>

namespace app
{
namespace
{
constexpr uint32_t stillGrey = 0x626262;   // what surrounds: ground, hall
constexpr uint32_t carrierGrey = 0x989898; // what holds it: racks, trays, plant, a building from outside
constexpr uint32_t activeGrey = 0xE0E0E0;  // what the engineer asks about: devices, plugs
constexpr uint32_t ownColors = 0;          // fibers keep their jackets

// clang-format off: one row a line
constexpr auto table = std::to_array<LayerInfo>({
    {"ground", stillGrey, false},
    {"shell", carrierGrey, true},
    {"roof", carrierGrey, true},
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
    {"cables", ownColors, false},
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
