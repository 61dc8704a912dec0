#include "engine/passes/pick.h"

#include <array>
#include <span>

#include "engine/gpu/readback.h"
#include "engine/passes/shaders.h"
#include "engine/passes/targets.h"
#include "engine/passes/view_data.h"

namespace engine
{
namespace
{
const DrawTarget entityTarget{
    .name = "pick",
    .solids = "engine/entity.frag",
    .fibers = "engine/fiber_entity.frag",
    .sheets = "engine/sheet_entity.frag",
    .color = Targets::entityFormat,
    .depth = Targets::depthFormat,
};
} // namespace

Pick::Pick(gpu::Device& device, const SolidSet& solids, const FiberSet& fibers, const FiberStyle& style)
    : device_(&device),
      shown_(device, solids, fibers, style),
      solids_(device, entityTarget),
      wide_(device, entityTarget, style),
      view_(device, "pick.view", 1),
      result_(device, "pick.result", 1),
      texels_(device, {.filter = VK_FILTER_NEAREST}),
      read_(device, shaders, "engine/pick.comp")
{
}

void Pick::prepare(const View& view)
{
    const glm::uvec2 size(view.size);
    if (entities_ && entities_->desc().width == size.x && entities_->desc().height == size.y)
        return;
    entities_.emplace(
        *device_,
        gpu::ImageDesc{.name = "pick.entities", .format = Targets::entityFormat, .width = size.x, .height = size.y});
    depths_.emplace(
        *device_,
        gpu::ImageDesc{.name = "pick.depths", .format = Targets::depthFormat, .width = size.x, .height = size.y});
}

void Pick::draw(gpu::Commands& cmd, const Cull& cull, const Values& values, const View& view, const VkRect2D& where,
                const CullOptions& options)
{
    cmd.barrier(gpu::everywhere, gpu::everywhere);
    cmd.upload(view_, std::array{view});
    cmd.barrier(gpu::copy, gpu::compute | gpu::draw);
    cull.solids(cmd, view_, values, shown_, options);
    cull.sheets(cmd, view_, values, shown_, options);
    cmd.barrier(gpu::compute, gpu::compute);
    cull.fibers(cmd, view_, shown_, options);
    cmd.barrier(gpu::compute, gpu::draw);
    {
        gpu::Rendering rendering(cmd,
                                 {.color = {.view = *entities_, .clear = VkClearColorValue{.uint32 = {0, 0, 0, 0}}},
                                  .depth = {.view = *depths_, .clear = 0.0f}},
                                 "pick");
        rendering.scissor(where);
        solids_.draw(rendering, view_, shown_);
        for (const Fibers::Part part : {Fibers::Part::sheets, Fibers::Part::wide})
            wide_.draw(rendering, view_, shown_, part);
        wide_.draw(rendering, view_, shown_, Fibers::Part::thin);
    }
    cmd.barrier(gpu::draw, gpu::everywhere);
}

PickResult Pick::at(const Cull& cull, const Values& values, const View& view, glm::uvec2 pixel)
{
    prepare(view);
    device_->run(
        [&](gpu::Commands& cmd)
        {
            draw(cmd, cull, values, narrowed(view, pixel, pixel),
                 {{static_cast<int32_t>(pixel.x), static_cast<int32_t>(pixel.y)}, {1, 1}}, {});
            read_.dispatch(
                cmd, {result_.ptr(), pixel}, 1,
                {gpu::samples(0, *entities_, texels_), gpu::samples(1, *depths_, texels_), gpu::writes(result_)});
            cmd.barrier(gpu::compute, gpu::copy);
        });
    return gpu::download(*device_, result_)[0];
}

std::vector<uint32_t> Pick::all(const Cull& cull, const Values& values, const View& view)
{
    prepare(view);
    // But what is behind the eye: by its depth it would be as thick as can be, and fill the lists.
    View everything = view;
    for (glm::vec4& plane : std::span(everything.planes).first(4))
        plane = glm::vec4(0, 0, 0, 1e9f);
    const glm::uvec2 size(view.size);
    device_->run(
        [&](gpu::Commands& cmd) {
            draw(cmd, cull, values, everything, {{0, 0}, {size.x, size.y}}, {.whole = true});
        });
    return gpu::download<uint32_t>(*device_, gpu::View(*entities_));
}
} // namespace engine
