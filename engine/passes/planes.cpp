#include "engine/passes/planes.h"

#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
constexpr uint32_t across = 8; // pixels of a thread
constexpr uint32_t word = 4;   // bytes

uint32_t wordsOf(uint64_t bytes)
{
    return static_cast<uint32_t>(bytes / word);
}
} // namespace

Planes::Planes(gpu::Device& device, glm::uvec2 size)
    : layout_(size),
      planes_(device, "film.planes", wordsOf(layout_.bytes)),
      texels_(device, {.filter = VK_FILTER_NEAREST}),
      kernel_(device, shaders, "engine/planes.comp")
{
}

void Planes::record(gpu::Commands& commands, const gpu::View& picture) const
{
    kernel_.dispatch(commands,
                     {.size = layout_.size,
                      .lumaWords = wordsOf(layout_.lumaStride),
                      .chromaWords = wordsOf(layout_.chromaStride),
                      .firstBlue = wordsOf(layout_.firstBlue),
                      .firstRed = wordsOf(layout_.firstRed)},
                     {layout_.lumaStride / across, layout_.size.y / 2},
                     {gpu::samples(0, picture, texels_), gpu::writes(1, planes_)});
}
} // namespace engine
