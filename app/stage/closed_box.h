#pragma once

#include <optional>

#include "engine/import/mesh.h"

namespace app
{
// A box within a mesh into which nobody sees, from whichever side but below and at whichever LOD: its sides lie no
// nearer to those of the mesh's bounds than the deepest place of that side which a grid of 128 x 128 rays along the
// axes finds; its edges and half a percent of the rays, which meet slits, do not count. In the mesh's frame, metres.
// Nothing where a side is open, as those of racks are.
std::optional<engine::Bounds> closedBox(const engine::Mesh& mesh);
} // namespace app
