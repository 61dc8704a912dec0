#include "tests/engine/passes/pass_board.h"

#include <glm/gtc/packing.hpp>

using namespace engine;

namespace tests
{
namespace
{
const DrawTarget matterTarget{
    .name = "matter",
    .solids = "engine/gbuffer.frag",
    .fibers = "engine/fiber_gbuffer.frag",
    .sheets = "engine/sheet_gbuffer.frag",
    .color = Targets::matterFormat,
};
} // namespace

PassBoard::PassBoard(gpu::Device& on, const Drawables& drawables, glm::uvec2 size, const FiberStyle& style)
    : device(on),
      solidSet(on, drawables),
      fiberSet(on, drawables),
      values(on, drawables.entityCount),
      lamps(on, drawables.lamps),
      shown(on, solidSet, fiberSet, style),
      cull(on),
      shadow(on, solidSet),
      solids(on, matterTarget),
      fibers(on, matterTarget, style),
      compose(on),
      targets(on, size),
      view(on, "view", 1),
      lighting(on, "lighting", 1)
{
}

void PassBoard::step(const std::function<void(gpu::Commands&)>& record)
{
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.barrier(gpu::everywhere, gpu::everywhere);
            record(cmd);
            cmd.barrier(gpu::everywhere, gpu::everywhere);
        });
}

void PassBoard::matter(const Camera& camera, const ViewSettings& settings, const CullOptions& options)
{
    gpu::upload(device, view, std::vector{viewData(camera, settings)});
    step(
        [&](gpu::Commands& cmd)
        {
            cull.solids(cmd, view, values, shown, options);
            cull.sheets(cmd, view, values, shown, options);
            cmd.barrier(gpu::compute, gpu::compute);
            cull.fibers(cmd, view, shown, options);
        });
    step(
        [&](gpu::Commands& cmd)
        {
            gpu::Rendering rendering(
                cmd,
                {.color = {.view = targets.matter, .clear = VkClearColorValue{.uint32 = {0, 0, 0, 0}}},
                 .depth = {.view = targets.depth, .clear = 0.0f}},
                "matter");
            solids.draw(rendering, view, shown);
            for (const Fibers::Part part : {Fibers::Part::sheets, Fibers::Part::wide})
                fibers.draw(rendering, view, shown, part);
        });
    if (!shown.style().apart)
        return;
    step([&](gpu::Commands& cmd) { cull.small(cmd, view, shown, targets.depth); });
    step(
        [&](gpu::Commands& cmd)
        {
            gpu::Rendering rendering(cmd, {.color = {.view = targets.matter}, .depth = {.view = targets.depth}},
                                     "small");
            fibers.draw(rendering, view, shown, Fibers::Part::small);
        });
}

std::vector<uint32_t> PassBoard::entities(const Camera& camera, ViewSettings settings, const CullOptions& options)
{
    settings.entities = true;
    matter(camera, settings, options);
    return colors();
}

void PassBoard::castShadow(const Camera& camera, const glm::vec3& toKey)
{
    step([&](gpu::Commands& cmd) { shadow.record(cmd, cull, values, camera, toKey, ~0u, 0); });
}

void PassBoard::occlusion()
{
    step([&](gpu::Commands& cmd) { compose.occlusion(cmd, inputs(), targets); });
    step([&](gpu::Commands& cmd) { compose.smoothOcclusion(cmd, targets); });
}

Lighting darkness(const PassBoard& board)
{
    Lighting light{};
    light.toKey = {0, 0, 1};
    light.exposure = 1;
    light.shadowSoftness = 1;
    light.occlusionRadius = 0.45f;
    light.occlusionScale = glm::vec2(Targets::occlusionScale);
    board.lamps.describe(light);
    return light;
}

float floatOfHalf(uint16_t half)
{
    return glm::unpackHalf1x16(half);
}
} // namespace tests
