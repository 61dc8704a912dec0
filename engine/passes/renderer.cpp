#include "engine/passes/renderer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/gpu/readback.h"
#include "engine/passes/packing.h"
#include "engine/passes/renderer_parts.h"

namespace engine
{
namespace
{
constexpr FiberStyle fiberStyle{};
constexpr float occlusionMetres = 0.45f;

const DrawTarget matterTarget{
    .name = "matter",
    .solids = "engine/gbuffer.frag",
    .fibers = "engine/fiber_gbuffer.frag",
    .color = Targets::colorFormat,
    .more = {Targets::normalFormat, Targets::colorFormat, Targets::entityFormat},
};

DrawTarget clearTarget(Look look)
{
    const bool lit = look == Look::executive;
    return {
        .name = lit ? "clear" : "clear flat",
        .solids = lit ? "engine/clear.frag" : "engine/clear_flat.frag",
        .fibers = lit ? "engine/line.frag" : "engine/line_flat.frag",
        .color = lit ? Targets::lightFormat : Targets::colorFormat,
        .depthWrite = false,
        .blend = gpu::Blend::over,
        .cull = VK_CULL_MODE_NONE,
    };
}

ViewSettings viewSettings(const FrameSettings& settings)
{
    ViewSettings result = settings.view;
    result.flat = settings.look == Look::engineer;
    return result;
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
    light.selected = settings.view.selected;
    light.hovered = settings.hovered;
    light.accent = shaderColor(settings.view.accent);
    light.occlusionRadius = occlusionMetres;
    light.occlusionScale = glm::vec2(2);
    return light;
}

// The k-th of a sequence that fills the square evenly (Roberts 2018, R2), about the pixel's middle.
glm::vec2 jitterOf(uint32_t k)
{
    const auto part = [&](double step)
    {
        const double x = 0.5 + step * k;
        return static_cast<float>(x - std::floor(x) - 0.5);
    };
    return {part(0.7548776662466927), part(0.5698402909980532)};
}
} // namespace

Renderer::Parts::Parts(gpu::Device& gpuDevice, const Drawables& drawables)
    : device(gpuDevice),
      solidSet(device, drawables),
      fiberSet(device, drawables),
      values(device, drawables.entityCount),
      lamps(device, drawables.lamps),
      shown(device, solidSet, fiberSet, fiberStyle),
      cull(device),
      occluders(device, drawables.occluders),
      shadow(device, solidSet, fiberSet),
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
    sum.reset();
    targets.emplace(device, size);
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
    cmd.upload(view, std::array{viewData(camera, viewSettings(settings))});
    cmd.barrier(gpu::copy, gpu::compute | gpu::draw);
    occluders.record(cmd, view);
    cull.record(cmd, view, shown, {.farthest = &occluders.farthest()});
    cmd.barrier(gpu::compute | gpu::draw, gpu::draw);
}

void Renderer::Parts::drawMatter(gpu::Commands& cmd)
{
    const gpu::Section section(cmd, "matter");
    const VkClearColorValue zero = gpu::color(0, 0, 0, 0);
    gpu::Rendering rendering(
        cmd,
        {.color = {.view = targets->color, .clear = zero},
         .more = {gpu::ColorTarget{.view = targets->normal, .clear = zero},
                  gpu::ColorTarget{.view = targets->surface, .clear = zero},
                  gpu::ColorTarget{.view = targets->entity, .clear = VkClearColorValue{.uint32 = {0, 0, 0, 0}}}},
         .depth = {.view = targets->depth, .clear = 0.0f}},
        "matter");
    matterSolids.draw(rendering, view, shown, values);
    matterFibers.draw(rendering, view, shown, values, Fibers::Width::wide);
}

// Thin fibers and what one sees through, over what is behind them.
void Renderer::Parts::drawClear(gpu::Commands& cmd, Look look)
{
    const gpu::Section section(cmd, "thin");
    const bool isLit = look == Look::executive;
    gpu::Rendering rendering(
        cmd, {.color = {.view = isLit ? targets->light : targets->rough}, .depth = {.view = targets->depth}}, "thin");
    const std::array<gpu::Access, 3> lights = {gpu::uniform(7, lighting), gpu::reads(8, lamps.lamps),
                                               gpu::reads(9, lamps.cells)};
    const std::span<const gpu::Access> all(lights);
    (isLit ? lineFibers : lineFlatFibers)
        .draw(rendering, view, shown, values, Fibers::Width::thin, isLit ? all : all.first(0));
    if (solidSet.anyClear)
        (isLit ? clearSolids : clearFlatSolids)
            .draw(rendering, view, shown, values, Solids::Matter::clear, isLit ? all : all.first(0));
}

void Renderer::Parts::composeLit(gpu::Commands& cmd)
{
    {
        const gpu::Section section(cmd, "light");
        compose.light(cmd, inputs(), *targets);
        cmd.barrier(gpu::draw, gpu::draw);
    }
    drawClear(cmd, Look::executive);
    cmd.barrier(gpu::draw, gpu::draw);
    const gpu::Section section(cmd, "tonemap");
    compose.tonemap(cmd, inputs(), *targets);
    cmd.barrier(gpu::draw, gpu::everywhere);
}

void Renderer::Parts::composeFlat(gpu::Commands& cmd)
{
    {
        const gpu::Section section(cmd, "sketch");
        compose.sketch(cmd, inputs(), *targets);
        cmd.barrier(gpu::draw, gpu::draw);
    }
    drawClear(cmd, Look::engineer);
    cmd.barrier(gpu::draw, gpu::everywhere);
}

void Renderer::Parts::drawLabels(gpu::Commands& cmd, const FrameSettings& settings)
{
    const gpu::Section section(cmd, "labels");
    labels.cull(cmd, view, targets->size, targets->depth, settings.scale);
    cmd.barrier(gpu::compute, gpu::draw);
    {
        gpu::Rendering rendering(cmd, {.color = {.view = targets->picture}, .depth = {.view = targets->depth}},
                                 "labels");
        labels.draw(rendering, {.scale = settings.scale});
    }
    cmd.barrier(gpu::draw, gpu::everywhere);
}

Renderer::Renderer(gpu::Device& device, const Drawables& drawables) : parts_(std::make_unique<Parts>(device, drawables))
{
}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

void Renderer::draw(gpu::Commands& cmd, const Camera& camera, const FrameSettings& settings)
{
    Parts& p = *parts_;
    p.resize(settings.view.size);
    p.prepare(cmd, camera, settings);
    p.drawMatter(cmd);
    cmd.barrier(gpu::draw, gpu::draw);
    {
        const gpu::Section section(cmd, "occlusion");
        p.compose.occlusion(cmd, p.inputs(), *p.targets);
        cmd.barrier(gpu::draw, gpu::draw);
        p.compose.smoothOcclusion(cmd, p.inputs(), *p.targets);
        cmd.barrier(gpu::draw, gpu::draw);
    }
    if (settings.look == Look::executive)
        p.composeLit(cmd);
    else
        p.composeFlat(cmd);
    {
        const gpu::Section section(cmd, "antialias");
        if (settings.smooth)
            p.compose.antialias(cmd, *p.targets);
        else
            cmd.blit(p.targets->rough, p.targets->picture, VK_FILTER_NEAREST);
        cmd.barrier(gpu::draw | gpu::copy, gpu::everywhere);
    }
    p.drawLabels(cmd, settings);
}

void Renderer::drawStill(const Camera& camera, const FrameSettings& settings, uint32_t samples)
{
    Parts& p = *parts_;
    FrameSettings sample = settings;
    sample.smooth = samples <= 1;
    for (uint32_t k = 0; k < std::max(samples, 1u); ++k)
    {
        sample.view.jitter = samples <= 1 ? glm::vec2(0) : jitterOf(k);
        gpu::Commands cmd(p.device);
        draw(cmd, camera, sample);
        if (samples > 1)
        {
            if (!p.sum)
                p.sum.emplace(p.device, gpu::ImageDesc{.name = "frame.sum",
                                                       .format = Targets::sumFormat,
                                                       .width = settings.view.size.x,
                                                       .height = settings.view.size.y});
            p.compose.gather(cmd, *p.targets, *p.sum, k == 0);
            cmd.barrier(gpu::draw, gpu::everywhere);
        }
        if (samples > 1 && k + 1 == samples)
        {
            p.compose.mean(cmd, *p.targets, *p.sum);
            cmd.barrier(gpu::draw, gpu::everywhere);
        }
        p.device.wait(p.device.submit(std::move(cmd)));
    }
}

const gpu::Image& Renderer::picture() const
{
    return parts_->targets.value().picture;
}

const gpu::Image& Renderer::entities() const
{
    return parts_->targets.value().entity;
}

Values& Renderer::values()
{
    return parts_->values;
}

Renderer::Counts Renderer::counts() const
{
    Counts counts;
    gpu::Device& device = parts_->device;
    for (const auto& each : gpu::download(device, parts_->shown.draws))
    {
        counts.solids += each.instanceCount;
        counts.triangles += uint64_t{each.instanceCount} * each.indexCount / 3;
    }
    for (const Shown::Fibers& fibers : parts_->shown.fibers)
    {
        const auto draws = gpu::download(device, fibers.draws);
        const std::array<uint64_t*, 3> pieces = {&counts.tubes, &counts.ribbons, &counts.lines};
        for (uint32_t kind = 0; kind < 3; ++kind)
            for (uint32_t i = 0; i < fibers.batches(kind); ++i)
                *pieces[kind] += draws[fibers.args.draws[kind] + i].indexCount / fibers.args.indices[kind];
    }
    return counts;
}

Renderer::Picked Renderer::pick(const Camera& camera, const FrameSettings& settings, glm::uvec2 pixel)
{
    const View view = viewData(camera, viewSettings(settings));
    const PickResult result = parts_->pick.at(parts_->cull, parts_->values, view, pixel);
    if (result.depth <= 0)
        return {};
    const glm::vec2 middle = glm::vec2(pixel) + 0.5f;
    const glm::vec3 ray = view.rayCorner + middle.x * view.rayRight + middle.y * view.rayDown;
    return {result.entity, true, camera.eye + ray * (view.near / result.depth)};
}

std::vector<EntityId> Renderer::pickAll(const Camera& camera, const FrameSettings& settings)
{
    return parts_->pick.all(parts_->cull, parts_->values, viewData(camera, viewSettings(settings)));
}
} // namespace engine
