#include "engine/view/swapchain.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "engine/gpu/commands.h"
#include "engine/gpu/error.h"

namespace engine
{
namespace
{
constexpr uint64_t patience = 1'000'000'000; // nanoseconds for an image to come free

gpu::Semaphore makeSemaphore(VkDevice device)
{
    const VkSemaphoreCreateInfo info{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO};
    VkSemaphore semaphore = VK_NULL_HANDLE;
    gpu::check(vkCreateSemaphore(device, &info, nullptr, &semaphore), "vkCreateSemaphore");
    return {device, semaphore};
}

// A swapchain's image from one layout to another, in stage `copy`.
void turnImage(VkCommandBuffer commands, VkImage image, VkImageLayout from, VkImageLayout to)
{
    const bool begins = from == VK_IMAGE_LAYOUT_UNDEFINED;
    const VkImageMemoryBarrier2 barrier{
        .sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2,
        .srcStageMask = VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT,
        .srcAccessMask = begins ? VK_ACCESS_2_NONE : VK_ACCESS_2_TRANSFER_WRITE_BIT,
        .dstStageMask = begins ? VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT : VK_PIPELINE_STAGE_2_NONE,
        .dstAccessMask = begins ? VK_ACCESS_2_TRANSFER_WRITE_BIT : VK_ACCESS_2_NONE,
        .oldLayout = from,
        .newLayout = to,
        .srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
        .dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
        .image = image,
        .subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1},
    };
    const VkDependencyInfo dependency{
        .sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO,
        .imageMemoryBarrierCount = 1,
        .pImageMemoryBarriers = &barrier,
    };
    vkCmdPipelineBarrier2(commands, &dependency);
}
} // namespace

Swapchain::Swapchain(gpu::Device& device, std::function<VkSurfaceKHR()> makeSurface, bool paced)
    : device_(&device), makeSurface_(std::move(makeSurface)), paced_(paced)
{
    if (!device.capabilities().swapchain)
        throw gpu::Error(fmt::format("window: device \"{}\" shows nothing on a screen; choose another with --device",
                                     device.info().name));
    for (Turn& turn : turns_)
        turn.acquired = makeSemaphore(device);
    takeSurface();
}

Swapchain::~Swapchain()
{
    dropImages();
    if (surface_ != VK_NULL_HANDLE)
        vkDestroySurfaceKHR(device_->instance(), surface_, nullptr);
}

void Swapchain::takeSurface()
{
    surface_ = makeSurface_();
    VkBool32 supported = VK_FALSE;
    gpu::check(vkGetPhysicalDeviceSurfaceSupportKHR(device_->physical(), device_->queueFamily(), surface_, &supported),
               "window: asking whether the device can show on it");
    if (supported != VK_TRUE)
        throw gpu::Error(fmt::format("window: device \"{}\" cannot show on this screen; choose another with --device",
                                     device_->info().name));
    chooseFormat();
}

void Swapchain::chooseFormat()
{
    uint32_t count = 0;
    gpu::check(vkGetPhysicalDeviceSurfaceFormatsKHR(device_->physical(), surface_, &count, nullptr),
               "window: asking for its formats");
    std::vector<VkSurfaceFormatKHR> formats(count);
    gpu::check(vkGetPhysicalDeviceSurfaceFormatsKHR(device_->physical(), surface_, &count, formats.data()),
               "window: asking for its formats");
    // A format that encodes would encode a second time.
    for (const VkSurfaceFormatKHR& each : formats)
        if ((each.format == VK_FORMAT_B8G8R8A8_UNORM || each.format == VK_FORMAT_R8G8B8A8_UNORM) &&
            each.colorSpace == VK_COLOR_SPACE_SRGB_NONLINEAR_KHR)
        {
            format_ = each;
            return;
        }
    throw gpu::Error("window: this screen takes no pictures of 8 bits a channel as they are; run without a window");
}

VkPresentModeKHR Swapchain::chooseMode() const
{
    uint32_t count = 0;
    gpu::check(vkGetPhysicalDeviceSurfacePresentModesKHR(device_->physical(), surface_, &count, nullptr),
               "window: asking for its modes");
    std::vector<VkPresentModeKHR> modes(count);
    gpu::check(vkGetPhysicalDeviceSurfacePresentModesKHR(device_->physical(), surface_, &count, modes.data()),
               "window: asking for its modes");
    if (!paced_)
        for (const VkPresentModeKHR mode : {VK_PRESENT_MODE_MAILBOX_KHR, VK_PRESENT_MODE_IMMEDIATE_KHR})
            if (std::find(modes.begin(), modes.end(), mode) != modes.end())
                return mode;
    return VK_PRESENT_MODE_FIFO_KHR;
}

void Swapchain::dropImages()
{
    // Presenting signals nobody when it is done with an image; the queue being idle is as near as one comes.
    vkQueueWaitIdle(device_->queue());
    drawn_.clear();
    images_.clear();
    swapchain_ = {};
}

void Swapchain::loseSurface()
{
    dropImages();
    if (surface_ != VK_NULL_HANDLE)
        vkDestroySurfaceKHR(device_->instance(), surface_, nullptr);
    surface_ = VK_NULL_HANDLE;
    stale_ = true;
}

bool Swapchain::make(glm::uvec2 size)
{
    if (surface_ == VK_NULL_HANDLE)
        takeSurface();
    VkSurfaceCapabilitiesKHR surface{};
    const VkResult asked = vkGetPhysicalDeviceSurfaceCapabilitiesKHR(device_->physical(), surface_, &surface);
    if (asked == VK_ERROR_SURFACE_LOST_KHR)
    {
        loseSurface();
        return false;
    }
    gpu::check(asked, "window: asking for its size");
    extent_ = surface.currentExtent;
    if (extent_.width == std::numeric_limits<uint32_t>::max())
        extent_ = {std::clamp(size.x, surface.minImageExtent.width, surface.maxImageExtent.width),
                   std::clamp(size.y, surface.minImageExtent.height, surface.maxImageExtent.height)};
    if (extent_.width == 0 || extent_.height == 0)
        return false;
    vkQueueWaitIdle(device_->queue());
    const uint32_t most = surface.maxImageCount > 0 ? surface.maxImageCount : std::numeric_limits<uint32_t>::max();
    const VkSwapchainCreateInfoKHR info{
        .sType = VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR,
        .surface = surface_,
        .minImageCount = std::min(surface.minImageCount + 1, most),
        .imageFormat = format_.format,
        .imageColorSpace = format_.colorSpace,
        .imageExtent = extent_,
        .imageArrayLayers = 1,
        .imageUsage = VK_IMAGE_USAGE_TRANSFER_DST_BIT,
        .preTransform = surface.currentTransform,
        .compositeAlpha = (surface.supportedCompositeAlpha & VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR) != 0
                              ? VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR
                              : VK_COMPOSITE_ALPHA_INHERIT_BIT_KHR,
        .presentMode = chooseMode(),
        .clipped = VK_TRUE,
        .oldSwapchain = swapchain_,
    };
    VkSwapchainKHR swapchain = VK_NULL_HANDLE;
    const VkResult made = vkCreateSwapchainKHR(*device_, &info, nullptr, &swapchain);
    dropImages();
    gpu::check(made, "window: making the images it shows");
    swapchain_ = SwapchainHandle(*device_, swapchain);
    uint32_t count = 0;
    gpu::check(vkGetSwapchainImagesKHR(*device_, swapchain_, &count, nullptr), "vkGetSwapchainImagesKHR");
    images_.resize(count);
    gpu::check(vkGetSwapchainImagesKHR(*device_, swapchain_, &count, images_.data()), "vkGetSwapchainImagesKHR");
    for (uint32_t i = 0; i < count; ++i)
        drawn_.push_back(makeSemaphore(*device_));
    madeFor_ = size;
    stale_ = false;
    return true;
}

bool Swapchain::present(const gpu::View& picture, glm::uvec2 size)
{
    if (size.x == 0 || size.y == 0)
        return false;
    // A window that is being pulled at may be out of date again by the time its images are made.
    for (int attempt = 0; attempt < 3; ++attempt)
    {
        if ((stale_ || size != madeFor_) && !make(size))
            return false;
        uint32_t index = 0;
        VkResult result = VK_SUCCESS;
        if (acquire(index, result))
        {
            copy(picture, index);
            show(index);
            device_->throwIfComplained();
            return true;
        }
        if (result == VK_TIMEOUT || result == VK_NOT_READY)
            return false;
        if (result == VK_ERROR_SURFACE_LOST_KHR)
            loseSurface();
        stale_ = true;
    }
    return false;
}

bool Swapchain::acquire(uint32_t& index, VkResult& result)
{
    Turn& turn = turns_[turn_];
    device_->wait(turn.serial);
    result = vkAcquireNextImageKHR(*device_, swapchain_, patience, turn.acquired, VK_NULL_HANDLE, &index);
    if (result == VK_SUCCESS || result == VK_SUBOPTIMAL_KHR)
        return true;
    if (result != VK_ERROR_OUT_OF_DATE_KHR && result != VK_ERROR_SURFACE_LOST_KHR && result != VK_TIMEOUT &&
        result != VK_NOT_READY)
        gpu::check(result, "window: waiting for an image");
    return false;
}

void Swapchain::copy(const gpu::View& picture, uint32_t index)
{
    gpu::Commands commands(*device_);
    commands.barrier(gpu::everywhere, gpu::copy);
    turnImage(commands.handle(), images_[index], VK_IMAGE_LAYOUT_UNDEFINED, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
    const VkExtent2D from = picture.extent();
    const VkImageBlit region{
        .srcSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, picture.mip, picture.layer, 1},
        .srcOffsets = {{}, {static_cast<int32_t>(from.width), static_cast<int32_t>(from.height), 1}},
        .dstSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1},
        .dstOffsets = {{}, {static_cast<int32_t>(extent_.width), static_cast<int32_t>(extent_.height), 1}},
    };
    const bool same = from.width == extent_.width && from.height == extent_.height;
    vkCmdBlitImage(commands.handle(), picture.image->handle(), VK_IMAGE_LAYOUT_GENERAL, images_[index],
                   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region, same ? VK_FILTER_NEAREST : VK_FILTER_LINEAR);
    if (gpu::Hazards* hazards = commands.hazards())
        commands.declare(hazards->label("present"), gpu::copy, std::array{gpu::reads(picture)});
    turnImage(commands.handle(), images_[index], VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, VK_IMAGE_LAYOUT_PRESENT_SRC_KHR);
    commands.barrier(gpu::copy, gpu::everywhere);

    Turn& turn = turns_[turn_];
    const VkSemaphoreSubmitInfo wait{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO,
                                     .semaphore = turn.acquired,
                                     .stageMask = VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT};
    const VkSemaphoreSubmitInfo signal{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO,
                                       .semaphore = drawn_[index],
                                       .stageMask = VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT};
    turn.serial = device_->submit(std::move(commands), {.wait = {&wait, 1}, .signal = {&signal, 1}});
    turn_ = (turn_ + 1) % turns_.size();
}

void Swapchain::show(uint32_t index)
{
    const VkPresentInfoKHR info{
        .sType = VK_STRUCTURE_TYPE_PRESENT_INFO_KHR,
        .waitSemaphoreCount = 1,
        .pWaitSemaphores = drawn_[index].pointer(),
        .swapchainCount = 1,
        .pSwapchains = swapchain_.pointer(),
        .pImageIndices = &index,
    };
    const VkResult result = vkQueuePresentKHR(device_->queue(), &info);
    if (result == VK_ERROR_SURFACE_LOST_KHR)
        return loseSurface();
    if (result == VK_ERROR_OUT_OF_DATE_KHR)
    {
        stale_ = true;
        return;
    }
    if (result != VK_SUBOPTIMAL_KHR)
        return gpu::check(result, "window: showing a picture");
    // Only a size that is no longer the window's is worth making all anew; some windows are never optimal.
    VkSurfaceCapabilitiesKHR now{};
    if (vkGetPhysicalDeviceSurfaceCapabilitiesKHR(device_->physical(), surface_, &now) == VK_SUCCESS)
        stale_ = now.currentExtent.width != extent_.width || now.currentExtent.height != extent_.height;
}
} // namespace engine
