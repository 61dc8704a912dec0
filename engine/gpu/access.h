#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include <vulkan/vulkan.h>

namespace gpu
{
// Where work happens, as barriers speak of it. Whole stages: `compute` is a dispatch with its indirect arguments,
// `draw` all of a pass from indirect arguments and indices to attachments, `copy` every transfer, clear and fill,
// `host` the CPU.
enum Stages : uint32_t
{
    nowhere = 0,
    compute = 1,
    draw = 2,
    copy = 4,
    host = 8,
    everywhere = 15,
};
constexpr Stages operator|(Stages a, Stages b)
{
    return static_cast<Stages>(uint32_t{a} | uint32_t{b});
}
std::string stagesText(Stages stages); // "compute|draw"

// How a command touches memory. `update` reads and writes; `accumulate` is read-modify-write by atomics alone, so that
// two commands that both accumulate need no barrier between them.
enum class Mode : uint8_t
{
    read,
    write,
    update,
    accumulate,
};
constexpr bool isRead(Mode mode)
{
    return mode != Mode::write;
}
constexpr bool isWrite(Mode mode)
{
    return mode != Mode::read;
}

using ResourceId = uint64_t;

// One declared access. For a buffer [begin, end) are bytes; for an image they are mip levels of layers [layer0,
// layer1).
struct Access
{
    static constexpr uint32_t unbound = std::numeric_limits<uint32_t>::max();

    ResourceId resource = 0;
    Mode mode = Mode::read;
    uint64_t begin = 0;
    uint64_t end = 0;
    uint32_t layer0 = 0;
    uint32_t layer1 = 1;
    // Images and buffers that a shader names are bound by the declaration itself.
    uint32_t binding = unbound;
    uint32_t element = 0;
    VkDescriptorType type = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
    VkImageView view = VK_NULL_HANDLE; // of an image
    VkSampler sampler = VK_NULL_HANDLE;
    VkBuffer buffer = VK_NULL_HANDLE; // of a buffer, whose bytes [begin, end) are bound
};
} // namespace gpu
