#pragma once

#include "app/stage/stage.h"
#include "engine/view/camera.h"

#include <optional>

namespace app
{
// Where to look at an entity from: devices, ports and racks from before their faces, others from where `now` looks, a
// little from above when that is level. None for what takes up no room.
std::optional<engine::Camera> closeUp(const Stage& stage, EntityId entity, const engine::Camera& now, glm::uvec2 size);
} // namespace app
