#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include <glm/vec2.hpp>
#include <vulkan/vulkan.h>

#include "engine/gpu/device.h"
#include "engine/gpu/handle.h"
#include "engine/gpu/image.h"

namespace engine
{
using SwapchainHandle = gpu::Handle<VkSwapchainKHR, vkDestroySwapchainKHR>;

// The images that a surface of the window system shows in turn. Finished pictures are copied into them; nobody draws to
// them, so passes know nothing of windows. What goes out of date is made anew, a lost surface too: for whoever presents
// there is only a picture that was shown or, for now, not.
class Swapchain
{
public:
    // `makeSurface` is asked for a surface now and whenever one is lost. With `paced` pictures wait for the screen's
    // turn, otherwise they are shown as soon as they come.
    // Throws gpu::Error when the device cannot present to it.
    Swapchain(gpu::Device& device, std::function<VkSurfaceKHR()> makeSurface, bool paced = true);
    Swapchain(const Swapchain&) = delete;
    Swapchain& operator=(const Swapchain&) = delete;
    ~Swapchain();

    // Shows a picture of any size on a window of `size` pixels, scaled where they differ. Its values go to the screen
    // as they are: it is display-encoded already. In a submit of its own, with barriers around it: what was recorded
    // before is done with the picture, what comes after may draw to it. False when there is nothing to show it on (a
    // size of 0, no image free within a second).
    bool present(const gpu::View& picture, glm::uvec2 size);

    // As if the window system had taken it back.
    void loseSurface();

private:
    // Signalled when an image is ours; used again once the submit that waits for it is done.
    struct Turn
    {
        gpu::Semaphore acquired;
        uint64_t serial = 0;
    };

    void takeSurface();
    bool make(glm::uvec2 size);
    void chooseFormat();
    VkPresentModeKHR chooseMode() const;
    bool acquire(uint32_t& index, VkResult& result);
    void copy(const gpu::View& picture, uint32_t index);
    void show(uint32_t index);
    void dropImages();

    gpu::Device* device_;
    std::function<VkSurfaceKHR()> makeSurface_;
    bool paced_;
    VkSurfaceKHR surface_ = VK_NULL_HANDLE;
    VkSurfaceFormatKHR format_{};
    SwapchainHandle swapchain_;
    VkExtent2D extent_{};
    glm::uvec2 madeFor_{0};
    bool stale_ = true;
    std::vector<VkImage> images_;
    std::vector<gpu::Semaphore> drawn_; // by image
    std::array<Turn, 3> turns_;
    size_t turn_ = 0;
};
} // namespace engine
