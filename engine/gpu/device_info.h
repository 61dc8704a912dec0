#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <vulkan/vulkan.h>

namespace gpu
{
struct HeapInfo
{
    uint64_t bytes = 0;
    bool deviceLocal = false;
};

// One GPU as the driver presents it, and whether and why it is the one to run on.
struct DeviceInfo
{
    uint32_t index = 0; // what --device takes, beside a part of the name
    std::string name;
    std::string type; // "discrete", "integrated", "virtual", "cpu" or "other"
    std::string driver;
    std::string apiVersion;
    std::vector<HeapInfo> heaps;
    std::vector<std::string> missing; // required features it lacks
    bool suitable = false;            // lacks nothing
    bool chosen = false;
    std::string reason; // why it is chosen, or why not
};

// All GPUs, with the one that `wanted` picks marked: an index, a part of a name in any case, or empty for the best.
// Throws Error when there is no Vulkan driver or no GPU, or when `wanted` picks none, several or one that will not do.
std::vector<DeviceInfo> listDevices(std::string_view wanted = {});

// The rule by itself: marks the chosen one in `devices`, writes the reasons and returns its position. Throws like
// listDevices.
size_t chooseDevice(std::vector<DeviceInfo>& devices, std::string_view wanted);

// The same by instance, for Device: `devices[i].index` is the position in `physical`.
std::vector<DeviceInfo> describeDevices(VkInstance instance, std::vector<VkPhysicalDevice>& physical);
} // namespace gpu
