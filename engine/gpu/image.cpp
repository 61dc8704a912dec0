#include "engine/gpu/image.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/gpu/device.h"
#include "engine/gpu/error.h"
#include "engine/gpu/format.h"

namespace gpu
{
namespace
{
VkImageUsageFlags possibleUsage(VkPhysicalDevice physical, const ImageDesc& desc)
{
    VkFormatProperties properties;
    vkGetPhysicalDeviceFormatProperties(physical, desc.format, &properties);
    const VkFormatFeatureFlags can = properties.optimalTilingFeatures;
    VkImageUsageFlags usage = 0;
    if (can & VK_FORMAT_FEATURE_SAMPLED_IMAGE_BIT)
        usage |= VK_IMAGE_USAGE_SAMPLED_BIT;
    if (can & VK_FORMAT_FEATURE_TRANSFER_SRC_BIT)
        usage |= VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
    if (can & VK_FORMAT_FEATURE_TRANSFER_DST_BIT)
        usage |= VK_IMAGE_USAGE_TRANSFER_DST_BIT;
    if ((can & VK_FORMAT_FEATURE_STORAGE_IMAGE_BIT) && desc.samples == VK_SAMPLE_COUNT_1_BIT)
        usage |= VK_IMAGE_USAGE_STORAGE_BIT;
    if ((can & VK_FORMAT_FEATURE_COLOR_ATTACHMENT_BIT) && desc.depth == 1)
        usage |= VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT;
    if ((can & VK_FORMAT_FEATURE_DEPTH_STENCIL_ATTACHMENT_BIT) && desc.depth == 1)
        usage |= VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT;
    return usage;
}

Access access(const View& view, Mode mode)
{
    return {
        .resource = view.image->id(),
        .mode = mode,
        .begin = view.mip,
        .end = view.mip + view.mips,
        .layer0 = view.layer,
        .layer1 = view.layer + view.layers,
        .type = VK_DESCRIPTOR_TYPE_STORAGE_IMAGE,
        .view = view.handle,
    };
}

Access bound(Access access, uint32_t binding, uint32_t element)
{
    access.binding = binding;
    access.element = element;
    return access;
}
} // namespace

View::View(const Image& whole) : View(whole, 0, whole.desc().mips, 0, whole.desc().layers) {}

View::View(const Image& part, uint32_t firstMip, uint32_t mipCount, uint32_t firstLayer, uint32_t layerCount)
    : image(&part),
      mip(firstMip),
      mips(mipCount),
      layer(firstLayer),
      layers(layerCount),
      handle(part.view(firstMip, mipCount, firstLayer, layerCount))
{
}

VkExtent2D View::extent() const
{
    return {std::max(image->desc().width >> mip, 1u), std::max(image->desc().height >> mip, 1u)};
}

uint64_t View::bytes() const
{
    const VkExtent2D size = extent();
    return uint64_t{size.width} * size.height * std::max(image->desc().depth >> mip, 1u) * layers *
           texelBytes(image->desc().format);
}

Image::Image(Device& device, ImageDesc desc) : device_(&device), desc_(std::move(desc)), aspect_(aspectOf(desc_.format))
{
    if (desc_.mips == 0)
        desc_.mips = mipCount(desc_.width, desc_.height, desc_.depth);
    if (desc_.usage == 0)
        desc_.usage = possibleUsage(device.physical(), desc_);
    const VkImageCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
        .imageType = desc_.depth > 1 ? VK_IMAGE_TYPE_3D : VK_IMAGE_TYPE_2D,
        .format = desc_.format,
        .extent = {desc_.width, desc_.height, desc_.depth},
        .mipLevels = desc_.mips,
        .arrayLayers = desc_.layers,
        .samples = desc_.samples,
        .tiling = VK_IMAGE_TILING_OPTIMAL,
        .usage = desc_.usage,
        .initialLayout = VK_IMAGE_LAYOUT_UNDEFINED,
    };
    VkImageFormatProperties limits{};
    const VkResult supported = vkGetPhysicalDeviceImageFormatProperties(device.physical(), info.format, info.imageType,
                                                                        info.tiling, info.usage, info.flags, &limits);
    if (desc_.usage == 0 || supported != VK_SUCCESS || !(limits.sampleCounts & desc_.samples))
        throw Error(fmt::format("image \"{}\": this GPU cannot use format {} with {} samples so; choose another format",
                                name(), static_cast<int>(desc_.format), static_cast<int>(desc_.samples)));
    if (desc_.width < 1 || desc_.height < 1 || desc_.width > limits.maxExtent.width ||
        desc_.height > limits.maxExtent.height || desc_.depth > limits.maxExtent.depth ||
        desc_.layers > limits.maxArrayLayers)
        throw Error(
            fmt::format("image \"{}\": {}x{}x{} with {} layers, this GPU's images are of at least 1 and at most "
                        "{}x{}x{} with {} layers; choose a smaller size",
                        name(), desc_.width, desc_.height, desc_.depth, desc_.layers, limits.maxExtent.width,
                        limits.maxExtent.height, limits.maxExtent.depth, limits.maxArrayLayers));
    check(vkCreateImage(device, &info, nullptr, &image_), fmt::format("image \"{}\"", name()));
    bindMemory();
    id_ = device.newResource();
    device.setName(VK_OBJECT_TYPE_IMAGE, reinterpret_cast<uint64_t>(image_), name());
    device.initialise(image_, aspect_);
    if (Hazards* hazards = device.hazards())
        hazards->add(id_, name(), 0, desc_.mips);
}

void Image::bindMemory()
try
{
    const VkImageMemoryRequirementsInfo2 which{
        .sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_REQUIREMENTS_INFO_2,
        .image = image_,
    };
    VkMemoryDedicatedRequirements dedicated{.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS};
    VkMemoryRequirements2 requirements{VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2, &dedicated, {}};
    vkGetImageMemoryRequirements2(*device_, &which, &requirements);
    allocation_ = device_->memory().allocate({
        .what = "image",
        .name = name(),
        .requirements = requirements.memoryRequirements,
        .kind = MemoryKind::device,
        .alone = dedicated.prefersDedicatedAllocation == VK_TRUE || dedicated.requiresDedicatedAllocation == VK_TRUE,
        .image = image_,
    });
    check(vkBindImageMemory(*device_, image_, allocation_.memory, allocation_.offset), "vkBindImageMemory");
}
catch (...)
{
    vkDestroyImage(*device_, image_, nullptr);
    if (allocation_.memory)
        device_->memory().free(allocation_);
    throw;
}

Image::Image(Image&& other) noexcept
    : device_(other.device_),
      desc_(std::move(other.desc_)),
      id_(other.id_),
      aspect_(other.aspect_),
      image_(std::exchange(other.image_, VK_NULL_HANDLE)),
      allocation_(other.allocation_),
      views_(std::move(other.views_))
{
}

Image& Image::operator=(Image&& other) noexcept
{
    std::swap(device_, other.device_);
    std::swap(desc_, other.desc_);
    std::swap(id_, other.id_);
    std::swap(aspect_, other.aspect_);
    std::swap(image_, other.image_);
    std::swap(allocation_, other.allocation_);
    std::swap(views_, other.views_);
    return *this;
}

Image::~Image()
{
    if (image_ == VK_NULL_HANDLE)
        return;
    device_->forget(image_);
    if (Hazards* hazards = device_->hazards())
        hazards->remove(id_);
    device_->retire(
        [device = device_, image = image_, allocation = allocation_, views = std::move(views_)]
        {
            for (const Cached& each : views)
                vkDestroyImageView(*device, each.view, nullptr);
            vkDestroyImage(*device, image, nullptr);
            device->memory().free(allocation);
        });
}

VkImageView Image::view(uint32_t mip, uint32_t mips, uint32_t layer, uint32_t layers) const
{
    for (const Cached& each : views_)
        if (each.mip == mip && each.mips == mips && each.layer == layer && each.layers == layers)
            return each.view;
    if (mips == 0 || layers == 0 || mip + mips > desc_.mips || layer + layers > desc_.layers)
        throw Error(
            fmt::format("image \"{}\": there are no mip levels {}..{} of layers {}..{}; it has {} levels and {} "
                        "layers",
                        name(), mip, mip + mips, layer, layer + layers, desc_.mips, desc_.layers));
    const VkImageViewType type = desc_.depth > 1 ? VK_IMAGE_VIEW_TYPE_3D
                                 : layers > 1    ? VK_IMAGE_VIEW_TYPE_2D_ARRAY
                                                 : VK_IMAGE_VIEW_TYPE_2D;
    const VkImageViewCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO,
        .image = image_,
        .viewType = type,
        .format = desc_.format,
        .subresourceRange = {aspect_, mip, mips, layer, layers},
    };
    VkImageView view = VK_NULL_HANDLE;
    check(vkCreateImageView(*device_, &info, nullptr, &view), fmt::format("view of image \"{}\"", name()));
    views_.push_back({mip, mips, layer, layers, view});
    return view;
}

Access loads(uint32_t binding, const View& view, uint32_t element)
{
    return bound(access(view, Mode::read), binding, element);
}

Access stores(uint32_t binding, const View& view, uint32_t element)
{
    return bound(access(view, Mode::write), binding, element);
}

Access updates(uint32_t binding, const View& view, uint32_t element)
{
    return bound(access(view, Mode::update), binding, element);
}

Access reads(const View& view)
{
    return access(view, Mode::read);
}
Access writes(const View& view)
{
    return access(view, Mode::write);
}
Access updates(const View& view)
{
    return access(view, Mode::update);
}
} // namespace gpu
