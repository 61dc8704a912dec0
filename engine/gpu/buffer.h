#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>

#include <vulkan/vulkan.h>

#include "engine/gpu/access.h"
#include "engine/gpu/memory.h"
#include "shared/gpu/gpu.h"

namespace gpu
{
class Commands;
class Device;
class RawBuffer;

// A stretch of a buffer, in bytes.
struct Range
{
    Range() = default;
    Range(const RawBuffer& whole);
    Range(const RawBuffer& part, uint64_t first, uint64_t length) : buffer(&part), begin(first), bytes(length) {}

    const RawBuffer* buffer = nullptr;
    uint64_t begin = 0;
    uint64_t bytes = 0;
};

// A buffer of bytes: Buffer<T> without its type. Usable as anything but a vertex attribute stream.
class RawBuffer
{
public:
    // Throws OutOfMemory naming `name`. `bytes` may be 0.
    RawBuffer(Device& device, std::string name, uint64_t bytes, MemoryKind kind);
    RawBuffer(RawBuffer&& other) noexcept;
    RawBuffer& operator=(RawBuffer&& other) noexcept;
    ~RawBuffer();

    VkBuffer handle() const { return buffer_; }
    const std::string& name() const { return name_; }
    ResourceId id() const { return id_; }
    uint64_t bytes() const { return bytes_; }
    uint64_t address() const { return address_; } // a multiple of 16
    MemoryKind kind() const { return kind_; }
    std::byte* mapped() const { return allocation_.mapped; } // null for MemoryKind::device

protected:
    // Hold an access of the CPU against the GPU's; see Hazards.
    void checkHostRead() const;
    void checkHostWrite() const;
    // A larger buffer in this one's place, the old content copied.
    void replace(Commands& commands, uint64_t bytes);

private:
    Device* device_;
    std::string name_;
    ResourceId id_ = 0;
    uint64_t bytes_ = 0;
    uint64_t address_ = 0;
    MemoryKind kind_ = MemoryKind::device;
    VkBuffer buffer_ = VK_NULL_HANDLE;
    Allocation allocation_;
};

// An array of `T` that shaders reach by pointer. Its content is undefined at first.
template <class T>
class Buffer : public RawBuffer
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Buffer(Device& device, std::string name, uint64_t size, MemoryKind kind = MemoryKind::device)
        : RawBuffer(device, std::move(name), size * sizeof(T), kind), size_(size)
    {
    }

    uint64_t size() const { return size_; } // elements
    GpuPtr<T> ptr(uint64_t first = 0) const { return {address() + first * sizeof(T)}; }
    // `count` elements from `first`, for copies and declarations of part of the buffer.
    Range slice(uint64_t first, uint64_t count) const { return {*this, first * sizeof(T), count * sizeof(T)}; }

    // Mapped memory, for MemoryKind::upload and ::readback. With hazards tracked they throw HazardError while the GPU
    // may still use the buffer, and when no barrier to `host` followed its writes.
    std::span<T> hostWrite()
    {
        checkHostWrite();
        return {reinterpret_cast<T*>(mapped()), size_};
    }
    std::span<const T> hostRead() const
    {
        checkHostRead();
        return {reinterpret_cast<const T*>(mapped()), size_};
    }

    // Room for at least `size` elements, half as much again so that steady growth stays cheap; true when the buffer
    // moved, and with it every pointer to it. The copy reads the old and writes the new buffer in stage `copy`:
    // barriers before and after it are the caller's.
    bool reserve(Commands& commands, uint64_t size)
    {
        if (size <= size_)
            return false;
        size = std::max(size, size_ + size_ / 2);
        replace(commands, size * sizeof(T));
        size_ = size;
        return true;
    }

private:
    uint64_t size_;
};

// What a command does to a buffer or a part of it.
Access reads(const Range& range);
Access writes(const Range& range);
Access updates(const Range& range);     // reads and writes
Access accumulates(const Range& range); // only by atomics whose order does not matter
// The same, bound to a buffer that the shader names: GPU_BUFFER(binding, ...). At most 128 MiB, from an offset that is
// a multiple of 256 bytes. Some drivers read these several times faster than through pointers; none slower.
Access reads(uint32_t binding, const Range& range);
Access writes(uint32_t binding, const Range& range);
Access updates(uint32_t binding, const Range& range);
Access accumulates(uint32_t binding, const Range& range);
// Of GPU_UNIFORM(binding, ...): at most 16 KiB, the same for every thread.
Access uniform(uint32_t binding, const Range& range);
} // namespace gpu
