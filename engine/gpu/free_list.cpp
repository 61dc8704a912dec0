#include "engine/gpu/free_list.h"

#include <cassert>

namespace gpu
{
FreeList::FreeList(uint64_t capacity) : capacity_(capacity)
{
    if (capacity > 0)
        addFree(0, capacity);
}

void FreeList::addFree(uint64_t offset, uint64_t size)
{
    byOffset_[offset] = size;
    bySize_.emplace(size, offset);
}

void FreeList::takeFree(std::map<uint64_t, uint64_t>::iterator range)
{
    bySize_.erase({range->second, range->first});
    byOffset_.erase(range);
}

std::optional<uint64_t> FreeList::allocate(uint64_t size, uint64_t alignment)
{
    assert(size > 0 && alignment > 0);
    for (auto candidate = bySize_.lower_bound({size, 0}); candidate != bySize_.end(); ++candidate)
    {
        const auto [freeSize, freeOffset] = *candidate;
        const uint64_t offset = (freeOffset + alignment - 1) / alignment * alignment;
        const uint64_t padding = offset - freeOffset;
        if (padding + size > freeSize)
            continue;
        takeFree(byOffset_.find(freeOffset));
        if (padding > 0)
            addFree(freeOffset, padding);
        if (padding + size < freeSize)
            addFree(offset + size, freeSize - padding - size);
        allocated_[offset] = size;
        used_ += size;
        return offset;
    }
    return std::nullopt;
}

void FreeList::free(uint64_t offset)
{
    const auto found = allocated_.find(offset);
    assert(found != allocated_.end());
    uint64_t begin = found->first;
    uint64_t size = found->second;
    allocated_.erase(found);
    used_ -= size;
    const auto next = byOffset_.lower_bound(begin);
    if (next != byOffset_.begin())
    {
        const auto before = std::prev(next);
        if (before->first + before->second == begin)
        {
            begin = before->first;
            size += before->second;
            takeFree(before);
        }
    }
    if (next != byOffset_.end() && next->first == begin + size)
    {
        size += next->second;
        takeFree(next);
    }
    addFree(begin, size);
}
} // namespace gpu
