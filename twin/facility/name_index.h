#pragma once

#include <string_view>
#include <unordered_map>

namespace twin
{
// From names to ids. The names stay where they are; the index only points at them.
template <class IdType>
class NameIndex
{
public:
    void reserve(std::size_t count) { ids_.reserve(count); }
    // Nobody when the name was free, else who has it already (and the index is as it was).
    IdType add(std::string_view name, IdType id)
    {
        const auto [at, added] = ids_.try_emplace(name, id);
        return added ? IdType{} : at->second;
    }
    // Nobody when there is no such name.
    IdType find(std::string_view name) const
    {
        const auto at = ids_.find(name);
        return at == ids_.end() ? IdType{} : at->second;
    }
    auto begin() const { return ids_.begin(); }
    auto end() const { return ids_.end(); }

private:
    std::unordered_map<std::string_view, IdType> ids_;
};
} // namespace twin
