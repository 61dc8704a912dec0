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
      farthest_(
          device,
          {.name = "occluders.farthest", .format = VK_FORMAT_R32_SFLOAT, .width = width, .height = height, .mips = 0}),
      texels_(device, {.filter = VK_FILTER_NEAREST}),
      pass_(device, {.name = "occluders",
                     .shaders = shaders,
                     .vertex = "engine/occluder.vert",
                     .depth = VK_FORMAT_D32_SFLOAT,
                     .cull = VK_CULL_MODE_FRONT_BIT}),
      first_(device, shaders, "engine/farthest_first.comp"),
      next_(device, shaders, "engine/farthest.comp")
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
    first_.dispatch(cmd, {}, {width, height}, {gpu::samples(0, depths_, texels_), gpu::stores(1, farthest_.mip(0))});
    for (uint32_t level = 1; level < farthest_.desc().mips; ++level)
    {
        cmd.barrier(gpu::compute, gpu::compute);
        next_.dispatch(cmd, {}, {std::max(width >> level, 1u), std::max(height >> level, 1u)},
                       {gpu::loads(0, farthest_.mip(level - 1)), gpu::stores(1, farthest_.mip(level))});
    }
    cmd.barrier(gpu::compute, gpu::compute);
}
} // namespace engine
