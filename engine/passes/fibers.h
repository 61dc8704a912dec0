#pragma once

#include <array>
#include <vector>

#include "engine/passes/cull.h"
#include "engine/passes/draw_target.h"
#include "engine/passes/values.h"

namespace engine
{
// Draws the cables that a view shows: tubes and ribbons where they are a pixel wide or more, lines with their coverage
// where they are thinner.
class Fibers
{
public:
    enum class Width
    {
        wide,
        thin,
    };

    Fibers(gpu::Device& device, const DrawTarget& target, const FiberStyle& style);

    // One of several shares of the fibers: a software driver draws one while it prepares the next, if each is a
    // Rendering of its own.
    struct Share
    {
        uint32_t index = 0;
        uint32_t count = 1;
    };

    // `more` is what the fragment shader reads besides, bound from binding 7 on.
    void draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, const Values& values,
              Width width, std::span<const gpu::Access> more, Share share) const;
    void draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, const Values& values,
              Width width, std::span<const gpu::Access> more = {}) const
    {
        draw(rendering, view, shown, values, width, more, Share());
    }

private:
    void draw(gpu::Rendering& rendering, const gpu::Buffer<View>& view, const Shown& shown, const Values& values,
              uint32_t kind, std::span<const gpu::Access> more, Share share) const;

    std::array<gpu::Pass<FiberDrawArgs>, 3> passes_; // tubes, ribbons, lines
    std::array<gpu::Buffer<uint32_t>, 3> indices_;
};
} // namespace engine
