#include "engine/gpu/frames.h"

#include <algorithm>

namespace gpu
{
Frames::Frames(Device& device, uint32_t inFlight) : device_(&device), serials_(std::max(inFlight, 1u), 0) {}

Commands Frames::begin()
{
    device_->setFrame(index_);
    if (serials_[slot()] > 0)
        device_->wait(serials_[slot()]);
    return Commands(*device_);
}

uint64_t Frames::end(Commands&& commands, const Device::Signals& signals)
{
    const uint64_t serial = device_->submit(std::move(commands), signals);
    serials_[slot()] = serial;
    ++index_;
    return serial;
}
} // namespace gpu
