#pragma once

#include "app/stage/stage.h"
#include "engine/view/camera.h"
#include "engine/view/obstacles.h"

#include <optional>

namespace app
{
// Where to look at an entity from, so that it fills that part of a picture of `size`: devices, ports and racks from
// before their faces where `obstacles` (the stage's) leave room, others from where `now` looks, a little from above
// when that is level. None for what takes up no room.
std::optional<engine::Camera> closeUp(const Stage& stage, const engine::Obstacles& obstacles, EntityId entity,
                                      const engine::Camera& now, glm::uvec2 size, const engine::PictureArea& part);
} // namespace app
