#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace twin
{
// From names to ids, by open addressing: a look-up reads one slot, or a few beside it. The names stay where they are;
// the index only points at them.
template <class IdType>
class NameIndex
{
public:
    using Entry = std::pair<std::string_view, IdType>;

    void reserve(std::size_t count)
    {
        std::size_t slots = 16;
        while (slots < count * 2)
            slots *= 2;
        if (slots > slots_.size())
            rehash(slots);
    }
    // Nobody when the name was free, else who has it already (and the index is as it was).
    IdType add(std::string_view name, IdType id)
    {
        reserve(count_ + 1);
        const std::size_t at = slotOf(name);
        if (slots_[at].second)
            return slots_[at].second;
        slots_[at] = {name, id};
        ++count_;
        return {};
    }
    // Nobody when there is no such name.
    IdType find(std::string_view name) const { return slots_.empty() ? IdType{} : slots_[slotOf(name)].second; }
    // Calls visit(name, id) for each, in no order to rely on.
    template <class Visit>
    void each(Visit&& visit) const
    {
        for (const auto& [name, id] : slots_)
            if (id)
                visit(name, id);
    }

private:
    // The slot that has the name, or the free one where it would go.
    std::size_t slotOf(std::string_view name) const
    {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = std::hash<std::string_view>{}(name)&mask;
        while (slots_[at].second && slots_[at].first != name)
            at = (at + 1) & mask;
        return at;
    }
    void rehash(std::size_t slots)
    {
        const std::vector<Entry> old = std::exchange(slots_, std::vector<Entry>(slots));
        for (const Entry& entry : old)
            if (entry.second)
                slots_[slotOf(entry.first)] = entry;
    }

    std::vector<Entry> slots_; // a power of two, at least twice as many as names
    std::size_t count_ = 0;
};
} // namespace twin
