#include "app/commands.h"
#include "app/open_device.h"
#include "app/panels/overlay.h"
#include "app/picture_options.h"
#include "app/stage/search.h"
#include "app/stage/showing.h"
#include "engine/gpu/readback.h"
#include "engine/view/image_file.h"
#include "twin/facility/scene.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <memory>
#include <stdexcept>

namespace app
{
namespace
{
struct StillOptions : PictureOptions
{
    std::string output;
    std::string select;
    uint32_t samples = 1;
    bool ui = false;

    float scaleFor(glm::uvec2 picture) const { return scale > 0 ? scale : overlayScale(picture); }
};

// What was drawn, for programs.
struct Drawn
{
    Viewpoint from;
    engine::Picture picture;
};

EntityId selectedBy(const StillOptions& options, const EntitySearch& search)
{
    const EntityId found = options.select.empty() ? 0 : search.find(options.select);
    if (found == 0 && !options.select.empty())
        throw std::invalid_argument(
            fmt::format("--select: there is nothing called '{}' in this scene", options.select));
    return found;
}

// The picture by itself, with a legend where colours mean something.
Drawn drawPlain(gpu::Device& device, const StillOptions& options, glm::uvec2 size)
{
    const ViewInfo* view = viewOf(options);
    Showing showing{.look = lookOf(options.look)};
    const twin::Scene scene = twin::openScene(options.scene);
    const Stage stage(scene);
    warn(stage.warnings);
    engine::Renderer renderer(device, stage.drawables);
    const auto all = viewpoints(stage, size);
    if (all.empty() && options.camera.empty())
        throw std::invalid_argument(fmt::format("{}: there is no hall to look at", options.scene));
    const Viewpoint from = options.camera.empty() ? all.front() : cameraOf(stage, options.camera, size);
    showing.hidden = from.hidden;
    showing.outdoors = from.outdoors;
    showing.choose(view, stage, renderer);
    engine::FrameSettings settings = showing.frame(size);
    settings.view.selected = selectedBy(options, EntitySearch(stage.entities));
    renderer.drawStill(from.camera, settings, options.samples);
    if (view)
    {
        Overlay overlay(device, {.scale = options.scaleFor(size)});
        const Legend legend = legendOf(*view, showing.values, stage.entities);
        device.run(
            [&](gpu::Commands& commands)
            {
                commands.barrier(gpu::everywhere, gpu::draw);
                overlay.draw(commands, &legend, {}, renderer.picture());
                commands.barrier(gpu::draw, gpu::everywhere);
            });
    }
    return {from, {size.x, size.y, 4, gpu::downloadBytes(device, renderer.picture())}};
}

// The picture as the window shows it.
Drawn drawWithPanels(gpu::Device& device, const StillOptions& options, glm::uvec2 size)
{
    Viewer viewer(device, options.scene, viewerOptions(options, size, options.scaleFor(size)));
    warn(viewer.scene().stage.warnings);
    viewer.select(selectedBy(options, viewer.scene().search));
    do
        viewer.advance(1.0 / 60);
    while (viewer.isSettling());
    viewer.drawStill(options.samples);
    return {{.camera = viewer.camera().camera()}, {size.x, size.y, 4, gpu::downloadBytes(device, viewer.picture())}};
}

void print(const StillOptions& options, const Drawn& drawn)
{
    const auto triple = [](const glm::vec3& v) { return std::array{v.x, v.y, v.z}; };
    const engine::Camera& camera = drawn.from.camera;
    const nlohmann::ordered_json out{{"picture", options.output},
                                     {"size", {drawn.picture.width, drawn.picture.height}},
                                     {"samples", options.samples},
                                     {"camera", {{"eye_m", triple(camera.eye)}, {"forward", triple(camera.forward)}}}};
    fmt::print("{}\n", out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

int still(const StillOptions& options, const Common& common)
{
    const glm::uvec2 size = sizeOf(options.size);
    gpu::Complaints complaints;
    {
        gpu::Device device(deviceOptions(common, complaints));
        const Drawn drawn = options.ui ? drawWithPanels(device, options, size) : drawPlain(device, options, size);
        engine::writePng(options.output, engine::opaque(drawn.picture));
        if (common.json)
            print(options, drawn);
    }
    complaints.throwIfAny();
    return 0;
}
} // namespace

void addStill(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command = program.add_subcommand("still", "Draw one picture of a scene, no display needed");
    auto options = std::make_shared<StillOptions>();
    options->size = "1920x1080";
    addPictureOptions(*command, *options, common);
    command->add_option("-o", options->output, "the picture, a PNG")->required();
    command->add_option("--size", options->size, "pixels, 1920x1080")->capture_default_str();
    command->add_option("--select", options->select, "what stands out, by its name");
    command->add_flag("--ui", options->ui, "with the panels of the window over it");
    command->add_option("--scale", options->scale, "of panels and legend; by default as large a part of any picture")
        ->check(CLI::Range(0.5f, 4.0f));
    command->add_option("--samples", options->samples, "samples of each pixel: more is smoother")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_flag("--json", common.json, "print what was drawn as JSON");
    command->callback([=, &common, &chosen] { chosen = [=, &common] { return still(*options, common); }; });
}
} // namespace app
