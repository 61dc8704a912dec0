#pragma once

#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/gpu/commands.h"
#include "engine/gpu/device.h"

namespace gpu
{
// Values of the GPU on the CPU, late by the frames in flight and without waiting for them.
//
//   picked.request(cmd, pickBuffer);          // in a frame, after a barrier from its writer to gpu::copy
//   if (auto values = picked.poll()) ...      // any time later: the newest that arrived since the last poll
template <class T>
class Readback
{
public:
    // Of at most `count` elements a time, `slots` of them on the way at once: one more than frames in flight.
    Readback(Device& device, std::string name, uint64_t count, uint32_t slots = 3) : device_(&device)
    {
        for (uint32_t i = 0; i < slots; ++i)
            slots_.push_back({Buffer<T>(device, name, count, MemoryKind::readback)});
    }

    // Records the copy, in stage `copy`, and the barrier to the CPU. With every slot on the way, the oldest is waited
    // for.
    void request(Commands& commands, const Range& from)
    {
        Slot& slot = next(commands, from.bytes / sizeof(T));
        commands.copy(from, slot.buffer.slice(0, slot.count));
        commands.barrier(gpu::copy, gpu::host);
    }
    void request(Commands& commands, const View& from)
    {
        Slot& slot = next(commands, from.bytes() / sizeof(T));
        commands.copy(from, slot.buffer.slice(0, slot.count));
        commands.barrier(gpu::copy, gpu::host);
    }

    // The newest request that has arrived and was not given before; requests older than it are passed over. The values
    // are valid until the next request().
    std::optional<std::span<const T>> poll()
    {
        const uint64_t done = device_->completed();
        Slot* newest = nullptr;
        for (Slot& slot : slots_)
            if (slot.serial > given_ && slot.serial <= done && (!newest || slot.serial > newest->serial))
                newest = &slot;
        if (!newest)
            return std::nullopt;
        given_ = newest->serial;
        return newest->buffer.hostRead().first(newest->count);
    }

private:
    struct Slot
    {
        Buffer<T> buffer;
        uint64_t serial = 0;
        uint64_t count = 0;
    };

    Slot& next(Commands& commands, uint64_t count)
    {
        Slot& slot = slots_[next_++ % slots_.size()];
        device_->wait(slot.serial);
        slot.buffer.hostWrite(); // the GPU is done with it: it is the host's to give away again
        slot.serial = commands.serial();
        slot.count = count;
        return slot;
    }

    Device* device_;
    std::vector<Slot> slots_;
    uint64_t next_ = 0;
    uint64_t given_ = 0; // serial of the last values given
};

// For tests and stills: copies, waits, and returns the values. Whatever was submitted before is done first.
std::vector<std::byte> downloadBytes(Device& device, const Range& from);
std::vector<std::byte> downloadBytes(Device& device, const View& from); // tightly packed rows of the first mip level

template <class T>
std::vector<T> valuesOf(const std::vector<std::byte>& bytes)
{
    std::vector<T> values(bytes.size() / sizeof(T));
    if (!values.empty())
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
}
template <class T>
std::vector<T> download(Device& device, const Range& from)
{
    return valuesOf<T>(downloadBytes(device, from));
}
template <class T>
std::vector<T> download(Device& device, const View& from)
{
    return valuesOf<T>(downloadBytes(device, from));
}
template <class T>
std::vector<T> download(Device& device, const Buffer<T>& from)
{
    return download<T>(device, Range(from));
}

// The way in, for what is not a frame: copies in pieces that fit into staging memory, waits for each, and leaves the
// content visible to every later command.
void upload(Device& device, const Range& to, std::span<const std::byte> data);
void upload(Device& device, const View& to, std::span<const std::byte> texels);
template <class T>
void upload(Device& device, const Buffer<T>& to, std::span<const std::type_identity_t<T>> data, uint64_t first = 0)
{
    upload(device, to.slice(first, data.size()), std::as_bytes(data));
}
} // namespace gpu
