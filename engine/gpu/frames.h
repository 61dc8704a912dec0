#pragma once

#include <cstdint>
#include <vector>

#include "engine/gpu/commands.h"
#include "engine/gpu/device.h"

namespace gpu
{
// Lets the CPU record a frame while the GPU still draws those before it, `inFlight` at most counting the one recorded.
class Frames
{
public:
    explicit Frames(Device& device, uint32_t inFlight = 2);

    // Waits until the oldest frame in flight is done, if there are as many as may be. Its command buffer begins with no
    // barrier: what the frame before left is ordered by the caller's own.
    Commands begin();
    // Submits; returns the serial.
    uint64_t end(Commands&& commands, const Device::Signals& signals = {});

    uint64_t index() const { return index_; } // of the frame being recorded; the first is 0
    uint32_t slot() const { return static_cast<uint32_t>(index_ % serials_.size()); }
    uint32_t inFlight() const { return static_cast<uint32_t>(serials_.size()); }

private:
    Device* device_;
    std::vector<uint64_t> serials_; // by slot, 0 before its first frame
    uint64_t index_ = 0;
};
} // namespace gpu
