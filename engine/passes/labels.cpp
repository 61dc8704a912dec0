#include "engine/passes/labels.h"

#include <algorithm>
#include <cmath>

#include "engine/gpu/readback.h"
#include "engine/passes/fonts.h"
#include "engine/passes/label_set.h"
#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
LabelSet setOf(std::span<const Label> labels)
{
    return {Font(fonts("Inter-SemiBold.otf")), labels};
}

gpu::PassDesc passDesc(VkFormat color)
{
    return {.name = "labels",
            .shaders = shaders,
            .vertex = "engine/label.vert",
            .fragment = "engine/label.frag",
            .color = color,
            .depth = VK_FORMAT_D32_SFLOAT,
            .depthCompare = VK_COMPARE_OP_GREATER_OR_EQUAL,
            .depthWrite = false,
            .blend = gpu::Blend::over,
            .cull = VK_CULL_MODE_NONE};
}
} // namespace

Labels::Labels(gpu::Device& device, std::span<const Label> labels, VkFormat color)
    : Labels(device, setOf(labels), color)
{
}

Labels::Labels(gpu::Device& device, const LabelSet& set, VkFormat color)
    : device_(&device),
      count_(static_cast<uint32_t>(set.labels.size())),
      labels_(device, "labels", std::max<size_t>(set.labels.size(), 1)),
      glyphs_(device, "labels.glyphs", std::max<size_t>(set.glyphs.size(), 1)),
      placements_(device, "labels.placements", std::max<size_t>(set.labels.size(), 1)),
      counts_(device, "labels.counts", 1),
      noCounts_(device, "labels.no counts", 1),
      list_(device, "labels.list", std::max<size_t>(set.glyphs.size(), 1)),
      cells_(device, "labels.cells", 1),
      atlas_(device, {.name = "labels.atlas",
                      .format = VK_FORMAT_R16_SFLOAT,
                      .width = set.atlasSize.x,
                      .height = set.atlasSize.y}),
      smooth_(device, {}),
      exact_(device, {.filter = VK_FILTER_NEAREST}),
      place_(device, shaders, "engine/label_place.comp"),
      claim_(device, shaders, "engine/label_claim.comp"),
      own_(device, shaders, "engine/label_own.comp"),
      decide_(device, shaders, "engine/label_decide.comp"),
      pass_(device, passDesc(color))
{
    gpu::upload(device, labels_, set.labels);
    gpu::upload(device, glyphs_, set.glyphs);
    gpu::upload(device, atlas_, std::as_bytes(std::span(set.atlas)));
    gpu::upload(device, noCounts_, std::vector<LabelCounts>{{.placed = 0, .groups = {0, 1, 1}, .draw = {6, 0, 0, 0}}});
}

void Labels::cull(gpu::Commands& commands, const gpu::Buffer<View>& view, glm::uvec2 size, const gpu::View& depth,
                  float scale)
{
    const float cell = labelCell * scale;
    const auto cellsOf = [&](uint32_t pixels) { return static_cast<uint32_t>(static_cast<float>(pixels) / cell) + 1; };
    const uint32_t columns = cellsOf(size.x);
    const uint64_t cells = uint64_t{columns} * cellsOf(size.y);
    if (cells > cells_.size())
        cells_ = gpu::Buffer<glm::uvec2>(*device_, "labels.cells", cells);
    commands.copy(noCounts_, counts_);
    commands.fill(cells_.slice(0, cells), 0);
    commands.barrier(gpu::copy, gpu::compute);

    LabelArgs args{.labelCount = count_, .columns = columns, .scale = scale, .round = 0};
    place_.dispatch(commands, args, count_,
                    {gpu::uniform(0, view), gpu::reads(1, labels_), gpu::updates(2, placements_),
                     gpu::updates(3, counts_), gpu::samples(4, depth, exact_)});
    for (args.round = 1; args.round <= labelRounds; ++args.round)
        giveCells(commands, args);
}

void Labels::giveCells(gpu::Commands& commands, const LabelArgs& args) const
{
    const gpu::Range groups(counts_, offsetof(LabelCounts, groups), sizeof(gpu::DispatchCommand));
    const gpu::Access placements = gpu::updates(0, placements_);
    const gpu::Access counts = gpu::updates(1, counts_);
    const gpu::Access cells = gpu::updates(2, cells_);
    for (const gpu::Kernel<LabelArgs>* step : {&claim_, &own_})
    {
        commands.barrier(gpu::compute, gpu::compute);
        step->dispatchIndirect(commands, args, groups, {placements, counts, cells});
    }
    commands.barrier(gpu::compute, gpu::compute);
    decide_.dispatchIndirect(commands, args, groups,
                             {placements, counts, cells, gpu::reads(3, labels_), gpu::writes(4, list_)});
}

void Labels::draw(gpu::Rendering& rendering, const LabelStyle& style) const
{
    const gpu::Range draws(counts_, offsetof(LabelCounts, draw), sizeof(gpu::DrawCommand));
    const gpu::Draws glyphs{.indirect = draws, .most = 1};
    const std::vector<gpu::Access> accesses = {gpu::reads(0, placements_), gpu::reads(1, glyphs_), gpu::reads(2, list_),
                                               gpu::samples(3, atlas_, smooth_)};
    const VkExtent2D atlas = gpu::View(atlas_).extent();
    LabelInkArgs args{.color = {style.halo, style.haloOpacity},
                      .atlasSize = {atlas.width, atlas.height},
                      .halo = labelHalo * style.scale,
                      .unused = 0};
    // All halos lie under all letters, or a letter's halo would cut into its neighbour.
    if (style.haloOpacity > 0)
        pass_.draw(rendering, args, glyphs, accesses);
    args.color = {style.text, 1};
    args.halo = 0;
    pass_.draw(rendering, args, glyphs, accesses);
}
} // namespace engine
