#include "engine/passes/solids.h"

#include <cstddef>
#include <vector>

namespace engine
{
namespace
{
std::vector<gpu::VertexStream> streams()
{
    constexpr VkFormat four = VK_FORMAT_R32G32B32A32_SFLOAT;
    return {
        {
            .stride = sizeof(SolidVertex),
            .inputs = {{0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(SolidVertex, position)},
                       {1, VK_FORMAT_R32G32B32_UINT, offsetof(SolidVertex, normal)}}, // color and surface follow
        },
        {
            .stride = sizeof(SolidShown),
            .perInstance = true,
            .inputs = {{2, four, offsetof(SolidShown, x)},
                       {3, four, offsetof(SolidShown, y)},
                       {4, four, offsetof(SolidShown, z)},
                       {5, VK_FORMAT_R32G32B32A32_UINT, offsetof(SolidShown, entity)}}, // tint, grey, steps follow
        },
    };
}
} // namespace

Solids::Solids(gpu::Device& device, const DrawTarget& target)
    : pass_(device, passDesc(target, "solids", "engine/solid.vert", target.solids, streams()))
{
}

void Solids::draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, Matter matter,
                  std::span<const gpu::Access> more) const
{
    const SolidSet& set = shown.solidSet();
    if (set.instanceCount() == 0)
        return;
    std::vector<gpu::Access> accesses = {gpu::uniform(0, view)};
    accesses.insert(accesses.end(), more.begin(), more.end());
    if (matter == Matter::closed && set.mostPieces > 0)
    {
        pass_.draw(rendering, {},
                   {.indices = set.indices,
                    .streams = {set.vertices, set.shown},
                    .indirect = shown.pieces,
                    .count = shown.pieceCount,
                    .most = set.mostPieces},
                   accesses);
        rendering.commands().handOver();
    }
    pass_.draw(rendering, {},
               {.indices = set.indices,
                .streams = {set.vertices, set.shown},
                .indirect = matter == Matter::closed ? shown.draws : shown.clearDraws,
                .most = set.meshCount() * solidLods},
               accesses);
}
} // namespace engine
