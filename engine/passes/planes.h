#pragma once

#include <cstdint>

#include <glm/vec2.hpp>

#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/sampler.h"
#include "shared/engine/planes.h"

namespace engine
{
// Where the three planes of a 4:2:0 picture lie in memory: luma, then blue and red differences of half its width and
// height. Bytes.
struct PlaneLayout
{
    // `size` is even both ways.
    explicit PlaneLayout(glm::uvec2 size);

    glm::uvec2 size; // pixels
    uint32_t lumaStride = 0;
    uint32_t chromaStride = 0;
    uint64_t firstBlue = 0;
    uint64_t firstRed = 0;
    uint64_t bytes = 0; // of all
};

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
