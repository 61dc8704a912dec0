#pragma once

#include <optional>

#include "engine/gpu/kernel.h"
#include "engine/gpu/sampler.h"
#include "engine/passes/fibers.h"
#include "engine/passes/solids.h"
#include "shared/engine/pick.h"

namespace engine
{
// Which entity is seen at a pixel: the scene drawn again as entities, culled to that pixel. Thin fibers count as a
// pixel wide. Glass is looked through.
class Pick
{
public:
    Pick(gpu::Device& device, const SolidSet& solids, const FiberSet& fibers, const FiberStyle& style);

    // Waits. `view` is the whole picture's.
    PickResult at(const Cull& cull, const Values& values, const View& view, glm::uvec2 pixel);
    // Every pixel, nothing culled but what is behind the eye.
    std::vector<uint32_t> all(const Cull& cull, const Values& values, const View& view);

private:
    void prepare(const View& view);
    void draw(gpu::Commands& commands, const Cull& cull, const Values& values, const View& view, const VkRect2D& where,
              const CullOptions& options);

    gpu::Device* device_;
    Shown shown_;
    Solids solids_;
    Fibers wide_;
    gpu::Buffer<View> view_;
    gpu::Buffer<PickResult> result_;
    gpu::Sampler texels_;
    gpu::Kernel<PickArgs> read_;
    std::optional<gpu::Image> entities_;
    std::optional<gpu::Image> depths_;
};
} // namespace engine
