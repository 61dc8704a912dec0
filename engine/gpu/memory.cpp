#include "engine/gpu/memory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include <fmt/format.h>

#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
constexpr uint64_t smallestBlock = 16ull << 20;
constexpr uint64_t largestBlock = 256ull << 20;

// How well a memory type suits a kind; -1 when it will not do.
int score(VkMemoryPropertyFlags flags, MemoryKind kind)
{
    const bool local = flags & VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
    const bool visible = flags & VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT;
    const bool coherent = flags & VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    const bool cached = flags & VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
    if (flags & (VK_MEMORY_PROPERTY_LAZILY_ALLOCATED_BIT | VK_MEMORY_PROPERTY_PROTECTED_BIT))
        return -1;
    if (kind == MemoryKind::device)
        return (local ? 4 : 0) + (visible ? 0 : 1);
    if (!visible || !coherent)
        return -1;
    return kind == MemoryKind::upload ? (local ? 0 : 2) + (cached ? 0 : 1) : (cached ? 4 : 0) + (local ? 0 : 1);
}
} // namespace

std::string bytesText(uint64_t bytes)
{
    constexpr std::array units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = static_cast<double>(bytes);
    size_t unit = 0;
    for (; value >= 1024 && unit + 1 < units.size(); ++unit)
        value /= 1024;
    return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, units[unit]);
}

Memory::Memory(const Setup& setup) : setup_(setup)
{
    vkGetPhysicalDeviceMemoryProperties(setup.physical, &properties_);
    VkPhysicalDeviceProperties properties;
    vkGetPhysicalDeviceProperties(setup.physical, &properties);
    granularity_ = std::max<uint64_t>(properties.limits.bufferImageGranularity, 1);
}

Memory::~Memory()
{
    for (const auto& block : blocks_)
        if (block)
            vkFreeMemory(setup_.device, block->memory, nullptr);
}

uint32_t Memory::typeFor(const Request& request) const
{
    int best = -1;
    uint32_t chosen = 0;
    for (uint32_t type = 0; type < properties_.memoryTypeCount; ++type)
    {
        const int here = score(properties_.memoryTypes[type].propertyFlags, request.kind);
        if ((request.requirements.memoryTypeBits >> type & 1) && here > best)
        {
            best = here;
            chosen = type;
        }
    }
    if (best < 0)
        throw Error(fmt::format("{} \"{}\": the GPU has no memory of the kind it needs", request.what, request.name));
    return chosen;
}

std::vector<HeapUse> Memory::heaps() const
{
    VkPhysicalDeviceMemoryBudgetPropertiesEXT budget{};
    budget.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT;
    VkPhysicalDeviceMemoryProperties2 properties{
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_PROPERTIES_2, setup_.driverBudget ? &budget : nullptr, {}};
    vkGetPhysicalDeviceMemoryProperties2(setup_.physical, &properties);
    std::vector<HeapUse> heaps(properties_.memoryHeapCount);
    for (const auto& block : blocks_)
        if (block)
        {
            HeapUse& heap = heaps[properties_.memoryTypes[block->type].heapIndex];
            heap.used += block->ranges.used();
            heap.reserved += block->ranges.capacity();
        }
    for (size_t i = 0; i < heaps.size(); ++i)
    {
        heaps[i].deviceLocal = properties_.memoryHeaps[i].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT;
        heaps[i].budget = properties_.memoryHeaps[i].size;
        if (setup_.driverBudget)
        {
            // The driver counts all of this process; what is not our blocks (pipelines, other devices) is not ours to
            // use.
            const uint64_t others =
                budget.heapUsage[i] > heaps[i].reserved ? budget.heapUsage[i] - heaps[i].reserved : 0;
            heaps[i].budget = budget.heapBudget[i] > others ? budget.heapBudget[i] - others : 0;
        }
        if (setup_.limit > 0)
            heaps[i].budget = std::min(heaps[i].budget, setup_.limit);
    }
    return heaps;
}

uint64_t Memory::left(uint32_t heap) const
{
    const HeapUse use = heaps()[heap];
    return use.budget > use.reserved ? use.budget - use.reserved : 0;
}

void Memory::exhausted(const Request& request, uint32_t heap) const
{
    struct Holder
    {
        uint64_t bytes;
        std::string_view name;
    };
    std::vector<Holder> holders;
    for (const auto& block : blocks_)
        if (block && properties_.memoryTypes[block->type].heapIndex == heap)
            for (const auto& [offset, name] : block->names)
                holders.push_back({block->ranges.sizeOf(offset), name});
    const size_t shown = std::min<size_t>(holders.size(), 3);
    std::partial_sort(holders.begin(), holders.begin() + static_cast<std::ptrdiff_t>(shown), holders.end(),
                      [](const Holder& a, const Holder& b) { return a.bytes > b.bytes; });
    std::string most;
    for (size_t i = 0; i < shown; ++i)
        most += fmt::format("{}\"{}\" {}", i == 0 ? "; most is held by " : ", ", holders[i].name,
                            bytesText(holders[i].bytes));
    const HeapUse use = heaps()[heap];
    throw OutOfMemory(
        fmt::format("{} \"{}\" wants {}, {} of {} left{}; open a smaller scene or use a GPU with more memory",
                    request.what, request.name, bytesText(request.requirements.size),
                    bytesText(use.budget > use.used ? use.budget - use.used : 0), bytesText(use.budget), most));
}

VkDeviceMemory Memory::tryAllocate(const Request& request, uint32_t type, uint64_t bytes, bool alone) const
{
    const VkMemoryDedicatedAllocateInfo dedicated{
        .sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_ALLOCATE_INFO,
        .image = request.image,
        .buffer = request.buffer,
    };
    const VkMemoryAllocateFlagsInfo flags{
        .sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO,
        .pNext = alone ? &dedicated : nullptr,
        .flags = VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT,
    };
    const VkMemoryAllocateInfo info{
        .sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
        .pNext = &flags,
        .allocationSize = bytes,
        .memoryTypeIndex = type,
    };
    VkDeviceMemory memory = VK_NULL_HANDLE;
    const VkResult result = vkAllocateMemory(setup_.device, &info, nullptr, &memory);
    if (result == VK_ERROR_OUT_OF_DEVICE_MEMORY || result == VK_ERROR_OUT_OF_HOST_MEMORY)
        return VK_NULL_HANDLE;
    check(result, fmt::format("memory for {} \"{}\"", request.what, request.name));
    return memory;
}

// A new block of `bytes`, or as much less as still holds the request when that is too much.
uint32_t Memory::addBlock(const Request& request, uint32_t type, uint64_t bytes, bool alone)
{
    const uint32_t heap = properties_.memoryTypes[type].heapIndex;
    const uint64_t room = left(heap);
    const uint64_t needed = request.requirements.size;
    VkDeviceMemory memory = VK_NULL_HANDLE;
    for (bytes = std::max(bytes, needed); memory == VK_NULL_HANDLE;)
    {
        if (bytes <= room)
            memory = tryAllocate(request, type, bytes, alone);
        if (memory != VK_NULL_HANDLE)
            break;
        if (bytes == needed)
            exhausted(request, heap);
        bytes = std::max(bytes / 2, needed);
    }
    auto block = std::make_unique<Block>();
    block->memory = memory;
    block->type = type;
    block->alone = alone;
    block->ranges = FreeList(bytes);
    if (properties_.memoryTypes[type].propertyFlags & VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT)
    {
        void* mapped = nullptr;
        const VkResult result = vkMapMemory(setup_.device, memory, 0, VK_WHOLE_SIZE, 0, &mapped);
        if (result != VK_SUCCESS)
            vkFreeMemory(setup_.device, memory, nullptr);
        check(result, fmt::format("vkMapMemory for {} \"{}\"", request.what, request.name));
        block->mapped = static_cast<std::byte*>(mapped);
    }
    const auto slot = std::find(blocks_.begin(), blocks_.end(), nullptr);
    const auto index = static_cast<uint32_t>(slot - blocks_.begin());
    if (slot == blocks_.end())
        blocks_.emplace_back();
    blocks_[index] = std::move(block);
    return index;
}

Allocation Memory::take(const Request& request, uint32_t index, uint64_t offset, uint64_t bytes)
{
    Block& block = *blocks_[index];
    block.names[offset] = request.name;
    std::byte* mapped = request.kind == MemoryKind::device ? nullptr : block.mapped + offset;
    return {block.memory, offset, bytes, mapped, index};
}

Allocation Memory::allocate(const Request& request)
{
    const uint32_t type = typeFor(request);
    const uint64_t bytes = (request.requirements.size + granularity_ - 1) / granularity_ * granularity_;
    const uint64_t alignment = std::max(request.requirements.alignment, granularity_);
    const uint64_t heapBytes = properties_.memoryHeaps[properties_.memoryTypes[type].heapIndex].size;
    const uint64_t most = std::clamp(std::bit_floor(heapBytes / 16), smallestBlock, largestBlock);
    if (request.alone || bytes > most / 2)
    {
        const uint32_t index = addBlock(request, type, request.requirements.size, request.alone);
        Block& block = *blocks_[index];
        block.alone = true;
        return take(request, index, *block.ranges.allocate(block.ranges.capacity()), request.requirements.size);
    }
    uint64_t next = smallestBlock;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
    {
        if (!blocks_[i] || blocks_[i]->type != type || blocks_[i]->alone)
            continue;
        if (const auto offset = blocks_[i]->ranges.allocate(bytes, alignment))
            return take(request, i, *offset, bytes);
        next = std::min(blocks_[i]->ranges.capacity() * 2, most);
    }
    Request padded = request;
    padded.requirements.size = bytes;
    const uint32_t index = addBlock(padded, type, next, false);
    return take(request, index, *blocks_[index]->ranges.allocate(bytes, alignment), bytes);
}

void Memory::free(const Allocation& allocation)
{
    Block& block = *blocks_[allocation.block];
    block.names.erase(allocation.offset);
    block.ranges.free(allocation.offset);
    // Shared blocks stay for the next comer; what is huge goes back at once.
    if (!block.alone)
        return;
    vkFreeMemory(setup_.device, block.memory, nullptr);
    blocks_[allocation.block].reset();
}
} // namespace gpu
