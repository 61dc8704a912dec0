#pragma once

#include "app/stage/search.h"
#include "app/stage/stage.h"
#include "app/stage/viewpoints.h"
#include "engine/view/obstacles.h"
#include "twin/facility/scene.h"

#include <filesystem>
#include <vector>

namespace app
{
// A scene with all that a viewer needs of it but what stands on the GPU: may be made on any thread. Made or not made:
// nothing is left of one that cannot be.
struct OpenScene
{
    // From its folder or its scene.json. Throws twin::Error.
    explicit OpenScene(const std::filesystem::path& path);
    explicit OpenScene(twin::Scene opened);
    OpenScene(const OpenScene&) = delete; // its parts refer to each other
    OpenScene& operator=(const OpenScene&) = delete;

    twin::Scene scene;
    Stage stage;
    EntitySearch search;
    engine::Obstacles obstacles;
    std::vector<Viewpoint> viewpoints; // for a picture of the usual shape
};
} // namespace app
