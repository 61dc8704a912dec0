#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/stage/showing.h"
#include "bench/bench.h"
#include "bench/process.h"
#include "engine/gpu/device.h"
#include "engine/gpu/frames.h"
#include "twin/facility/scene.h"

// A scene in both looks, from its viewpoints.
namespace bench
{
namespace
{
double drawFrame(gpu::Device& device, engine::Renderer& renderer, const engine::Camera& camera,
                 const engine::FrameSettings& settings)
{
    return seconds(
        [&]
        {
            gpu::Commands cmd(device);
            renderer.draw(cmd, camera, settings);
            device.wait(device.submit(std::move(cmd)));
        });
}
} // namespace

void renderScene(const Options& options, Result& result)
{
    const glm::uvec2 size = options.size("size", {1280, 720});
    const int repeats = static_cast<int>(options.number("repeats", 5));
    const twin::Scene scene = twin::openScene(options.value("scene", "scenes/demo"));
    const app::Stage stage(scene);
    gpu::Device device({.device = options.device});
    result["device"] = device.info().name;
    engine::Renderer renderer(device, stage.drawables);
    result["open_s"] = secondsSinceStart();
    const std::string only = options.value("camera", "");
    const std::string onlyLook = options.value("look", "");
    using Look = std::pair<std::string, engine::Look>;
    for (const auto& [name, look] :
         {Look("executive", engine::Look::executive), Look("engineer", engine::Look::engineer)})
        for (const app::Viewpoint& point : app::viewpoints(stage, size))
        {
            if ((!only.empty() && only != point.name) || (!onlyLook.empty() && onlyLook != name))
                continue;
            const app::Showing showing{.look = look, .hidden = point.hidden, .outdoors = point.outdoors};
            const engine::FrameSettings settings = showing.frame(size);
            device.timing().clear();
            const Samples frames = sample(repeats, [&] { drawFrame(device, renderer, point.camera, settings); });
            Result row = {{"look", name},
                          {"camera", point.name},
                          {"frame_ms", {{"median", frames.median() * 1e3}, {"min", frames.best() * 1e3}}}};
            const engine::Renderer::Counts counts = renderer.counts();
            row["drawn"] = {{"solids", counts.solids},   {"triangles", counts.triangles}, {"tubes", counts.tubes},
                            {"ribbons", counts.ribbons}, {"lines", counts.lines},         {"sheets", counts.sheets}};
            for (const gpu::Timing::Row& pass : device.timing().rows())
                row["passes_ms"][pass.name] = std::round(pass.median * 1e5) / 100;
            result["views"].push_back(row);
        }
    result["peak_rss_mb"] = peakMegabytes();
}
} // namespace bench
