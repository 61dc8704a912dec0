#include "twin/facility/text_arena.h"

#include <algorithm>
#include <cstring>

namespace twin
{
namespace
{
constexpr std::size_t chunkBytes = std::size_t{1} << 18;
}

std::string_view TextArena::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (text.size() > left_)
    {
        const std::size_t size = std::max(chunkBytes, text.size());
        chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
        next_ = chunks_.back().get();
        left_ = size;
        bytes_ += size;
    }
    std::memcpy(next_, text.data(), text.size());
    const std::string_view kept(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return kept;
}
} // namespace twin
