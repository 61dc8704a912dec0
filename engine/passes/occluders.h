#pragma once

#include <span>

#include "engine/gpu/kernel.h"
#include "engine/gpu/pass.h"
#include "engine/passes/drawables.h"
#include "engine/passes/farthest.h"
#include "shared/engine/occluders.h"

namespace engine
{
// What closed boxes hide, for one view: drawn small as depth, then the farthest depth of ever larger squares. An
// estimate on the safe side, and of this view alone: nothing of earlier frames goes into it.
class Occluders
{
public:
    Occluders(gpu::Device& device, std::span<const Occluder> occluders);

    // In stage `copy`, before record(), which is in `compute` and `draw`, its own steps ordered.
    void prepare(gpu::Commands& commands) const;
    void record(gpu::Commands& commands, const gpu::Buffer<View>& view) const;
    const gpu::Image& farthest() const { return farthest_.pyramid(); }

private:
    uint32_t count_;
    gpu::Buffer<OccluderBox> boxes_;
    gpu::Buffer<glm::vec4> corners_; // of those that a view shows
    gpu::Buffer<gpu::DrawCommand> draw_;
    gpu::Kernel<OccluderArgs> list_;
    gpu::Image depths_;
    Farthest farthest_;
    gpu::Pass<> pass_;
};
} // namespace engine
