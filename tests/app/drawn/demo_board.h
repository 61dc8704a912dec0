#pragma once

#include <filesystem>
#include <vector>

#include "app/stage/showing.h"
#include "engine/gpu/readback.h"
#include "engine/passes/renderer.h"
#include "tests/engine/gpu/gpu_fixture.h"

namespace tests
{
// The demo scene on its stage, with its viewpoints and some more places to look from.
struct DemoBoard
{
    DemoBoard() : scene(twin::openScene(std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo")), stage(scene) {}

    // Twelve: those of the viewer, then eye to eye through the hall.
    std::vector<app::Viewpoint> places(glm::uvec2 size) const
    {
        std::vector<app::Viewpoint> all = app::viewpoints(stage, size);
        const engine::Bounds& bounds = stage.drawables.bounds;
        for (int i = 0; all.size() < 12; ++i)
        {
            const float part = static_cast<float>(i) / 8;
            const glm::vec3 from = glm::mix(bounds.min, bounds.max, glm::vec3(0.2f + 0.6f * part, 0.3f, 0.35f));
            const glm::vec3 to = glm::mix(bounds.min, bounds.max, glm::vec3(0.8f - 0.5f * part, 0.9f, 0.3f));
            all.push_back({.name = "inside", .title = "", .camera = engine::lookAt(from, to, 0.9f)});
        }
        all.resize(12);
        return all;
    }
    engine::FrameSettings settings(const app::Viewpoint& place, engine::Look look, glm::uvec2 size) const
    {
        app::Showing showing{.look = look, .hidden = place.hidden};
        showing.outdoors = place.outdoors;
        return showing.frame(size);
    }

    twin::Scene scene;
    app::Stage stage;
};

inline DemoBoard& demo()
{
    static DemoBoard board;
    return board;
}
} // namespace tests
