#include "engine/passes/renderer_parts.h"

#include <array>

#include "engine/passes/packing.h"

namespace engine
{
namespace
{
constexpr FiberStyle fiberStyle{};
constexpr FiberStyle frameStyle{.apart = true};
constexpr float occlusionMetres = 0.45f;
constexpr uint32_t farthestPixels = 8; // along a texel of the pyramid, at most

const DrawTarget matterTarget{
    .name = "matter",
    .solids = "engine/gbuffer.frag",
    .fibers = "engine/fiber_gbuffer.frag",
    .sheets = "engine/sheet_gbuffer.frag",
    .color = Targets::matterFormat,
};

DrawTarget clearTarget(Look look)
{
    const bool lit = look == Look::executive;
    return {
        .name = lit ? "clear" : "clear flat",
        .solids = lit ? "engine/clear.frag" : "engine/clear_flat.frag",
        .fibers = lit ? "engine/line.frag" : "engine/line_flat.frag",
        .fiberVertices = lit ? "engine/line.vert" : "engine/fiber.vert",
        .color = lit ? Targets::lightFormat : Targets::colorFormat,
        .depthWrite = false,
        .blend = gpu::Blend::over,
        .cull = VK_CULL_MODE_NONE,
    };
}

Lighting lightingOf(const FrameSettings& settings)
{
    const Atmosphere& air = settings.atmosphere;
    Lighting light{};
    light.toKey = air.toKey;
    light.keyLux = air.keyLux;
    light.keyColor = air.keyColor;
    light.exposure = 1 / air.whiteLux;
    light.skyColor = air.skyLux;
    light.groundColor = air.groundLux;
    light.shadowSoftness = air.shadowSoftness;
    light.glow = air.glowLux;
    light.zenith = settings.look == Look::engineer ? glm::vec3(0.10f) : air.background;
    light.horizon = air.horizon;
    light.outdoors = air.outdoors ? 1 : 0;
    light.hazePerMetre = air.hazePerMetre;
    light.accent = shaderColor(settings.view.accent);
    light.occlusionRadius = occlusionMetres;
    light.occlusionScale = glm::vec2(Targets::occlusionScale);
    return light;
}
} // namespace

Renderer::Parts::Parts(gpu::Device& gpuDevice, const Drawables& drawables)
    : device(gpuDevice),
      solidSet(device, drawables),
      fiberSet(device, drawables),
      values(device, drawables.entityCount),
      lamps(device, drawables.lamps),
      shown(device, solidSet, fiberSet, frameStyle),
      cull(device),
      occluders(device, drawables.occluders),
      shadow(device, solidSet),
      matterSolids(device, matterTarget),
      matterFibers(device, matterTarget, fiberStyle),
      clearSolids(device, clearTarget(Look::executive)),
      lineFibers(device, clearTarget(Look::executive), fiberStyle),
      clearFlatSolids(device, clearTarget(Look::engineer)),
      lineFlatFibers(device, clearTarget(Look::engineer), fiberStyle),
      compose(device),
      pick(device, solidSet, fiberSet, fiberStyle),
      labels(device, drawables.labels),
      view(device, "frame.view", 1),
      lighting(device, "frame.lighting", 1)
{
}

void Renderer::Parts::resize(glm::uvec2 size)
{
    if (targets && targets->size == size)
        return;
    targets.reset();
    farthest.reset();
    sum.reset();
    targets.emplace(device, size);
    farthest.emplace(device, size, (size + farthestPixels - 1u) / farthestPixels);
}

// What shaders read, the shadow, and the lists of what is drawn.
void Renderer::Parts::prepare(gpu::Commands& cmd, const Camera& camera, const FrameSettings& settings)
{
    // The frame before ends with a barrier to everywhere. Before the shadow, which reads them too:
    if (settings.view.tint.on && settings.view.tint.scale.map != map)
    {
        map = settings.view.tint.scale.map;
        values.setColors(cmd, map);
    }
    if (settings.look == Look::executive)
    {
        const gpu::Section section(cmd, "shadow");
        shadow.record(cmd, cull, values, camera, settings.atmosphere.toKey,
                      settings.shadowLayers & settings.view.layers, settings.floor);
    }
    const gpu::Section section(cmd, "cull");
    Lighting light = lightingOf(settings);
    lamps.describe(light);
    if (settings.look == Look::executive)
        light.shadowFromEye = shadow.shadowFromEye(camera.eye);
    cmd.upload(lighting, std::array{light});
    cmd.upload(view, std::array{viewData(camera, settings.drawn())});
    occluders.prepare(cmd);
    cmd.barrier(gpu::copy, gpu::compute | gpu::draw);
    occluders.record(cmd, view);
    cull.solids(cmd, view, values, shown, {.farthest = &occluders.farthest()});
    cull.sheets(cmd, view, values, shown, {.farthest = &occluders.farthest()});
    cmd.barrier(gpu::compute | gpu::draw, gpu::draw);
}

void Renderer::Parts::drawSolids(gpu::Commands& cmd)
{
    const gpu::Section section(cmd, "solids");
    {
        gpu::Rendering rendering(
            cmd,
            {.color = {.view = targets->matter, .clear = VkClearColorValue{.uint32 = {0, 0, 0, 0}}},
             .depth = {.view = targets->depth, .clear = 0.0f}},
            "solids");
        matterSolids.draw(rendering, view, shown);
        matterFibers.draw(rendering, view, shown, Fibers::Part::sheets);
    }
    cmd.barrier(gpu::draw, gpu::draw | gpu::compute);
}

// Of the fibers what solids and sheets do not hide; most of a hall's are behind them.
void Renderer::Parts::drawFibers(gpu::Commands& cmd)
{
    {
        const gpu::Section section(cmd, "cull fibers");
        farthest->record(cmd, targets->depth);
        cull.fibers(cmd, view, shown, {.farthest = &farthest->pyramid()});
        cmd.barrier(gpu::compute, gpu::draw);
    }
    const gpu::Section section(cmd, "fibers");
    {
        gpu::Rendering rendering(cmd, {.color = {.view = targets->matter}, .depth = {.view = targets->depth}},
                                 "fibers");
        matterFibers.draw(rendering, view, shown, Fibers::Part::wide);
    }
    cmd.barrier(gpu::draw, gpu::compute);
    cull.small(cmd, view, shown, targets->depth);
    cmd.barrier(gpu::compute, gpu::draw);
    {
        gpu::Rendering rendering(cmd, {.color = {.view = targets->matter}, .depth = {.view = targets->depth}},
                                 "small fibers");
        matterFibers.draw(rendering, view, shown, Fibers::Part::small);
    }
    cmd.barrier(gpu::draw, gpu::draw);
}

// Thin fibers and what one sees through, over what is behind them.
void Renderer::Parts::drawClear(gpu::Rendering& rendering, Look look)
{
    const gpu::Section section(rendering.commands(), "thin");
    const bool isLit = look == Look::executive;
    if (isLit)
        compose.sky(rendering, inputs());
    const std::array<gpu::Access, 3> lights = {gpu::uniform(7, lighting), compose.texels(8, lamps.lamps),
                                               compose.texels(9, lamps.cells)};
    const std::span<const gpu::Access> all(lights);
    (isLit ? lineFibers : lineFlatFibers).draw(rendering, view, shown, Fibers::Part::thin, isLit ? all : all.first(0));
    if (solidSet.anyClear)
        (isLit ? clearSolids : clearFlatSolids)
            .draw(rendering, view, shown, Solids::Matter::clear, isLit ? all : all.first(0));
}

// What is there in this look, and over it what is thin or clear: in one rendering, so that a driver prepares the second
// while it fills in the first.
void Renderer::Parts::composeLook(gpu::Commands& cmd, Look look)
{
    const bool isLit = look == Look::executive;
    {
        gpu::Rendering rendering(
            cmd,
            {.color = {.view = isLit ? targets->light : targets->rough, .clear = gpu::color(0, 0, 0, 1)},
             .depth = {.view = targets->depth, .readOnly = true}},
            "look");
        {
            const gpu::Section section(cmd, isLit ? "light" : "sketch");
            isLit ? compose.light(rendering, inputs(), *targets) : compose.sketch(rendering, inputs(), *targets);
        }
        drawClear(rendering, look);
    }
    cmd.barrier(gpu::draw, gpu::everywhere);
    if (!isLit)
        return;
    const gpu::Section section(cmd, "tonemap");
    compose.tonemap(cmd, *targets);
    cmd.barrier(gpu::draw, gpu::everywhere);
}

// Adds the picture, or its light, to the sum of samples.
void Renderer::Parts::gather(gpu::Commands& cmd, bool begin, bool light)
{
    if (!sum)
        sum.emplace(device, gpu::ImageDesc{.name = "frame.sum",
                                           .format = Targets::sumFormat,
                                           .width = targets->size.x,
                                           .height = targets->size.y});
    light ? compose.gatherLight(cmd, *targets, *sum, begin) : compose.gather(cmd, *targets, *sum, begin);
    cmd.barrier(gpu::draw, gpu::everywhere);
}

void Renderer::Parts::drawLabels(gpu::Commands& cmd, const Camera& camera, const FrameSettings& settings)
{
    const gpu::Section section(cmd, "labels");
    cmd.upload(view, std::array{viewData(camera, settings.drawn())}); // ordered by the steps of cull()
    labels.cull(cmd, view, targets->size, targets->depth, settings.scale);
    cmd.barrier(gpu::compute, gpu::draw);
    {
        gpu::Rendering rendering(cmd, {.color = {.view = targets->picture}, .depth = {.view = targets->depth}},
                                 "labels");
        labels.draw(rendering, {.scale = settings.scale});
    }
    cmd.barrier(gpu::draw, gpu::everywhere);
}
} // namespace engine
