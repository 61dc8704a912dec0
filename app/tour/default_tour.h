#pragma once

#include "app/stage/stage.h"
#include "app/tour/tour_document.h"
#include "engine/view/obstacles.h"

#include <glm/vec2.hpp>

namespace app
{
// The tour of a scene that has none of its own, made by rule from its viewpoints: the place, its halls, an aisle, a
// tray, the ports of a switch and one cable of them while the rest is dim; of these what the scene has. For a picture
// of that shape. Throws twin::Error for a scene without a hall.
TourSource defaultTour(const Stage& stage, const engine::Obstacles& obstacles, glm::uvec2 shape = {1920, 1080});
} // namespace app
