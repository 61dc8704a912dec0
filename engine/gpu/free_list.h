#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace gpu
{
// Hands out ranges of [0, capacity): of memory, or of elements of one large buffer whose parts come and go. The
// smallest free range that fits is taken; neighbours grow together again when freed.
class FreeList
{
public:
    explicit FreeList(uint64_t capacity);

    // The offset of `size` units, a multiple of `alignment`; nullopt when no free range holds them. `size` is at
    // least 1.
    std::optional<uint64_t> allocate(uint64_t size, uint64_t alignment = 1);
    // Takes back a whole range by the offset that allocate() gave.
    void free(uint64_t offset);

    uint64_t capacity() const { return capacity_; }
    uint64_t used() const { return used_; }
    uint64_t largestFree() const { return bySize_.empty() ? 0 : bySize_.rbegin()->first; }
    bool empty() const { return allocated_.empty(); }
    // The size of the range that allocate() gave at `offset`.
    uint64_t sizeOf(uint64_t offset) const { return allocated_.at(offset); }

private:
    void addFree(uint64_t offset, uint64_t size);
    void takeFree(std::map<uint64_t, uint64_t>::iterator range);

    uint64_t capacity_;
    uint64_t used_ = 0;
    std::map<uint64_t, uint64_t> byOffset_;          // free: offset -> size
    std::set<std::pair<uint64_t, uint64_t>> bySize_; // free: (size, offset)
    std::map<uint64_t, uint64_t> allocated_;         // offset -> size
};
} // namespace gpu
