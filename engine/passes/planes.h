#pragma once

#include <glm/vec2.hpp>

#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/sampler.h"
#include "engine/view/planar_picture.h"
#include "shared/engine/planes.h"

namespace engine
{
// Turns a picture as a screen shows it into planar Y'CbCr 4:2:0 of 8 bits, narrow range, as ITU-R BT.709 has it.
class Planes
{
public:
    Planes(gpu::Device& device, glm::uvec2 size);

    const PlaneLayout& layout() const { return layout_; }
    const gpu::Buffer<uint32_t>& planes() const { return planes_; }

    // Reads `picture` (RGBA8) and writes planes() in stage `compute`; barriers before and after are the caller's.
    void record(gpu::Commands& commands, const gpu::View& picture) const;

private:
    PlaneLayout layout_;
    gpu::Buffer<uint32_t> planes_;
    gpu::Sampler texels_;
    gpu::Kernel<PlanesArgs> kernel_;
};
} // namespace engine
