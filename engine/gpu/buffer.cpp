#include "engine/gpu/buffer.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/gpu/commands.h"
#include "engine/gpu/device.h"
#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
Access access(const Range& range, Mode mode)
{
    return {.resource = range.buffer->id(), .mode = mode, .begin = range.begin, .end = range.begin + range.bytes};
}

Access bound(const Range& range, Mode mode, uint32_t binding, VkDescriptorType type)
{
    Access result = access(range, mode);
    result.binding = binding;
    result.type = type;
    result.buffer = range.buffer->handle();
    return result;
}
} // namespace

Range::Range(const RawBuffer& whole) : buffer(&whole), bytes(whole.bytes()) {}

RawBuffer::RawBuffer(Device& device, std::string name, uint64_t bytes, MemoryKind kind)
    : device_(&device), name_(std::move(name)), bytes_(bytes), kind_(kind)
{
    // Vulkan knows no empty buffers, data does.
    const uint64_t size = std::max<uint64_t>((bytes + 15) / 16 * 16, 16);
    if (size > device.capabilities().maxBufferBytes)
        throw OutOfMemory(fmt::format("buffer \"{}\" wants {}, this GPU's buffers hold at most {}; split it", name_,
                                      bytesText(size), bytesText(device.capabilities().maxBufferBytes)));
    const VkBufferCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
        .size = size,
        .usage = VK_BUFFER_USAGE_TRANSFER_SRC_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT |
                 VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT |
                 VK_BUFFER_USAGE_INDEX_BUFFER_BIT | VK_BUFFER_USAGE_VERTEX_BUFFER_BIT |
                 VK_BUFFER_USAGE_INDIRECT_BUFFER_BIT | VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT,
    };
    check(vkCreateBuffer(device, &info, nullptr, &buffer_), fmt::format("buffer \"{}\"", name_));
    try
    {
        const VkBufferMemoryRequirementsInfo2 which{
            .sType = VK_STRUCTURE_TYPE_BUFFER_MEMORY_REQUIREMENTS_INFO_2,
            .buffer = buffer_,
        };
        VkMemoryDedicatedRequirements dedicated{.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS};
        VkMemoryRequirements2 requirements{VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2, &dedicated, {}};
        vkGetBufferMemoryRequirements2(device, &which, &requirements);
        requirements.memoryRequirements.alignment = std::max<uint64_t>(requirements.memoryRequirements.alignment, 16);
        allocation_ = device.memory().allocate({
            .what = "buffer",
            .name = name_,
            .requirements = requirements.memoryRequirements,
            .kind = kind,
            .alone = dedicated.requiresDedicatedAllocation == VK_TRUE,
            .buffer = buffer_,
        });
        check(vkBindBufferMemory(device, buffer_, allocation_.memory, allocation_.offset), "vkBindBufferMemory");
    }
    catch (...)
    {
        vkDestroyBuffer(device, buffer_, nullptr);
        if (allocation_.memory)
            device.memory().free(allocation_);
        throw;
    }
    const VkBufferDeviceAddressInfo where{.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO, .buffer = buffer_};
    address_ = vkGetBufferDeviceAddress(device, &where);
    id_ = device.newResource();
    device.setName(VK_OBJECT_TYPE_BUFFER, reinterpret_cast<uint64_t>(buffer_), name_);
    if (Hazards* hazards = device.hazards())
    {
        hazards->add(id_, name_, size, 0);
        hazards->addAddress(id_, address_, size);
    }
}

RawBuffer::RawBuffer(RawBuffer&& other) noexcept
    : device_(other.device_),
      name_(std::move(other.name_)),
      id_(other.id_),
      bytes_(other.bytes_),
      address_(other.address_),
      kind_(other.kind_),
      buffer_(std::exchange(other.buffer_, VK_NULL_HANDLE)),
      allocation_(other.allocation_)
{
}

RawBuffer& RawBuffer::operator=(RawBuffer&& other) noexcept
{
    std::swap(device_, other.device_);
    std::swap(name_, other.name_);
    std::swap(id_, other.id_);
    std::swap(bytes_, other.bytes_);
    std::swap(address_, other.address_);
    std::swap(kind_, other.kind_);
    std::swap(buffer_, other.buffer_);
    std::swap(allocation_, other.allocation_);
    return *this;
}

RawBuffer::~RawBuffer()
{
    if (buffer_ == VK_NULL_HANDLE)
        return;
    if (Hazards* hazards = device_->hazards())
        hazards->remove(id_);
    device_->retire(
        [device = device_, buffer = buffer_, allocation = allocation_]
        {
            vkDestroyBuffer(*device, buffer, nullptr);
            device->memory().free(allocation);
        });
}

void RawBuffer::checkHostRead() const
{
    if (!mapped())
        throw Error(
            fmt::format("buffer \"{}\": the host cannot read it; make it MemoryKind::readback or download it", name_));
    if (Hazards* hazards = device_->hazards(); hazards && bytes_ > 0)
        hazards->hostRead(id_, 0, bytes_, device_->completed());
}

void RawBuffer::checkHostWrite() const
{
    if (!mapped())
        throw Error(
            fmt::format("buffer \"{}\": the host cannot write it; make it MemoryKind::upload or upload to it", name_));
    if (Hazards* hazards = device_->hazards(); hazards && bytes_ > 0)
        hazards->hostWrite(id_, 0, bytes_, device_->completed());
}

void RawBuffer::replace(Commands& commands, uint64_t bytes)
{
    RawBuffer larger(*device_, name_, bytes, kind_);
    if (bytes_ > 0)
        commands.copy(*this, Range(larger, 0, bytes_));
    *this = std::move(larger);
}

Access reads(const Range& range)
{
    return access(range, Mode::read);
}
Access writes(const Range& range)
{
    return access(range, Mode::write);
}
Access updates(const Range& range)
{
    return access(range, Mode::update);
}
Access accumulates(const Range& range)
{
    return access(range, Mode::accumulate);
}
Access reads(uint32_t binding, const Range& range)
{
    return bound(range, Mode::read, binding, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER);
}
Access writes(uint32_t binding, const Range& range)
{
    return bound(range, Mode::write, binding, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER);
}
Access updates(uint32_t binding, const Range& range)
{
    return bound(range, Mode::update, binding, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER);
}
Access accumulates(uint32_t binding, const Range& range)
{
    return bound(range, Mode::accumulate, binding, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER);
}
Access uniform(uint32_t binding, const Range& range)
{
    return bound(range, Mode::read, binding, VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER);
}
} // namespace gpu
