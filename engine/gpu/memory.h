#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <vulkan/vulkan.h>

#include "engine/gpu/free_list.h"

namespace gpu
{
enum class MemoryKind : uint8_t
{
    device,   // fastest for the GPU; not mapped
    upload,   // written by the CPU, read by the GPU
    readback, // written by the GPU, read by the CPU
};

// A piece of a block of memory. Given back by Memory::free.
struct Allocation
{
    VkDeviceMemory memory = VK_NULL_HANDLE;
    uint64_t offset = 0; // bytes into `memory`
    uint64_t size = 0;
    std::byte* mapped = nullptr; // host address, or null for MemoryKind::device
    uint32_t block = 0;
};

// What one heap holds. With no VK_EXT_memory_budget, `budget` is the heap's size.
struct HeapUse
{
    bool deviceLocal = false;
    uint64_t used = 0;     // bytes of our resources
    uint64_t reserved = 0; // bytes of our blocks
    uint64_t budget = 0;   // bytes that all our blocks may come to
};

// Device memory: few large blocks for each memory type, cut up by FreeLists; a block of its own for what is huge or
// what the driver wants alone.
class Memory
{
public:
    struct Setup
    {
        VkPhysicalDevice physical = VK_NULL_HANDLE;
        VkDevice device = VK_NULL_HANDLE;
        bool driverBudget = false; // VK_EXT_memory_budget is there
        uint64_t limit = 0;        // bytes to keep each heap under; 0 for no limit but the device's
    };
    struct Request
    {
        std::string what; // "buffer", "image"
        std::string name;
        VkMemoryRequirements requirements = {};
        MemoryKind kind = MemoryKind::device;
        bool alone = false; // the driver prefers a block for this alone
        VkBuffer buffer = VK_NULL_HANDLE;
        VkImage image = VK_NULL_HANDLE;
    };

    explicit Memory(const Setup& setup);
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    ~Memory();

    // Throws OutOfMemory, which names what asked for how much, what is left, and who holds most.
    Allocation allocate(const Request& request);
    void free(const Allocation& allocation);

    std::vector<HeapUse> heaps() const;

private:
    struct Block
    {
        VkDeviceMemory memory = VK_NULL_HANDLE;
        uint32_t type = 0;
        bool alone = false;
        std::byte* mapped = nullptr;
        FreeList ranges{0};
        std::map<uint64_t, std::string> names; // by offset
    };

    uint32_t typeFor(const Request& request) const;
    uint64_t left(uint32_t heap) const;
    VkDeviceMemory tryAllocate(const Request& request, uint32_t type, uint64_t bytes, bool alone) const;
    uint32_t addBlock(const Request& request, uint32_t type, uint64_t bytes, bool alone);
    Allocation take(const Request& request, uint32_t index, uint64_t offset, uint64_t bytes);
    [[noreturn]] void exhausted(const Request& request, uint32_t heap) const;

    Setup setup_;
    VkPhysicalDeviceMemoryProperties properties_ = {};
    uint64_t granularity_ = 1;
    std::vector<std::unique_ptr<Block>> blocks_; // null where a block was given back
};

std::string bytesText(uint64_t bytes); // "3.2 GiB"
} // namespace gpu
