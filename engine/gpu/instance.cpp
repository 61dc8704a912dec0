#include "engine/gpu/instance.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
constexpr const char* validationLayer = "VK_LAYER_KHRONOS_validation";

bool hasLayer(std::string_view name)
{
    uint32_t count = 0;
    vkEnumerateInstanceLayerProperties(&count, nullptr);
    std::vector<VkLayerProperties> layers(count);
    vkEnumerateInstanceLayerProperties(&count, layers.data());
    return std::any_of(layers.begin(), layers.end(), [&](const auto& layer) { return layer.layerName == name; });
}

bool hasInstanceExtension(std::string_view name, const char* layer)
{
    uint32_t count = 0;
    vkEnumerateInstanceExtensionProperties(layer, &count, nullptr);
    std::vector<VkExtensionProperties> extensions(count);
    vkEnumerateInstanceExtensionProperties(layer, &count, extensions.data());
    return std::any_of(extensions.begin(), extensions.end(),
                       [&](const auto& extension) { return extension.extensionName == name; });
}

VKAPI_ATTR VkBool32 VKAPI_CALL onMessage(VkDebugUtilsMessageSeverityFlagBitsEXT, VkDebugUtilsMessageTypeFlagsEXT,
                                         const VkDebugUtilsMessengerCallbackDataEXT* data, void* complaints)
{
    static_cast<Complaints*>(complaints)->add(data->pMessage);
    return VK_FALSE;
}

VkDebugUtilsMessengerCreateInfoEXT messengerInfo(Complaints* complaints)
{
    return {
        .sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT,
        .messageSeverity =
            VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT,
        .messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT,
        .pfnUserCallback = onMessage,
        .pUserData = complaints,
    };
}
} // namespace

void Complaints::throwIfAny() const
{
    if (texts_.empty())
        return;
    throw ValidationError(fmt::format("validation: {} message{}, the first: {}", texts_.size(),
                                      texts_.size() == 1 ? "" : "s", texts_.front()));
}

Instance::Instance(const InstanceOptions& options)
{
    std::vector<const char*> extensions;
    for (const std::string& name : options.extensions)
    {
        if (!hasInstanceExtension(name, nullptr))
            throw Error(fmt::format("instance: the Vulkan loader has no {}, which the window needs; install your "
                                    "GPU's driver, or run without a window",
                                    name));
        extensions.push_back(name.c_str());
    }
    if (options.validate && !hasLayer(validationLayer))
        throw Error("validation: the Vulkan validation layers are not installed; install them (Debian: "
                    "vulkan-validationlayers) or run without --validate");
    labels_ = hasInstanceExtension(VK_EXT_DEBUG_UTILS_EXTENSION_NAME, nullptr) || options.validate;
    if (labels_)
        extensions.push_back(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
    if (options.validate)
        extensions.push_back(VK_EXT_VALIDATION_FEATURES_EXTENSION_NAME);

    const std::array enables = {VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT};
    VkDebugUtilsMessengerCreateInfoEXT messenger = messengerInfo(options.complaints);
    const VkValidationFeaturesEXT features{
        .sType = VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT,
        .pNext = &messenger,
        .enabledValidationFeatureCount = static_cast<uint32_t>(enables.size()),
        .pEnabledValidationFeatures = enables.data(),
    };
    const VkApplicationInfo application{
        .sType = VK_STRUCTURE_TYPE_APPLICATION_INFO,
        .pApplicationName = "Glasshouse",
        .pEngineName = "Glasshouse",
        .apiVersion = VK_API_VERSION_1_3,
    };
    const VkInstanceCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO,
        .pNext = options.validate ? &features : nullptr,
        .pApplicationInfo = &application,
        .enabledLayerCount = options.validate ? 1u : 0u,
        .ppEnabledLayerNames = &validationLayer,
        .enabledExtensionCount = static_cast<uint32_t>(extensions.size()),
        .ppEnabledExtensionNames = extensions.data(),
    };
    const VkResult result = vkCreateInstance(&info, nullptr, &instance_);
    if (result == VK_ERROR_INCOMPATIBLE_DRIVER)
        throw Error("instance: there is no Vulkan driver on this machine; install your GPU's driver or Mesa's software "
                    "one (Debian: mesa-vulkan-drivers), and check that VK_DRIVER_FILES, if set, names a driver");
    check(result, "vkCreateInstance");

    if (!options.validate)
        return;
    const auto create = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(
        vkGetInstanceProcAddr(instance_, "vkCreateDebugUtilsMessengerEXT"));
    const VkResult created = create(instance_, &messenger, nullptr, &messenger_);
    if (created != VK_SUCCESS)
        vkDestroyInstance(instance_, nullptr);
    check(created, "vkCreateDebugUtilsMessengerEXT");
}

Instance::~Instance()
{
    if (messenger_ != VK_NULL_HANDLE)
        reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(
            vkGetInstanceProcAddr(instance_, "vkDestroyDebugUtilsMessengerEXT"))(instance_, messenger_, nullptr);
    vkDestroyInstance(instance_, nullptr);
}
} // namespace gpu
