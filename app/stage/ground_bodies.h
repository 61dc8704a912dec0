#pragma once

#include "engine/import/mesh.h"

// What stands about buildings, each on the middle of its foot but for the fence.
namespace app
{
inline constexpr double fencePitch = 2.5;
inline constexpr double fenceHeight = 2.4;

// A panel of mesh fence with its post, along x from 0 to its pitch.
engine::Mesh fencePanel();
// With its arm towards -y.
engine::Mesh lightPole();
engine::Mesh tree();
// An enclosure of 2.6 x 7 m with louvers at its ends and a stack.
engine::Mesh generator();
} // namespace app
