#include <memory>
#include <random>

#include <nlohmann/json.hpp>

#include "app/stage/showing.h"
#include "bench/bench.h"
#include "bench/process.h"
#include "engine/gpu/device.h"
#include "engine/gpu/readback.h"
#include "twin/facility/scene.h"

namespace bench
{
// What stands under the cursor, from each viewpoint of a scene (--scene DIR), beside the drawing of its frame.
void pick(const Options& options, Result& result)
{
    const glm::uvec2 size = options.size("size", {1280, 720});
    const twin::Scene scene = twin::openScene(options.value("scene", "scenes/demo"));
    const app::Stage stage(scene);
    gpu::Device device({.device = options.device});
    result["device"] = device.info().name;
    engine::Renderer renderer(device, stage.drawables);
    std::mt19937 random(1);
    Samples picks;
    Samples frames;
    int hits = 0;
    for (const app::Viewpoint& point : app::viewpoints(stage, size))
    {
        const app::Showing showing{.hidden = point.hidden, .outdoors = point.outdoors};
        const engine::FrameSettings settings = showing.frame(size);
        const auto drawFrame = [&]
        {
            gpu::Commands cmd(device);
            renderer.draw(cmd, point.camera, settings);
            device.wait(device.submit(std::move(cmd)));
        };
        drawFrame();
        frames.add(seconds(drawFrame));
        for (int i = 0; i < 20; ++i)
        {
            const glm::uvec2 pixel(random() % size.x, random() % size.y);
            picks.add(seconds([&] { hits += renderer.pick(point.camera, settings, pixel).hit ? 1 : 0; }));
        }
    }
    result["hits"] = hits;
    result["pick_ms"] = {{"median", picks.median() * 1e3}, {"max", picks.quantile(1) * 1e3}};
    result["frame_ms"] = frames.median() * 1e3;
    result["picks_per_frame"] = picks.median() / frames.median();
}

// From a scene's folder to everything on the GPU, its first frame's drawing apart (--scene DIR).
void open(const Options& options, Result& result)
{
    const glm::uvec2 size = options.size("size", {1280, 720});
    double read = 0;
    double staged = 0;
    double uploaded = 0;
    const twin::Scene scene = [&]
    {
        twin::Scene opened;
        read = seconds([&] { opened = twin::openScene(options.value("scene", "scenes/demo")); });
        return opened;
    }();
    std::unique_ptr<app::Stage> stage;
    staged = seconds([&] { stage = std::make_unique<app::Stage>(scene); });
    gpu::Device device({.device = options.device});
    result["device"] = device.info().name;
    std::unique_ptr<engine::Renderer> renderer;
    uploaded = seconds([&] { renderer = std::make_unique<engine::Renderer>(device, stage->drawables); });
    result["solids"] = stage->drawables.solids.size();
    result["fibers"] = stage->drawables.fibers.size();
    result["read_s"] = read;
    result["stage_s"] = staged;
    result["upload_s"] = uploaded;
    result["open_s"] = secondsSinceStart();
    const app::Viewpoint start = app::viewpoints(*stage, size).at(0);
    const app::Showing showing{.hidden = start.hidden, .outdoors = start.outdoors};
    result["first_frame_s"] = seconds(
        [&]
        {
            gpu::Commands cmd(device);
            renderer->draw(cmd, start.camera, showing.frame(size));
            device.wait(device.submit(std::move(cmd)));
        });
    result["gpu_mb"] = gpuMegabytes(device);
    result["peak_rss_mb"] = peakMegabytes();
}
} // namespace bench
