// Device: the command buffers and their way to the GPU and back.
#include "engine/gpu/device.h"

#include <algorithm>
#include <array>

#include "engine/gpu/commands.h"
#include "engine/gpu/error.h"
#include "engine/gpu/recording.h"

namespace gpu
{
uint64_t Device::submit(Commands&& commands)
{
    return submit(std::move(commands), Signals{});
}

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
