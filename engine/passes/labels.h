#pragma once

#include <cstdint>
#include <span>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/gpu/image.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/pass.h"
#include "engine/gpu/rendering.h"
#include "engine/gpu/sampler.h"
#include "engine/passes/drawables.h"
#include "shared/engine/labels.h"

namespace engine
{
struct LabelStyle
{
    glm::vec3 text{0.96f}; // as the target holds colors: encoded where it is shown as it is, else linear light
    glm::vec3 halo{0.05f}; // in contrast to it, around every letter
    float haloOpacity = 0.8f;
    float scale = 1; // content scale of the display: sizes in pixels are multiplied by it
};

// The words of a scene. For each view, cull() chooses on the GPU which are drawn: in the frustum, of a layer that is
// shown, legible (they fade between 6.5 and 4 pixels of a capital's height), read from their front unless `facing`, not
// behind what the depth shows; where two would cover each other, the one of greater importance, then the nearer one,
// then the later one. A view gives the same choice each time. Nothing on the CPU grows with the number of labels.
class Labels
{
public:
    // `color` is the format drawn onto, beside a depth of D32. Sets every text and waits for the GPU.
    Labels(gpu::Device& device, std::span<const Label> labels, VkFormat color = VK_FORMAT_R8G8B8A8_UNORM);

    // Chooses for `view`, whose picture is of `size` and whose depth so far is `depth`, of any size. In stages `copy`
    // and `compute`, its own steps ordered. Needs a barrier before it from what wrote `view` and `depth` and from the
    // draw before, to both stages; and one after it from `compute` to `draw`.
    void cull(gpu::Commands& commands, const gpu::Buffer<View>& view, glm::uvec2 size, const gpu::View& depth,
              float scale = 1);
    // What cull() chose last, over the picture, tested against its depth. The Rendering has both.
    void draw(gpu::Rendering& rendering, const LabelStyle& style = {}) const;

    // For tests: what was considered, in no certain order, and how many that is.
    const gpu::Buffer<LabelPlacement>& placements() const { return placements_; }
    const gpu::Buffer<LabelCounts>& counts() const { return counts_; }
    const gpu::Buffer<LabelData>& data() const { return labels_; }

private:
    Labels(gpu::Device& device, const struct LabelSet& set, VkFormat color);
    void giveCells(gpu::Commands& commands, const LabelArgs& args) const;

    gpu::Device* device_;
    uint32_t count_;
    gpu::Buffer<LabelData> labels_;
    gpu::Buffer<LabelGlyph> glyphs_;
    gpu::Buffer<LabelPlacement> placements_;
    gpu::Buffer<LabelCounts> counts_, noCounts_;
    gpu::Buffer<glm::uvec2> list_, cells_;
    gpu::Image atlas_;
    gpu::Sampler smooth_, exact_;
    gpu::Kernel<LabelArgs> place_, claim_, own_, decide_;
    gpu::Pass<LabelInkArgs> pass_;
};
} // namespace engine
