#include "engine/passes/renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>

#include "engine/gpu/readback.h"
#include "engine/passes/renderer_parts.h"

namespace engine
{
namespace
{
constexpr size_t samplesInFlight = 2;

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

Renderer::Renderer(gpu::Device& device, const Drawables& drawables) : parts_(std::make_unique<Parts>(device, drawables))
{
}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

void Renderer::draw(gpu::Commands& cmd, const Camera& camera, const FrameSettings& settings)
{
    drawScene(cmd, camera, settings);
    parts_->drawLabels(cmd, camera, settings);
}

void Renderer::drawScene(gpu::Commands& cmd, const Camera& camera, const FrameSettings& settings)
{
    Parts& p = *parts_;
    p.resize(settings.view.size);
    p.prepare(cmd, camera, settings);
    p.drawSolids(cmd);
    p.drawFibers(cmd);
    {
        const gpu::Section section(cmd, "occlusion");
        p.compose.occlusion(cmd, p.inputs(), *p.targets);
        cmd.barrier(gpu::draw, gpu::draw);
        p.compose.smoothOcclusion(cmd, *p.targets);
        cmd.barrier(gpu::draw, gpu::draw);
    }
    p.composeLook(cmd, settings.look);
    if (settings.view.selected != 0 || settings.view.hovered != 0)
    {
        const gpu::Section section(cmd, "outline");
        p.compose.outline(cmd, p.inputs(), *p.targets);
        cmd.barrier(gpu::draw, gpu::everywhere);
    }
    {
        const gpu::Section section(cmd, "antialias");
        if (settings.smooth)
            p.compose.antialias(cmd, *p.targets);
        else
            cmd.copy(p.targets->rough, p.targets->picture);
        cmd.barrier(gpu::draw | gpu::copy, gpu::everywhere);
    }
}

gpu::Commands Renderer::drawSamples(std::span<const Camera> cameras, const FrameSettings& settings)
{
    Parts& p = *parts_;
    if (cameras.empty())
        throw std::invalid_argument("a frame of no samples");
    const auto samples = static_cast<uint32_t>(cameras.size());
    FrameSettings sample = settings;
    sample.smooth = settings.smooth && samples == 1;
    // Many samples see what a picture as much larger would.
    const float finer = 1 / std::sqrt(static_cast<float>(std::min(samples, 64u)));
    sample.view.lodScale *= finer;
    sample.view.leastPixels *= finer;
    std::array<uint64_t, samplesInFlight> serials{};
    for (uint32_t k = 0;; ++k)
    {
        p.device.wait(serials[k % samplesInFlight]);
        sample.view.jitter = samples == 1 ? glm::vec2(0) : jitterOf(k);
        gpu::Commands cmd(p.device);
        drawScene(cmd, cameras[k], sample);
        if (samples > 1 || settings.keepsLight)
            p.gather(cmd, k == 0, settings.keepsLight && settings.look == Look::executive);
        if (k + 1 == samples)
        {
            if (samples > 1 && !settings.keepsLight)
                p.compose.mean(cmd, *p.targets, *p.sum);
            cmd.barrier(gpu::draw, gpu::everywhere);
            // Words have smooth edges of their own, and are chosen once.
            p.drawLabels(cmd, cameras.front(), settings);
            return cmd;
        }
        serials[k % samplesInFlight] = p.device.submit(std::move(cmd));
    }
}

void Renderer::drawStill(const Camera& camera, const FrameSettings& settings, uint32_t samples)
{
    const std::vector<Camera> cameras(std::max(samples, 1u), camera);
    parts_->device.wait(parts_->device.submit(drawSamples(cameras, settings)));
}

const gpu::Image& Renderer::picture() const
{
    return parts_->targets.value().picture;
}

const gpu::Image& Renderer::light() const
{
    return parts_->sum.value();
}

const gpu::Image& Renderer::matter() const
{
    return parts_->targets.value().matter;
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
    std::set<uint32_t> byParts;
    const auto byPart = gpu::download(device, parts_->shown.pieces);
    const size_t shown =
        parts_->shown.solidSet().mostPieces > 0 ? gpu::download(device, parts_->shown.pieceCount)[0] : 0;
    for (const auto& each : std::span(byPart).first(shown))
    {
        counts.triangles += uint64_t{each.instanceCount} * each.indexCount / 3;
        if (each.instanceCount > 0)
            byParts.insert(each.firstInstance);
    }
    counts.solids += byParts.size();
    for (const Shown::Fibers& fibers : parts_->shown.fibers)
    {
        const auto draws = gpu::download(device, fibers.draws);
        const std::array<uint64_t*, fiberSmall> pieces = {&counts.tubes, &counts.ribbons, &counts.lines,
                                                          &counts.sheets};
        for (uint32_t kind = 0; kind < fiberSmall; ++kind)
            for (uint32_t i = 0; i < fibers.batches(kind); ++i)
                *pieces[kind] += draws[fibers.args.draws[kind] + i].indexCount / fibers.args.indices[kind];
        for (const auto& each : gpu::download(device, fibers.smallDraws))
            counts.ribbons += each.indexCount / fibers.args.indices[fiberRibbons];
    }
    return counts;
}

Renderer::Picked Renderer::pick(const Camera& camera, const FrameSettings& settings, glm::uvec2 pixel)
{
    const View view = viewData(camera, settings.drawn());
    const PickResult result = parts_->pick.at(parts_->cull, parts_->values, view, pixel);
    if (result.depth <= 0)
        return {};
    const glm::vec2 middle = glm::vec2(pixel) + 0.5f;
    const glm::vec3 ray = view.rayCorner + middle.x * view.rayRight + middle.y * view.rayDown;
    return {result.entity, true, camera.eye + ray * (view.near / result.depth)};
}

std::vector<EntityId> Renderer::pickAll(const Camera& camera, const FrameSettings& settings)
{
    return parts_->pick.all(parts_->cull, parts_->values, viewData(camera, settings.drawn()));
}
} // namespace engine
