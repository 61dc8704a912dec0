#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <glm/vec2.hpp>

namespace engine
{
// Where the three planes of a 4:2:0 picture of 8 bits lie in memory: luma, then blue and red differences of half its
// width and height. Bytes. Rows are padded to whole groups of 8 samples of luma.
struct PlaneLayout
{
    PlaneLayout() = default;
    // `pixels` is even both ways.
    explicit PlaneLayout(glm::uvec2 pixels)
        : size(pixels),
          lumaStride((size.x + 7) / 8 * 8),
          chromaStride(lumaStride / 2),
          firstBlue(uint64_t{lumaStride} * size.y),
          firstRed(firstBlue + uint64_t{chromaStride} * (size.y / 2)),
          bytes(firstRed + uint64_t{chromaStride} * (size.y / 2))
    {
    }

    glm::uvec2 size{0}; // pixels
    uint32_t lumaStride = 0;
    uint32_t chromaStride = 0;
    uint64_t firstBlue = 0;
    uint64_t firstRed = 0;
    uint64_t bytes = 0; // of all
};

struct PlanarPicture
{
    PlaneLayout layout;
    std::span<const std::byte> bytes;
};
} // namespace engine
