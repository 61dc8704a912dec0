#include "engine/gpu/device.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <fmt/format.h>

#include "engine/gpu/commands.h"
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
    throw Error(fmt::format("device \"{}\": it has no queue for both graphics and compute; choose another device", name));
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
    setName_ =
        reinterpret_cast<PFN_vkSetDebugUtilsObjectNameEXT>(vkGetDeviceProcAddr(device_, "vkSetDebugUtilsObjectNameEXT"));
    beginLabel =
        reinterpret_cast<PFN_vkCmdBeginDebugUtilsLabelEXT>(vkGetDeviceProcAddr(device_, "vkCmdBeginDebugUtilsLabelEXT"));
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

uint64_t Device::submit(Commands&& commands) { return submit(std::move(commands), Signals{}); }

uint64_t Device::submit(Commands&& commands, const Signals& signals)
{
    std::unique_ptr<Recording> recording = commands.finish();
    if (recording->serial <= submitted_)
        throw Error("submit: command buffers are submitted in the order in which they were begun");
    if (hazards_)
        hazards_->submit(recording->events, recording->serial, frame_);

    const uint64_t serial = recording->serial;
    std::vector<std::unique_ptr<Recording>> batch;
    if (!fresh_.empty())
        batch.push_back(recordInitialisation(serial));
    batch.push_back(std::move(recording));
    std::array<VkCommandBufferSubmitInfo, 2> buffers{};
    for (size_t i = 0; i < batch.size(); ++i)
        buffers[i] = {.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO, .commandBuffer = batch[i]->buffer};
    std::vector<VkSemaphoreSubmitInfo> signalled(signals.signal.begin(), signals.signal.end());
    signalled.push_back({.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO,
                         .semaphore = timeline_,
                         .value = serial,
                         .stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT});
    const VkSubmitInfo2 info{
        .sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2,
        .waitSemaphoreInfoCount = static_cast<uint32_t>(signals.wait.size()),
        .pWaitSemaphoreInfos = signals.wait.data(),
        .commandBufferInfoCount = static_cast<uint32_t>(batch.size()),
        .pCommandBufferInfos = buffers.data(),
        .signalSemaphoreInfoCount = static_cast<uint32_t>(signalled.size()),
        .pSignalSemaphoreInfos = signalled.data(),
    };
    check(vkQueueSubmit2(queue_, 1, &info, VK_NULL_HANDLE), "submit");
    submitted_ = serial;
    for (auto& each : batch)
        inFlight_.push_back(std::move(each));
    throwIfComplained();
    return serial;
}

void Device::run(const std::function<void(Commands&)>& record)
{
    Commands commands(*this);
    record(commands);
    wait(submit(std::move(commands)));
}

uint64_t Device::completed()
{
    uint64_t value = 0;
    check(vkGetSemaphoreCounterValue(device_, timeline_, &value), "waiting for the GPU");
    // Drivers may answer with the largest number once the device is lost.
    if (value > submitted_)
        check(VK_ERROR_DEVICE_LOST, "waiting for the GPU");
    completed_ = value;
    return value;
}

void Device::wait(uint64_t serial)
{
    serial = std::min(serial, submitted_);
    const VkSemaphore timeline = timeline_;
    const VkSemaphoreWaitInfo info{
        .sType = VK_STRUCTURE_TYPE_SEMAPHORE_WAIT_INFO,
        .semaphoreCount = 1,
        .pSemaphores = &timeline,
        .pValues = &serial,
    };
    check(vkWaitSemaphores(device_, &info, UINT64_MAX), "waiting for the GPU");
    collect();
    throwIfComplained();
}

void Device::collect()
{
    const uint64_t done = completed();
    while (!inFlight_.empty() && inFlight_.front()->serial <= done)
    {
        std::unique_ptr<Recording> recording = std::move(inFlight_.front());
        inFlight_.pop_front();
        recording->readSections(device_, capabilities_.timestampSeconds, timing_);
        abandon(std::move(recording));
    }
    while (!retired_.empty() && retired_.front().first <= done)
    {
        const auto destroy = std::move(retired_.front().second);
        retired_.pop_front();
        destroy();
    }
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

void Device::initialise(VkImage image, VkImageAspectFlags aspect) { fresh_.emplace_back(image, aspect); }

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

std::unique_ptr<Recording> Device::takeRecording()
{
    std::unique_ptr<Recording> recording;
    if (!idle_.empty())
    {
        recording = std::move(idle_.back());
        idle_.pop_back();
    }
    else
    {
        recording = std::make_unique<Recording>();
        const VkCommandPoolCreateInfo poolInfo{
            .sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
            .flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT,
            .queueFamilyIndex = family_,
        };
        VkCommandPool pool = VK_NULL_HANDLE;
        check(vkCreateCommandPool(device_, &poolInfo, nullptr, &pool), "vkCreateCommandPool");
        recording->pool = CommandPool(device_, pool);
        const VkCommandBufferAllocateInfo info{
            .sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
            .commandPool = pool,
            .level = VK_COMMAND_BUFFER_LEVEL_PRIMARY,
            .commandBufferCount = 1,
        };
        check(vkAllocateCommandBuffers(device_, &info, &recording->buffer), "vkAllocateCommandBuffers");
    }
    const VkCommandBufferBeginInfo begin{
        .sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
        .flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT,
    };
    check(vkBeginCommandBuffer(recording->buffer, &begin), "vkBeginCommandBuffer");
    return recording;
}

std::unique_ptr<Recording> Device::beginRecording()
{
    collect();
    std::unique_ptr<Recording> recording = takeRecording();
    recording->serial = ++begun_;
    return recording;
}

// Images start in an undefined layout; before their first use they all go to GENERAL and stay there.
std::unique_ptr<Recording> Device::recordInitialisation(uint64_t serial)
{
    std::unique_ptr<Recording> recording = takeRecording();
    recording->serial = serial;
    std::vector<VkImageMemoryBarrier2> barriers;
    for (const auto& [image, aspect] : fresh_)
        barriers.push_back({
            .sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2,
            .srcStageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT,
            .dstStageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT,
            .dstAccessMask = VK_ACCESS_2_MEMORY_READ_BIT | VK_ACCESS_2_MEMORY_WRITE_BIT,
            .oldLayout = VK_IMAGE_LAYOUT_UNDEFINED,
            .newLayout = VK_IMAGE_LAYOUT_GENERAL,
            .srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
            .dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
            .image = image,
            .subresourceRange = {aspect, 0, VK_REMAINING_MIP_LEVELS, 0, VK_REMAINING_ARRAY_LAYERS},
        });
    fresh_.clear();
    const VkDependencyInfo dependency{
        .sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO,
        .imageMemoryBarrierCount = static_cast<uint32_t>(barriers.size()),
        .pImageMemoryBarriers = barriers.data(),
    };
    vkCmdPipelineBarrier2(recording->buffer, &dependency);
    check(vkEndCommandBuffer(recording->buffer), "vkEndCommandBuffer");
    return recording;
}

void Device::abandon(std::unique_ptr<Recording> recording)
{
    recording->reset(device_);
    idle_.push_back(std::move(recording));
}
} // namespace gpu
