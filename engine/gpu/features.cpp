#include "engine/gpu/features.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gpu
{
namespace
{
struct Feature
{
    const char* name;
    bool required;
    VkBool32& (*of)(Features&);
};

#define GPU_FEATURE(required, part, member)                                                                            \
    Feature                                                                                                            \
    {                                                                                                                  \
#member, required, [](Features & features) -> VkBool32& { return features.part.member; }                       \
    }
constexpr std::array featureTable = {
    GPU_FEATURE(true, core.features, multiDrawIndirect),
    GPU_FEATURE(true, core.features, drawIndirectFirstInstance),
    GPU_FEATURE(true, core.features, independentBlend),
    GPU_FEATURE(true, core.features, samplerAnisotropy),
    GPU_FEATURE(true, core.features, shaderStorageImageWriteWithoutFormat),
    GPU_FEATURE(true, v11, shaderDrawParameters),
    GPU_FEATURE(true, v12, bufferDeviceAddress),
    GPU_FEATURE(true, v12, timelineSemaphore),
    GPU_FEATURE(true, v12, scalarBlockLayout),
    GPU_FEATURE(true, v12, drawIndirectCount),
    GPU_FEATURE(true, v12, hostQueryReset),
    GPU_FEATURE(true, v12, samplerFilterMinmax),
    GPU_FEATURE(true, v13, dynamicRendering),
    GPU_FEATURE(true, v13, synchronization2),
    GPU_FEATURE(true, v13, maintenance4),
    GPU_FEATURE(true, v13, shaderTerminateInvocation),
    GPU_FEATURE(true, v13, shaderDemoteToHelperInvocation),
    GPU_FEATURE(false, core.features, shaderInt64),
    GPU_FEATURE(false, core.features, fillModeNonSolid),
    GPU_FEATURE(false, core.features, wideLines),
    GPU_FEATURE(false, core.features, depthClamp),
    GPU_FEATURE(false, core.features, fragmentStoresAndAtomics),
    GPU_FEATURE(false, core.features, vertexPipelineStoresAndAtomics),
    GPU_FEATURE(false, core.features, textureCompressionBC),
    GPU_FEATURE(false, core.features, shaderSampledImageArrayDynamicIndexing),
    GPU_FEATURE(false, v11, storageBuffer16BitAccess),
    GPU_FEATURE(false, v12, shaderBufferInt64Atomics),
    GPU_FEATURE(false, v12, shaderSharedInt64Atomics),
    GPU_FEATURE(false, v12, shaderFloat16),
};
#undef GPU_FEATURE

struct Extension
{
    const char* name;
    bool required;
    bool window = false; // needs an instance made for a window
};
constexpr std::array extensionTable = {
    Extension{VK_KHR_PUSH_DESCRIPTOR_EXTENSION_NAME, true},
    Extension{VK_EXT_MEMORY_BUDGET_EXTENSION_NAME, false},
    Extension{VK_KHR_SWAPCHAIN_EXTENSION_NAME, false, true},
};

std::vector<VkExtensionProperties> extensionsOf(VkPhysicalDevice device)
{
    uint32_t count = 0;
    vkEnumerateDeviceExtensionProperties(device, nullptr, &count, nullptr);
    std::vector<VkExtensionProperties> found(count);
    vkEnumerateDeviceExtensionProperties(device, nullptr, &count, found.data());
    return found;
}

bool contains(const std::vector<VkExtensionProperties>& found, std::string_view name)
{
    return std::any_of(found.begin(), found.end(), [&](const auto& each) { return each.extensionName == name; });
}
} // namespace

Features::Features()
{
    v11.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES;
    v12.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
    v13.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
    core.pNext = &v11;
    v11.pNext = &v12;
    v12.pNext = &v13;
}

std::vector<std::string> missingFeatures(VkPhysicalDevice device)
{
    VkPhysicalDeviceProperties properties;
    vkGetPhysicalDeviceProperties(device, &properties);
    // The 1.3 structs must not be handed to an older driver.
    if (properties.apiVersion < VK_API_VERSION_1_3)
        return {"Vulkan 1.3"};
    std::vector<std::string> missing;
    Features has;
    vkGetPhysicalDeviceFeatures2(device, &has.core);
    for (const Feature& feature : featureTable)
        if (feature.required && !feature.of(has))
            missing.emplace_back(feature.name);
    const auto found = extensionsOf(device);
    for (const Extension& extension : extensionTable)
        if (extension.required && !contains(found, extension.name))
            missing.emplace_back(extension.name);
    return missing;
}

void enableFeatures(VkPhysicalDevice device, Features& enabled)
{
    Features has;
    vkGetPhysicalDeviceFeatures2(device, &has.core);
    for (const Feature& feature : featureTable)
        feature.of(enabled) = feature.of(has);
}

std::vector<const char*> enabledExtensions(VkPhysicalDevice device, bool window)
{
    const auto found = extensionsOf(device);
    std::vector<const char*> names;
    for (const Extension& extension : extensionTable)
        if (contains(found, extension.name) && (window || !extension.window))
            names.push_back(extension.name);
    return names;
}

Capabilities capabilitiesOf(VkPhysicalDevice device)
{
    VkPhysicalDeviceVulkan11Properties v11{};
    v11.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES;
    VkPhysicalDeviceMaintenance4Properties maintenance{};
    maintenance.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_PROPERTIES;
    maintenance.pNext = &v11;
    VkPhysicalDeviceProperties2 properties{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2, &maintenance, {}};
    vkGetPhysicalDeviceProperties2(device, &properties);
    Features has;
    vkGetPhysicalDeviceFeatures2(device, &has.core);
    const auto found = extensionsOf(device);
    const VkPhysicalDeviceLimits& limits = properties.properties.limits;
    return {
        .int64 = has.core.features.shaderInt64 == VK_TRUE,
        .bufferInt64Atomics = has.v12.shaderBufferInt64Atomics == VK_TRUE,
        .sharedInt64Atomics = has.v12.shaderSharedInt64Atomics == VK_TRUE,
        .float16 = has.v12.shaderFloat16 == VK_TRUE,
        .storage16 = has.v11.storageBuffer16BitAccess == VK_TRUE,
        .fillModeNonSolid = has.core.features.fillModeNonSolid == VK_TRUE,
        .wideLines = has.core.features.wideLines == VK_TRUE,
        .strictLines = limits.strictLines == VK_TRUE,
        .depthClamp = has.core.features.depthClamp == VK_TRUE,
        .fragmentStores = has.core.features.fragmentStoresAndAtomics == VK_TRUE,
        .vertexStores = has.core.features.vertexPipelineStoresAndAtomics == VK_TRUE,
        .blockCompression = has.core.features.textureCompressionBC == VK_TRUE,
        .memoryBudget = contains(found, VK_EXT_MEMORY_BUDGET_EXTENSION_NAME),
        .swapchain = contains(found, VK_KHR_SWAPCHAIN_EXTENSION_NAME),
        .subgroupSize = v11.subgroupSize,
        .timestampSeconds = limits.timestampComputeAndGraphics ? limits.timestampPeriod * 1e-9 : 0,
        .maxGroupsX = limits.maxComputeWorkGroupCount[0],
        .maxBufferBytes = maintenance.maxBufferSize,
        .maxImageSide = limits.maxImageDimension2D,
    };
}
} // namespace gpu
