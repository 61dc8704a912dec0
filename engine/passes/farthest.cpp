#include "engine/passes/farthest.h"

#include <algorithm>
#include <bit>

#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
constexpr uint32_t least = 8; // texels along a side: three halvings

gpu::ImageDesc pyramidOf(glm::uvec2 texels)
{
    const glm::uvec2 size = glm::max(glm::uvec2(std::bit_ceil(texels.x), std::bit_ceil(texels.y)), least);
    const auto halvings = static_cast<uint32_t>(std::bit_width(std::max(size.x, size.y))) - 1;
    return {.name = "farthest",
            .format = VK_FORMAT_R32_SFLOAT,
            .width = size.x,
            .height = size.y,
            .mips = 1 + halvings / 3 * 3};
}
} // namespace

Farthest::Farthest(gpu::Device& device, glm::uvec2 size, glm::uvec2 texels, uint32_t reach)
    : args_{size, reach},
      pyramid_(device, pyramidOf(texels)),
      texels_(device, {.filter = VK_FILTER_NEAREST}),
      first_(device, shaders, "engine/farthest_first.comp"),
      next_(device, shaders, "engine/farthest.comp")
{
}

void Farthest::record(gpu::Commands& cmd, const gpu::Image& depth) const
{
    const gpu::ImageDesc& desc = pyramid_.desc();
    first_.dispatch(cmd, args_, {desc.width, desc.height},
                    {gpu::samples(0, depth, texels_), gpu::stores(1, pyramid_.mip(0))});
    for (uint32_t level = 3; level < desc.mips; level += 3)
    {
        cmd.barrier(gpu::compute, gpu::compute);
        next_.dispatch(cmd, {}, {std::max(desc.width >> level, 1u), std::max(desc.height >> level, 1u)},
                       {gpu::loads(0, pyramid_.mip(level - 3)), gpu::stores(1, pyramid_.mip(level - 2)),
                        gpu::stores(2, pyramid_.mip(level - 1)), gpu::stores(3, pyramid_.mip(level))});
    }
    cmd.barrier(gpu::compute, gpu::compute);
}
} // namespace engine
