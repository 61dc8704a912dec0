#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/passes/cull.h"
#include "engine/passes/draw_target.h"

namespace engine
{
// Draws the cables that a view shows: tubes, ribbons and sheets of bands where they are a pixel wide or more, lines
// with their coverage where they are thinner.
class Fibers
{
public:
    enum class Part
    {
        sheets,
        wide,
        small, // of the wide ones what is listed apart
        thin,
    };

    Fibers(gpu::Device& device, const DrawTarget& target, const FiberStyle& style);

    // `more` is what the shaders read besides, bound from binding 7 on.
    void draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, Part part,
              std::span<const gpu::Access> more = {}) const;

private:
    void draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, uint32_t kind,
              std::span<const gpu::Access> more) const;

    void drawSheets(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown) const;

    std::array<gpu::Pass<FiberDrawArgs>, 3> passes_; // tubes, ribbons, lines
    std::array<gpu::Buffer<uint32_t>, 3> indices_;
    std::optional<gpu::Pass<FiberDrawArgs>> sheets_;
};
} // namespace engine
