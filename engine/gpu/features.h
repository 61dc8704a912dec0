#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <vulkan/vulkan.h>

namespace gpu
{
// What a device may offer beyond what every Device has. A pass that uses one of these has another way without it.
struct Capabilities
{
    bool int64 = false;              // 64-bit integers in shaders
    bool bufferInt64Atomics = false; // 64-bit atomics on buffers
    bool sharedInt64Atomics = false; // 64-bit atomics on workgroup memory
    bool float16 = false;            // half-precision arithmetic
    bool storage16 = false;          // 16-bit members in buffers
    bool fillModeNonSolid = false;   // wireframe
    bool wideLines = false;
    bool strictLines =
        false; // lines are rectangles a pixel wide; else they have a pixel to each step of their longer axis
    bool depthClamp = false;
    bool fragmentStores = false;   // fragment shaders may write buffers and images
    bool vertexStores = false;     // vertex shaders may write buffers
    bool blockCompression = false; // BC1..BC7 images
    bool memoryBudget = false;     // the driver says what is left; otherwise heap sizes are taken for it
    bool swapchain = false;
    uint32_t subgroupSize = 0;   // lanes
    double timestampSeconds = 0; // seconds a tick; 0 when there are no timestamps
    uint32_t maxGroupsX = 0;     // workgroups along x in one dispatch
    uint64_t maxBufferBytes = 0;
    uint32_t maxImageSide = 0; // pixels
};

// The feature structs of Vulkan 1.3, chained. Not copyable: the chain points into itself.
class Features
{
public:
    Features();
    Features(const Features&) = delete;
    Features& operator=(const Features&) = delete;

    VkPhysicalDeviceFeatures2 core{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, nullptr, {}};
    VkPhysicalDeviceVulkan11Features v11{};
    VkPhysicalDeviceVulkan12Features v12{};
    VkPhysicalDeviceVulkan13Features v13{};
};

// The names of the required features and extensions that `device` lacks; empty when it will do.
std::vector<std::string> missingFeatures(VkPhysicalDevice device);

// Sets in `enabled` all that is required and whatever optional feature the device has.
void enableFeatures(VkPhysicalDevice device, Features& enabled);
// Those of a window only when `window`.
std::vector<const char*> enabledExtensions(VkPhysicalDevice device, bool window);
Capabilities capabilitiesOf(VkPhysicalDevice device);
} // namespace gpu
