#include "engine/gpu/device_info.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "engine/gpu/error.h"
#include "engine/gpu/features.h"
#include "engine/gpu/instance.h"

namespace gpu
{
namespace
{
// In the order of preference.
constexpr std::array<std::string_view, 5> types = {"discrete", "integrated", "virtual", "cpu", "other"};

std::string_view typeName(VkPhysicalDeviceType type)
{
    switch (type)
    {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
        return types[0];
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
        return types[1];
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
        return types[2];
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
        return types[3];
    default:
        return types[4];
    }
}

std::string versionText(uint32_t version)
{
    return fmt::format("{}.{}.{}", VK_API_VERSION_MAJOR(version), VK_API_VERSION_MINOR(version),
                       VK_API_VERSION_PATCH(version));
}

DeviceInfo describe(VkPhysicalDevice device, uint32_t index)
{
    VkPhysicalDeviceDriverProperties driver{};
    driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES;
    VkPhysicalDeviceProperties2 properties{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2, &driver, {}};
    vkGetPhysicalDeviceProperties2(device, &properties);
    VkPhysicalDeviceMemoryProperties memory;
    vkGetPhysicalDeviceMemoryProperties(device, &memory);
    DeviceInfo info{
        .index = index,
        .name = properties.properties.deviceName,
        .type = std::string(typeName(properties.properties.deviceType)),
        .driver = fmt::format("{} {}", driver.driverName, driver.driverInfo),
        .apiVersion = versionText(properties.properties.apiVersion),
        .missing = missingFeatures(device),
    };
    for (uint32_t heap = 0; heap < memory.memoryHeapCount; ++heap)
        info.heaps.push_back({.bytes = memory.memoryHeaps[heap].size,
                              .deviceLocal = (memory.memoryHeaps[heap].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) != 0});
    info.suitable = info.missing.empty();
    return info;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return std::tolower(c); });
    return result;
}

std::string listed(const std::vector<DeviceInfo>& devices)
{
    std::string text;
    for (const DeviceInfo& device : devices)
        text += fmt::format("{}{} \"{}\"", text.empty() ? "" : ", ", device.index, device.name);
    return text;
}

// The positions that `wanted` names: one for an index, any number for a part of a name.
std::vector<size_t> matches(const std::vector<DeviceInfo>& devices, std::string_view wanted)
{
    std::vector<size_t> found;
    uint32_t index = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), index);
    const bool isIndex = error == std::errc() && end == wanted.data() + wanted.size();
    for (size_t i = 0; i < devices.size(); ++i)
        if (isIndex ? devices[i].index == index : lower(devices[i].name).find(lower(wanted)) != std::string::npos)
            found.push_back(i);
    return found;
}

size_t chooseNamed(const std::vector<DeviceInfo>& devices, std::string_view wanted)
{
    const std::vector<size_t> found = matches(devices, wanted);
    if (found.empty())
        throw Error(
            fmt::format("device \"{}\": there is none of that name or index; there is {}", wanted, listed(devices)));
    if (found.size() > 1)
        throw Error(fmt::format("device \"{}\": the name fits {} GPUs; give more of the name or the index of one of {}",
                                wanted, found.size(), listed(devices)));
    const DeviceInfo& device = devices[found.front()];
    if (!device.suitable)
        throw Error(fmt::format("device \"{}\": {} lacks {}; choose another of {}, or update its driver", wanted,
                                device.name, fmt::join(device.missing, ", "), listed(devices)));
    return found.front();
}

size_t rank(const DeviceInfo& device)
{
    return static_cast<size_t>(std::find(types.begin(), types.end(), device.type) - types.begin());
}

size_t chooseBest(const std::vector<DeviceInfo>& devices)
{
    std::optional<size_t> best;
    for (size_t i = 0; i < devices.size(); ++i)
        if (devices[i].suitable && (!best || rank(devices[i]) < rank(devices[*best])))
            best = i;
    if (best)
        return *best;
    std::string lacks;
    for (const DeviceInfo& device : devices)
        lacks += fmt::format("; {} lacks {}", device.name, fmt::join(device.missing, ", "));
    throw Error(fmt::format("device: no GPU here will do{}; update the driver, or install Mesa's software one (Debian: "
                            "mesa-vulkan-drivers)",
                            lacks));
}
} // namespace

size_t chooseDevice(std::vector<DeviceInfo>& devices, std::string_view wanted)
{
    if (devices.empty())
        throw Error(
            "device: the Vulkan driver presents no GPU; install your GPU's driver or Mesa's software one (Debian: "
            "mesa-vulkan-drivers)");
    const size_t chosen = wanted.empty() ? chooseBest(devices) : chooseNamed(devices, wanted);
    for (size_t i = 0; i < devices.size(); ++i)
    {
        DeviceInfo& device = devices[i];
        device.chosen = i == chosen;
        if (device.chosen)
            device.reason = !wanted.empty()       ? fmt::format("asked for as \"{}\"", wanted)
                            : devices.size() == 1 ? "the only GPU"
                                                  : fmt::format("the first {} GPU that lacks nothing", device.type);
        else if (!device.suitable)
            device.reason = fmt::format("lacks {}", fmt::join(device.missing, ", "));
        else
            device.reason = !wanted.empty() ? "another was asked for"
                            : rank(device) == rank(devices[chosen])
                                ? fmt::format("another {} GPU comes first", device.type)
                                : fmt::format("{} comes after {}", device.type, devices[chosen].type);
    }
    return chosen;
}

std::vector<DeviceInfo> describeDevices(VkInstance instance, std::vector<VkPhysicalDevice>& physical)
{
    uint32_t count = 0;
    VkResult result = vkEnumeratePhysicalDevices(instance, &count, nullptr);
    physical.resize(count);
    if (result == VK_SUCCESS && count > 0)
        result = vkEnumeratePhysicalDevices(instance, &count, physical.data());
    // A driver that fails to start is a driver that presents nothing.
    if (result != VK_SUCCESS && result != VK_INCOMPLETE)
        count = 0;
    physical.resize(count);
    std::vector<DeviceInfo> devices;
    for (uint32_t i = 0; i < count; ++i)
        devices.push_back(describe(physical[i], i));
    return devices;
}

std::vector<DeviceInfo> listDevices(std::string_view wanted)
{
    const Instance instance({});
    std::vector<VkPhysicalDevice> physical;
    std::vector<DeviceInfo> devices = describeDevices(instance, physical);
    chooseDevice(devices, wanted);
    return devices;
}
} // namespace gpu
