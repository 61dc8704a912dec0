#pragma once

#include "app/stage/stage.h"
#include "app/stage/viewpoints.h"

#include <string>

namespace app
{
// The cable that a tour by rule ends with: in the middle of a picture of ports, its plug among the uppermost, where no
// other hides it; without such a picture the longest that is drawn. Nobody when none is. `ports` may be null.
twin::CableId cableWorthShowing(const Stage& stage, const Viewpoint* ports);

// "One of 7,008 cables: 17.9 m from su1-n65:ib5 to su1-leaf5:17/1", as much as fits a caption.
std::string toldOf(const Stage& stage, twin::CableId cable);
} // namespace app
