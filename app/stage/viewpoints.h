#pragma once

#include "app/stage/stage.h"
#include "engine/view/camera.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace app
{
// A camera worth a picture, found from the facility itself.
struct Viewpoint
{
    std::string_view
        name; // as the command line says it: "overview", "aisle", "hot", "tray", "ports", "building", "campus"
    std::string_view title;
    engine::Camera camera;
    uint32_t hidden = 0;   // layers that are not drawn, a bit each
    bool outdoors = false; // under the sky, not in a hall's light
};

// Those that the facility has something for; the first is where a viewer begins. Empty when there is no hall. For a
// picture of that shape.
std::vector<Viewpoint> viewpoints(const Stage& stage, glm::uvec2 size = {1920, 1080});
} // namespace app
