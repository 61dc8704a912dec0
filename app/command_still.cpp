#include "app/commands.h"
#include "app/open_device.h"
#include "app/stage/showing.h"
#include "engine/gpu/readback.h"
#include "engine/view/image_file.h"
#include "twin/facility/scene.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <stdexcept>

namespace app
{
namespace
{
struct StillOptions
{
    std::string scene;
    std::string output;
    std::string camera;
    std::string look = "executive";
    std::string view;
    std::string size = "1920x1080";
    uint32_t samples = 1;
};

int still(const StillOptions& options, const Common& common)
{
    const glm::uvec2 size = sizeOf(options.size);
    Showing showing{.look = lookOf(options.look)};
    const ViewInfo* view = options.view.empty() ? nullptr : viewOf(options.view);
    const twin::Scene scene = twin::openScene(options.scene);
    const Stage stage(scene);
    warn(stage.warnings);
    gpu::Complaints complaints;
    {
        gpu::Device device(deviceOptions(common, complaints));
        engine::Renderer renderer(device, stage.drawables);
        const auto all = viewpoints(stage, size);
        if (all.empty() && options.camera.empty())
            throw std::invalid_argument(fmt::format("{}: there is no hall to look at", options.scene));
        const Viewpoint from = options.camera.empty() ? all.front() : cameraOf(stage, options.camera, size);
        showing.hidden = from.hidden;
        showing.outside = isOutside(stage, from.camera.eye);
        showing.choose(view, stage, renderer);
        renderer.drawStill(from.camera, showing.frame(size), options.samples);
        const engine::Picture picture{size.x, size.y, 4, gpu::downloadBytes(device, renderer.picture())};
        engine::writePng(options.output, engine::opaque(picture));
    }
    complaints.throwIfAny();
    return 0;
}
} // namespace

void addStill(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command = program.add_subcommand("still", "Draw one picture of a scene, no display needed");
    auto options = std::make_shared<StillOptions>();
    command->add_option("SCENE", options->scene, "the scene's folder or its scene.json")->required();
    command->add_option("-o", options->output, "the picture, a PNG")->required();
    command->add_option(
        "--camera", options->camera,
        "a viewpoint (overview, aisle, tray, ports, building, ...), or from and to: x,y,z:x,y,z[:lens]");
    command->add_option("--size", options->size, "pixels, 1920x1080")->capture_default_str();
    command->add_option("--look", options->look, "executive or engineer")->capture_default_str();
    command->add_option("--view", options->view, "what colours mean: cable.medium, cable.length, rack.power, ...");
    command->add_option("--samples", options->samples, "samples of each pixel: more is smoother")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_option("--device", common.device, "the GPU, by name or number");
    command->add_flag("--validate", common.validate, "let the validation layers watch");
    command->callback([=, &common, &chosen] { chosen = [=, &common] { return still(*options, common); }; });
}
} // namespace app
