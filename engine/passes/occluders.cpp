#include "engine/passes/occluders.h"

#include <algorithm>
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
      depths_(device, {.name = "occluders.depths", .format = VK_FORMAT_D32_SFLOAT, .width = width, .height = height}),
      // A texel that a box covers in part has a neighbour that it does not cover.
      farthest_(device, {width, height}, {width / 2, height / 2}, 1),
      pass_(device, {.name = "occluders",
                     .shaders = shaders,
                     .vertex = "engine/occluder.vert",
                     .depth = VK_FORMAT_D32_SFLOAT,
                     .cull = VK_CULL_MODE_BACK_BIT})
{
    std::vector<OccluderBox> boxes;
    for (const Occluder& each : occluders)
        boxes.push_back({.centre = each.centre,
                         .layer = each.layer,
                         .rotation = packRotation(each.rotation),
                         .extent = each.halfSize});
    if (!boxes.empty())
        gpu::upload(device, boxes_, boxes);
}

void Occluders::record(gpu::Commands& cmd, const gpu::Buffer<View>& view) const
{
    {
        gpu::Rendering rendering(cmd, {.depth = {.view = depths_, .clear = 0.0f}}, "occluders");
        pass_.draw(rendering, {}, {.vertices = 36, .instances = count_},
                   {gpu::uniform(0, view), gpu::reads(1, boxes_)});
    }
    cmd.barrier(gpu::draw, gpu::compute);
    farthest_.record(cmd, depths_);
}
} // namespace engine
