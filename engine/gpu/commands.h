#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include <vulkan/vulkan.h>

#include "engine/gpu/access.h"
#include "engine/gpu/buffer.h"
#include "engine/gpu/hazards.h"
#include "engine/gpu/image.h"

namespace gpu
{
class Commands;
class Device;
struct Recording;

// Names and times what is recorded while it lives; see Timing.
class Section
{
public:
    Section(Commands& commands, std::string_view name);
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;
    ~Section();

private:
    Commands& commands_;
    uint32_t index_;
};

// A command buffer being recorded. Begun by its constructor, handed over by Device::submit; dropped when neither.
//
// Nothing orders commands but barriers. Every function here declares what it touches; dispatches and draws are given
// it.
class Commands
{
public:
    explicit Commands(Device& device);
    Commands(Commands&&) noexcept;
    Commands& operator=(Commands&&) = delete;
    ~Commands();

    VkCommandBuffer handle() const { return buffer_; }
    Device& device() const { return *device_; }
    uint64_t serial() const; // done when Device::completed() has reached it

    // All that was recorded before in the stages `from` is done and its writes are visible before anything recorded
    // after begins in the stages `to`, in this and all later command buffers: cmd.barrier(gpu::compute, gpu::draw).
    void barrier(Stages from, Stages to);

    // Stage `copy`. Ranges of a copy are of equal size; images are copied as tightly packed rows of one mip level.
    void copy(const Range& from, const Range& to);
    void copy(const Range& from, const View& to);
    void copy(const View& from, const Range& to);
    void copy(const View& from, const View& to);   // of one format and size; first mip levels
    void fill(const Range& range, uint32_t value); // whole words; range and value of 4 bytes each
    void clear(const View& view, const VkClearColorValue& color);
    void clear(const View& view, float depth);

    // Copies from the CPU through staging memory of this command buffer, in stage `copy`.
    void upload(const Range& to, std::span<const std::byte> data);
    void upload(const View& to, std::span<const std::byte> texels);
    template <class T>
    void upload(const Buffer<T>& to, std::span<const std::type_identity_t<T>> data, uint64_t first = 0)
    {
        upload(to.slice(first, data.size()), std::as_bytes(data));
    }

    // For the classes of this folder.
    Hazards* hazards() const { return hazards_; }
    // Takes one command's accesses; `label` is Hazards::label().
    void declare(Hazards::Label label, Stages stage, std::span<const Access> accesses,
                 std::span<const Access> more = {});
    void bindCompute(VkPipeline pipeline);
    void bindDraw(VkPipeline pipeline);
    bool isRendering() const { return rendering_; }
    void setRendering(bool rendering) { rendering_ = rendering; }
    // Between draws: a software driver begins to draw what has been drawn so far while it prepares what follows, which
    // by itself it would do one after the other. No command on other devices. Costs a tenth of a millisecond, so it is
    // for thousands of triangles.
    void handOver();
    // After a draw whose count lies on the GPU, Mesa's software driver (22.3) keeps to that count in later indirect
    // draws that have none: the count to give these instead, which is more than any. Null where that is not needed.
    void noteCounted();
    VkBuffer noLimit() const;
    uint32_t beginSection(std::string_view name);
    void endSection(uint32_t index);
    std::unique_ptr<Recording> finish(); // ends the command buffer

private:
    VkQueryPool queries(); // of the recording
    Range stage(std::span<const std::byte> data);
    void declareCopy(std::string_view what, std::span<const Access> accesses);

    Device* device_;
    std::unique_ptr<Recording> recording_;
    VkCommandBuffer buffer_ = VK_NULL_HANDLE;
    Hazards* hazards_ = nullptr;
    bool rendering_ = false;
};
} // namespace gpu
