#pragma once

#include "engine/passes/cull.h"
#include "engine/passes/draw_target.h"

namespace engine
{
// Draws the placed meshes that a view shows.
class Solids
{
public:
    enum class Matter
    {
        closed,
        clear, // what one sees through: glass, mesh, perforated sheet
    };

    Solids(gpu::Device& device, const DrawTarget& target);

    // `more` is what the fragment shader reads besides, bound from binding 7 on.
    void draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown,
              Matter matter = Matter::closed, std::span<const gpu::Access> more = {}) const;

private:
    gpu::Pass<> pass_;
};
} // namespace engine
