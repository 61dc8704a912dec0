#include "engine/passes/solids.h"

#include <vector>

namespace engine
{
Solids::Solids(gpu::Device& device, const DrawTarget& target)
    : pass_(device, passDesc(target, "solids", "engine/solid.vert", target.solids))
{
}

void Solids::draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, const Values& values,
                  Matter matter, std::span<const gpu::Access> more) const
{
    const SolidSet& set = shown.solidSet();
    if (set.instanceCount() == 0)
        return;
    std::vector<gpu::Access> accesses = {
        gpu::uniform(0, view),        gpu::reads(1, set.instances), gpu::reads(2, shown.list),
        gpu::reads(3, set.vertices),  gpu::reads(4, set.materials), gpu::reads(5, values.values),
        gpu::reads(6, values.colors),
    };
    accesses.insert(accesses.end(), more.begin(), more.end());
    pass_.draw(rendering, {},
               {.indices = set.indices,
                .indirect = matter == Matter::closed ? shown.draws : shown.clearDraws,
                .most = set.meshCount() * solidLods},
               accesses);
}
} // namespace engine
