#include "engine/passes/occluders.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/gpu/readback.h"
#include "engine/passes/packing.h"
#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
constexpr uint32_t width = 512; // texels, powers of two
constexpr uint32_t height = 256;
} // namespace

Occluders::Occluders(gpu::Device& device, std::span<const Occluder> occluders)
    : count_(static_cast<uint32_t>(occluders.size())),
      boxes_(device, "occluders", std::max<size_t>(occluders.size(), 1)),
      corners_(device, "occluders.corners", boxes_.size() * occluderCorners),
      draw_(device, "occluders.draw", 1),
      list_(device, shaders, "engine/occluder_list.comp"),
      depths_(device, {.name = "occluders.depths", .format = VK_FORMAT_D32_SFLOAT, .width = width, .height = height}),
      // A texel that a box covers in part has a neighbour that it does not cover.
      farthest_(device, {width, height}, {width / 2, height / 2}, 1),
      pass_(device, {.name = "occluders",
                     .shaders = shaders,
                     .vertex = "engine/occluder.vert",
                     .depth = VK_FORMAT_D32_SFLOAT,
                     .cull = VK_CULL_MODE_NONE})
{
    std::vector<OccluderBox> boxes;
    for (const Occluder& each : occluders)
        boxes.push_back({.centre = each.centre,
                         .layer = each.layer,
                         .rotation = packRotation(each.rotation),
                         .extent = each.halfSize,
                         .detail = each.detail});
    if (!boxes.empty())
        gpu::upload(device, boxes_, boxes);
}

void Occluders::prepare(gpu::Commands& cmd) const
{
    cmd.upload(draw_, std::array{gpu::DrawCommand{.instanceCount = 1}});
}

void Occluders::record(gpu::Commands& cmd, const gpu::Buffer<View>& view) const
{
    list_.dispatch(cmd, {count_}, count_,
                   {gpu::uniform(0, view), gpu::reads(1, boxes_), gpu::writes(2, corners_), gpu::updates(3, draw_)});
    cmd.barrier(gpu::compute, gpu::draw);
    {
        gpu::Rendering rendering(cmd, {.depth = {.view = depths_, .clear = 0.0f}}, "occluders");
        pass_.draw(rendering, {}, {.indirect = draw_, .most = 1}, {gpu::reads(0, corners_)});
    }
    cmd.barrier(gpu::draw, gpu::compute);
    farthest_.record(cmd, depths_);
}
} // namespace engine
