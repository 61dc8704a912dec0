#pragma once

#include "engine/passes/drawables.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace app
{
// What is shown or hidden as a whole. The numbers are engine::LayerId.
enum class Layer : engine::LayerId
{
    ground,
    shell, // a building's walls
    roof,  // and what stands on it
    floor,
    wallSouth, // of halls, by the side of the world that they stand on: at the least y
    wallEast,
    wallNorth,
    wallWest,
    ceiling,
    containment,
    containmentRoof,
    racks,
    devices,
    plugs,
    cables,
    trays,
    hangers,
    plant, // coolers, CDUs, PDUs
    power, // busways and their tap-offs
    pipes,
    lamps,
    sensors,
    people,
    rackLabels,
    deviceLabels,
    placeLabels, // of rows and halls
};
inline constexpr uint32_t layerTotal = static_cast<uint32_t>(Layer::placeLabels) + 1;

constexpr engine::LayerId idOf(Layer layer)
{
    return static_cast<engine::LayerId>(layer);
}
constexpr uint32_t maskOf(Layer layer)
{
    return uint32_t(1) << idOf(layer);
}

struct LayerInfo
{
    std::string_view name; // as the command line says it
    uint32_t grey;         // in the engineer look, sRGB 0xRRGGBB: one of three, by role; 0: its own colours
    bool overhead;         // what keeps someone from looking into a hall from above
};

// One row a layer, in their order.
std::span<const LayerInfo, layerTotal> layers();
// All layers with `overhead`.
uint32_t overheadLayers();
// What nobody sees from within a hall, whose walls, floor and ceiling are closed.
constexpr uint32_t outerLayers()
{
    return maskOf(Layer::ground) | maskOf(Layer::shell) | maskOf(Layer::roof);
}
} // namespace app
