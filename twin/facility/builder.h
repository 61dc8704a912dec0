#pragma once

#include "twin/facility/build.h"

#include <fmt/format.h>

#include <string>

namespace twin
{
// The work of `build`, step by step in the order in which names come to be known. Internal to build*.cpp.
class Builder
{
public:
    Builder(FacilityDocument&& document, std::vector<Problem>& problems);
    Facility run();

private:
    void opticsAndModels();
    Model model(const ModelDef& def, std::size_t index);
    std::vector<PanelRun> straightRuns(const Model& model) const;
    void cableTypes();
    void halls();
    void racks();
    void devices();
    DeviceId device(std::string_view section, std::size_t index, const DeviceDef& def);
    void panelMaps();
    void trays();
    void plant();
    void cables();
    void cable(std::size_t index, const CableDef& def);
    Range terminations(std::size_t index, CableId cable, const std::vector<std::string_view>& ends, char side);
    void terminationFits(std::size_t cable, std::size_t end, PortId port, const CableType& type, char side);

    template <class... Args>
    void problem(std::string path, fmt::format_string<Args...> what, Args&&... args)
    {
        problems_.push_back({.path = std::move(path), .what = fmt::format(what, std::forward<Args>(args)...)});
    }
    // The id behind `name`; what is unknown is said once, with the nearest known name. An empty name is nobody.
    template <class IdType>
    IdType resolve(const NameIndex<IdType>& index, std::string_view kind, std::string_view name, std::string path);
    template <class IdType>
    void claim(NameIndex<IdType>& index, std::string_view section, std::string_view name, IdType id);
    ModelId modelOf(std::string_view name, std::string path, Role role);
    Range keep(const std::vector<Point3>& path);
    Range served(const std::vector<std::string_view>& names, std::string_view section, std::size_t index,
                 std::string_view key);

    FacilityDocument document_;
    std::vector<Problem>& problems_;
    Facility facility_;
    NameIndex<OpticId> optics_;
    NameIndex<CableTypeId> cableTypes_;
    NameIndex<ModelId> models_;
    NameIndex<BuildingId> buildings_;
    NameIndex<HallId> halls_;
    NameIndex<RowId> rows_;
    std::unordered_map<std::string_view, std::uint32_t> tiers_;
    std::size_t suggestions_ = 0;
};

inline std::string at(std::string_view section, std::size_t index)
{
    return fmt::format("/{}/{}", section, index);
}
inline std::string at(std::string_view section, std::size_t index, std::string_view key)
{
    return fmt::format("/{}/{}/{}", section, index, key);
}

// The known name that is fewest edits away, or nothing when none is near.
template <class Index>
std::string_view nearestName(const Index& index, std::string_view name);

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

template <class Index>
std::string_view nearestName(const Index& index, std::string_view name)
{
    std::string_view best;
    std::size_t bestDistance = 3;
    index.each(
        [&](std::string_view known, auto)
        {
            const std::size_t distance = editDistance(known, name, bestDistance);
            // The order of visits is not the file's: the smaller name wins a tie, so that the text is always the same.
            if (distance < bestDistance || (distance == bestDistance && distance < 3 && known < best))
            {
                best = known;
                bestDistance = distance;
            }
        });
    return best;
}

template <class IdType>
IdType Builder::resolve(const NameIndex<IdType>& index, std::string_view kind, std::string_view name, std::string path)
{
    if (name.empty())
        return {};
    const IdType found = index.find(name);
    if (found)
        return found;
    // A file whose every reference is broken needs no guess for each.
    constexpr std::size_t mostSuggestions = 32;
    const std::string_view nearest = suggestions_++ < mostSuggestions ? nearestName(index, name) : std::string_view{};
    if (nearest.empty())
        problem(std::move(path), "no {} is called \"{}\"", kind, name);
    else
        problem(std::move(path), "no {} is called \"{}\"; did you mean \"{}\"?", kind, name, nearest);
    return {};
}

template <class IdType>
void Builder::claim(NameIndex<IdType>& index, std::string_view section, std::string_view name, IdType id)
{
    if (name.empty())
        return;
    if (const IdType owner = index.add(name, id))
        problem(at(section, id.index(), "id"), "\"{}\" is the name of {} already: give each its own", name,
                at(section, owner.index()));
}
} // namespace twin
