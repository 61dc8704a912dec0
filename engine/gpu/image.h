#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <vulkan/vulkan.h>

#include "engine/gpu/access.h"
#include "engine/gpu/memory.h"

namespace gpu
{
class Device;
class Image;

// Some mip levels of some layers of an image. An Image stands for all of itself.
struct View
{
    View() = default;
    View(const Image& whole);
    View(const Image& part, uint32_t firstMip, uint32_t mipCount, uint32_t firstLayer, uint32_t layerCount);

    const Image* image = nullptr;
    uint32_t mip = 0;
    uint32_t mips = 1;
    uint32_t layer = 0;
    uint32_t layers = 1;
    VkImageView handle = VK_NULL_HANDLE;

    VkExtent2D extent() const; // pixels of the first mip level
    uint64_t bytes() const;    // tightly packed, of the first mip level in all layers and depth
};

struct ImageDesc
{
    std::string name;
    VkFormat format = VK_FORMAT_R8G8B8A8_UNORM;
    uint32_t width = 1; // pixels
    uint32_t height = 1;
    uint32_t depth = 1;  // more than 1: a volume
    uint32_t layers = 1; // more than 1: an array
    uint32_t mips = 1;   // 0: down to one pixel
    VkSampleCountFlagBits samples = VK_SAMPLE_COUNT_1_BIT;
    VkImageUsageFlags usage = 0; // 0: whatever the format can
};

// An image in device memory, always in layout GENERAL. Its content is undefined at first.
class Image
{
public:
    // Throws OutOfMemory naming it, or Error when the format cannot be used so or a side is too long.
    Image(Device& device, ImageDesc desc);
    Image(Image&& other) noexcept;
    Image& operator=(Image&& other) noexcept;
    ~Image();

    VkImage handle() const { return image_; }
    const ImageDesc& desc() const { return desc_; }
    const std::string& name() const { return desc_.name; }
    ResourceId id() const { return id_; }
    VkImageAspectFlags aspect() const { return aspect_; }

    View mip(uint32_t level) const { return {*this, level, 1, 0, desc_.layers}; }
    View layer(uint32_t index) const { return {*this, 0, desc_.mips, index, 1}; }

private:
    friend struct View;
    struct Cached
    {
        uint32_t mip, mips, layer, layers;
        VkImageView view;
    };
    VkImageView view(uint32_t mip, uint32_t mips, uint32_t layer, uint32_t layers) const;
    void bindMemory();

    Device* device_;
    ImageDesc desc_;
    ResourceId id_ = 0;
    VkImageAspectFlags aspect_ = VK_IMAGE_ASPECT_COLOR_BIT;
    VkImage image_ = VK_NULL_HANDLE;
    Allocation allocation_;
    mutable std::vector<Cached> views_;
};

// What a dispatch or draw does to an image, which also binds it: `binding` of the shader, `element` of an array there.
// Sampled ones are in sampler.h.
Access loads(uint32_t binding, const View& view, uint32_t element = 0);   // imageLoad
Access stores(uint32_t binding, const View& view, uint32_t element = 0);  // imageStore
Access updates(uint32_t binding, const View& view, uint32_t element = 0); // both, or image atomics
// Of a command that binds nothing: attachments, copies.
Access reads(const View& view);
Access writes(const View& view);
Access updates(const View& view);

} // namespace gpu
