#pragma once

#include "engine/import/mesh.h"

#include <cstdint>

namespace app
{
// Materials of what the stage draws itself; the names are those of assets/scripts/palette.py where it has them.
enum class Paint : uint8_t
{
    rackSteel,
    darkSteel,
    galvanised,
    aluminium,
    glass,
    rubber,
    blackPlastic,
    whitePlastic,
    metalCage,
    pipeSupply,
    pipeReturn,
    pipeBand,
    floor,
    floorLine,
    wall,
    wallBase,
    ceiling,
    concrete,
    asphalt,
    lawn,
    roadLine,
    facade,
    facadeLight,
    windowGlass,
    roofing,
    lamp,
    leaves,
    bark,
};
inline constexpr uint32_t paintCount = static_cast<uint32_t>(Paint::bark) + 1;

engine::MeshMaterial materialOf(Paint paint);
} // namespace app
