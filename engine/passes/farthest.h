#pragma once

#include <glm/vec2.hpp>

#include "engine/gpu/commands.h"
#include "engine/gpu/image.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/sampler.h"
#include "shared/engine/farthest.h"

namespace engine
{
// A pyramid of the farthest depths of ever larger squares of a depth image: what culling asks whether something is
// hidden.
class Farthest
{
public:
    // Of depth images of `size`. The finest level has `texels`, or the next powers of two; each takes in the pixels it
    // covers and those around them within `reach`.
    Farthest(gpu::Device& device, glm::uvec2 size, glm::uvec2 texels, uint32_t reach = 0);

    // In stage `compute`, its own steps ordered; `depth` has been drawn.
    void record(gpu::Commands& commands, const gpu::Image& depth) const;
    const gpu::Image& pyramid() const { return pyramid_; }

private:
    FarthestArgs args_;
    gpu::Image pyramid_;
    gpu::Sampler texels_;
    gpu::Kernel<FarthestArgs> first_;
    gpu::Kernel<> next_;
};
} // namespace engine
