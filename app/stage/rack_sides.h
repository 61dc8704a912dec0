#pragma once

#include "app/stage/place.h"
#include "engine/import/mesh.h"

#include <vector>

namespace app
{
// Whether the rack's body is ours, so that its sides are sheets.
bool hasOurSides(const twin::Model& rack);

// By rack: whether another touches its right side (at +x in its own frame), whose own sheet closes both. Racks that are
// joined in a row have one sheet between them.
std::vector<bool> rightSidesShared(const twin::Facility& facility, const World& world);

// The mesh of a rack without the sheet at its right side: what faces left or right within a few millimetres of it.
engine::Mesh withoutRightSide(const engine::Mesh& rack);
} // namespace app
