#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <vulkan/vulkan.h>

#include "engine/gpu/complaints.h"
#include "engine/gpu/device_info.h"
#include "engine/gpu/features.h"
#include "engine/gpu/handle.h"
#include "engine/gpu/hazards.h"
#include "engine/gpu/instance.h"
#include "engine/gpu/memory.h"
#include "engine/gpu/pipeline_cache.h"
#include "engine/gpu/timing.h"

namespace gpu
{
class Commands;
struct Recording;

// One GPU and its queue. Made first and destroyed last; every other object here is made from it and outlived by it. One
// thread at a time.
//
// Each command buffer has a serial, in the order begun, which is the order to submit in. A resource may be destroyed at
// any time: its memory lives until the command buffers begun before are done.
class Device
{
public:
    struct Options
    {
        std::string device;          // an index, a part of a name, or empty for the best
        bool validate = false;       // validation layers with synchronization validation; a message throws
        std::optional<bool> hazards; // hold declared accesses against barriers; follows `validate` unless set
        uint64_t memoryLimit = 0;    // bytes to keep each heap under; 0 for no limit but the device's
        std::optional<std::filesystem::path> pipelineFolder; // see PipelineCache
        std::vector<std::string> instanceExtensions;         // of the window system
        Complaints* complaints = nullptr; // to see the messages of the Device's own end, too; outlives the Device
    };
    // Semaphores of the window system around a submit.
    struct Signals
    {
        std::span<const VkSemaphoreSubmitInfo> wait = {};
        std::span<const VkSemaphoreSubmitInfo> signal = {};
    };

    // Throws Error with a way to mend it: no driver, no GPU, none of that name, features it lacks, no validation
    // layers.
    Device() : Device(Options{}) {}
    explicit Device(Options options);
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    ~Device();

    operator VkDevice() const { return device_; }
    VkInstance instance() const { return instance_; }
    VkPhysicalDevice physical() const { return physical_; }
    VkQueue queue() const { return queue_; }
    uint32_t queueFamily() const { return family_; }
    const DeviceInfo& info() const { return info_; }
    const Capabilities& capabilities() const { return capabilities_; }
    Memory& memory() { return *memory_; }
    PipelineCache& pipelines() { return *pipelines_; }
    Timing& timing() { return timing_; }
    Hazards* hazards() { return hazards_.get(); } // null when not tracked
    Complaints& complaints() { return *complaints_; }

    // Hands the recorded commands to the GPU and returns their serial. Throws HazardError before anything is submitted,
    // ValidationError, DeviceLost, or Error when a later begun command buffer was submitted before.
    uint64_t submit(Commands&& commands, const Signals& signals);
    uint64_t submit(Commands&& commands);
    // Records, submits and waits: for what is not a frame.
    void run(const std::function<void(Commands&)>& record);

    uint64_t completed(); // the last serial that is done; never blocks
    void wait(uint64_t serial);
    void waitIdle() { wait(submitted_); }
    void throwIfComplained() const { complaints_->throwIfAny(); }

    // Written into hazard reports; Frames keeps it.
    void setFrame(uint64_t frame) { frame_ = frame; }
    // For tests: leaves out the n-th barrier recorded from now on, or none; barriersSeen() counts from here too.
    void dropBarrier(std::optional<uint64_t> n);
    uint64_t barriersSeen() const { return barriersSeen_; }

    // For the classes of this folder.
    ResourceId newResource() { return ++lastResource_; }
    void retire(std::function<void()> destroy); // runs once no command buffer begun so far is in flight
    void initialise(VkImage image, VkImageAspectFlags aspect);
    void forget(VkImage image);
    void setName(VkObjectType type, uint64_t object, std::string_view name) const;
    std::unique_ptr<Recording> beginRecording();
    void abandon(std::unique_ptr<Recording> recording);
    bool takesBarrier() { return barriersSeen_++ != dropped_; }
    PFN_vkCmdPushDescriptorSetKHR pushDescriptors = nullptr;
    PFN_vkCmdBeginDebugUtilsLabelEXT beginLabel = nullptr; // null without VK_EXT_debug_utils, as the next two
    PFN_vkCmdEndDebugUtilsLabelEXT endLabel = nullptr;

private:
    void createDevice(bool window);
    std::unique_ptr<Recording> takeRecording();
    std::unique_ptr<Recording> recordInitialisation(uint64_t serial);
    void collect();

    Complaints ownComplaints_;
    Complaints* complaints_;
    Instance instance_;
    std::vector<VkPhysicalDevice> physicals_;
    DeviceInfo info_;
    VkPhysicalDevice physical_ = VK_NULL_HANDLE;
    Capabilities capabilities_;
    VkDevice device_ = VK_NULL_HANDLE;
    VkQueue queue_ = VK_NULL_HANDLE;
    uint32_t family_ = 0;
    PFN_vkSetDebugUtilsObjectNameEXT setName_ = nullptr;

    std::unique_ptr<Memory> memory_;
    std::unique_ptr<PipelineCache> pipelines_;
    std::unique_ptr<Hazards> hazards_;
    Timing timing_;
    Semaphore timeline_;
    uint64_t begun_ = 0;
    uint64_t submitted_ = 0;
    uint64_t completed_ = 0;
    uint64_t frame_ = 0;
    uint64_t barriersSeen_ = 0;
    uint64_t dropped_ = ~0ull;
    ResourceId lastResource_ = 0;
    std::vector<std::unique_ptr<Recording>> idle_;
    std::deque<std::unique_ptr<Recording>> inFlight_;
    std::deque<std::pair<uint64_t, std::function<void()>>> retired_;
    std::vector<std::pair<VkImage, VkImageAspectFlags>> fresh_; // images still of undefined layout
};
} // namespace gpu
