#include "engine/gpu/device.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <fmt/format.h>

#include "engine/gpu/error.h"
#include "engine/gpu/recording.h"

namespace gpu
{
namespace
{
uint32_t queueFamilyOf(VkPhysicalDevice physical, const std::string& name)
{
    uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, families.data());
    constexpr VkQueueFlags needed = VK_QUEUE_GRAPHICS_BIT | VK_QUEUE_COMPUTE_BIT;
    for (uint32_t i = 0; i < count; ++i)
        if ((families[i].queueFlags & needed) == needed)
            return i;
    throw Error(
        fmt::format("device \"{}\": it has no queue for both graphics and compute; choose another device", name));
}

// A software driver takes its lists of triangles from the heap and gives them back in every frame: were they handed
// back to the system each time, a tenth of the frame would go into getting them again.
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}
} // namespace

Device::Device(Options options)
    : complaints_(options.complaints ? options.complaints : &ownComplaints_),
      instance_({.validate = options.validate, .extensions = options.instanceExtensions, .complaints = complaints_})
{
    std::vector<DeviceInfo> devices = describeDevices(instance_, physicals_);
    info_ = devices[chooseDevice(devices, options.device)];
    physical_ = physicals_[info_.index];
    capabilities_ = capabilitiesOf(physical_);
    family_ = queueFamilyOf(physical_, info_.name);
    if (info_.type == "cpu")
        keepFreedMemory();
    createDevice(!options.instanceExtensions.empty());
    try
    {
        if (options.hazards.value_or(options.validate))
            hazards_ = std::make_unique<Hazards>();
        memory_ = std::make_unique<Memory>(Memory::Setup{.physical = physical_,
                                                         .device = device_,
                                                         .driverBudget = capabilities_.memoryBudget,
                                                         .limit = options.memoryLimit});
        pipelines_ = std::make_unique<PipelineCache>(physical_, device_, options.pipelineFolder);
        const VkSemaphoreTypeCreateInfo type{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO,
                                             .semaphoreType = VK_SEMAPHORE_TYPE_TIMELINE};
        const VkSemaphoreCreateInfo info{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO, .pNext = &type};
        VkSemaphore timeline = VK_NULL_HANDLE;
        check(vkCreateSemaphore(device_, &info, nullptr, &timeline), "vkCreateSemaphore");
        timeline_ = Semaphore(device_, timeline);
    }
    catch (...)
    {
        pipelines_.reset();
        memory_.reset();
        vkDestroyDevice(device_, nullptr);
        throw;
    }
}

void Device::createDevice(bool window)
{
    Features features;
    enableFeatures(physical_, features);
    const std::vector<const char*> extensions = enabledExtensions(physical_, window);
    const float priority = 1;
    const VkDeviceQueueCreateInfo queue{
        .sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO,
        .queueFamilyIndex = family_,
        .queueCount = 1,
        .pQueuePriorities = &priority,
    };
    const VkDeviceCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO,
        .pNext = &features.core,
        .queueCreateInfoCount = 1,
        .pQueueCreateInfos = &queue,
        .enabledExtensionCount = static_cast<uint32_t>(extensions.size()),
        .ppEnabledExtensionNames = extensions.data(),
    };
    check(vkCreateDevice(physical_, &info, nullptr, &device_), fmt::format("device \"{}\"", info_.name));
    vkGetDeviceQueue(device_, family_, 0, &queue_);
    pushDescriptors =
        reinterpret_cast<PFN_vkCmdPushDescriptorSetKHR>(vkGetDeviceProcAddr(device_, "vkCmdPushDescriptorSetKHR"));
    if (!instance_.hasLabels())
        return;
    setName_ = reinterpret_cast<PFN_vkSetDebugUtilsObjectNameEXT>(
        vkGetDeviceProcAddr(device_, "vkSetDebugUtilsObjectNameEXT"));
    beginLabel = reinterpret_cast<PFN_vkCmdBeginDebugUtilsLabelEXT>(
        vkGetDeviceProcAddr(device_, "vkCmdBeginDebugUtilsLabelEXT"));
    endLabel =
        reinterpret_cast<PFN_vkCmdEndDebugUtilsLabelEXT>(vkGetDeviceProcAddr(device_, "vkCmdEndDebugUtilsLabelEXT"));
}

Device::~Device()
{
    vkDeviceWaitIdle(device_);
    idle_.clear();
    inFlight_.clear();
    // Staging buffers of the recordings above retire too.
    while (!retired_.empty())
    {
        retired_.front().second();
        retired_.pop_front();
    }
    timeline_ = {};
    pipelines_.reset();
    memory_.reset();
    vkDestroyDevice(device_, nullptr);
    for (const std::string& text : ownComplaints_.texts())
        std::fprintf(stderr, "glasshouse: gpu: validation: %s\n", text.c_str());
}

void Device::dropBarrier(std::optional<uint64_t> n)
{
    barriersSeen_ = 0;
    dropped_ = n.value_or(~0ull);
}

void Device::retire(std::function<void()> destroy)
{
    // With nothing recorded and nothing in flight there is nobody to wait for.
    if (begun_ == completed_)
        return destroy();
    retired_.emplace_back(begun_, std::move(destroy));
}

void Device::initialise(VkImage image, VkImageAspectFlags aspect)
{
    fresh_.emplace_back(image, aspect);
}

void Device::forget(VkImage image)
{
    std::erase_if(fresh_, [image](const auto& each) { return each.first == image; });
}

void Device::setName(VkObjectType type, uint64_t object, std::string_view name) const
{
    if (!setName_)
        return;
    const std::string text(name);
    const VkDebugUtilsObjectNameInfoEXT info{
        .sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_OBJECT_NAME_INFO_EXT,
        .objectType = type,
        .objectHandle = object,
        .pObjectName = text.c_str(),
    };
    check(setName_(device_, &info), "vkSetDebugUtilsObjectNameEXT");
}
} // namespace gpu
