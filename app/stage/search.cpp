#include "app/stage/search.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <tuple>

namespace app
{
namespace
{
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

enum Match : uint32_t
{
    whole,
    beginning,
    wordBeginning,
    inside,
    nowhere,
};

Match matchAt(std::string_view name, size_t at, size_t length)
{
    if (at == 0)
        return length == name.size() ? whole : beginning;
    return isWord(name[at - 1]) ? inside : wordBeginning;
}

Match matchOf(std::string_view name, std::string_view text)
{
    const size_t at = name.find(text);
    return at == std::string_view::npos ? nowhere : matchAt(name, at, text.size());
}

uint32_t rankOf(Match match, EntityKind kind, size_t length)
{
    return match << 24 | static_cast<uint32_t>(kind) << 16 | static_cast<uint32_t>(std::min<size_t>(length, 0xFFFF));
}
} // namespace

EntitySearch::EntitySearch(const EntityTable& entities) : entities_(entities)
{
    const size_t named = entities.count() - entities.count(EntityKind::port);
    starts_.reserve(named);
    owners_.reserve(named);
    names_.reserve(named * 20);
    const EntityId ports = entities.first(EntityKind::port);
    for (EntityId id = 1; id < entities.count(); ++id)
    {
        if (id == ports)
            id += entities.count(EntityKind::port);
        if (id == entities.count())
            break;
        starts_.push_back(static_cast<uint32_t>(names_.size()));
        owners_.push_back(id);
        names_ += lowered(entities.name(id));
        names_ += '\0';
    }
}

EntityId EntitySearch::find(std::string_view name) const
{
    const twin::Facility& facility = entities_.facility();
    if (const twin::PortId port = facility.findPort(name))
        return entities_.of(port);
    EntityId found = 0;
    for (const Hit& hit : namesWith(lowered(name)))
        if (hit.rank >> 24 == whole && (found == 0 || hit.entity < found) && entities_.name(hit.entity) == name)
            found = hit.entity;
    return found;
}

EntityId EntitySearch::named(std::string_view words) const
{
    if (const EntityId found = find(words); found != 0)
        return found;
    const size_t colon = words.find(':');
    for (uint32_t kind = 1; kind < entityKinds && colon != std::string_view::npos; ++kind)
    {
        if (lowered(nameOf(static_cast<EntityKind>(kind))) != lowered(words.substr(0, colon)))
            continue;
        const EntityId first = entities_.first(static_cast<EntityKind>(kind));
        for (EntityId id = first; id < first + entities_.count(static_cast<EntityKind>(kind)); ++id)
            if (entities_.name(id) == words.substr(colon + 1))
                return id;
    }
    return 0;
}

std::vector<EntitySearch::Hit> EntitySearch::namesWith(std::string_view text) const
{
    std::vector<Hit> hits;
    if (text.empty() || text.find('\0') != std::string_view::npos)
        return hits;
    const char* const end = names_.data() + names_.size();
    const char* from = names_.data();
    size_t index = 0;
    while (const void* const found = memmem(from, static_cast<size_t>(end - from), text.data(), text.size()))
    {
        const char* const at = static_cast<const char*>(found);
        const auto offset = static_cast<uint32_t>(at - names_.data());
        // Hits come in order, so the name is near the last one's.
        size_t step = 1;
        while (index + step < starts_.size() && starts_[index + step] <= offset)
        {
            index += step;
            step *= 2;
        }
        index = static_cast<size_t>(
                    std::upper_bound(
                        starts_.begin() + static_cast<std::ptrdiff_t>(index),
                        starts_.begin() + static_cast<std::ptrdiff_t>(std::min(index + step, starts_.size())), offset) -
                    starts_.begin()) -
                1;
        const uint32_t next = index + 1 < starts_.size() ? starts_[index + 1] : static_cast<uint32_t>(names_.size());
        const std::string_view name(names_.data() + starts_[index], next - 1 - starts_[index]);
        const Match match = matchAt(name, offset - starts_[index], text.size());
        hits.push_back({rankOf(match, entities_.kindOf(owners_[index]), name.size()), owners_[index]});
        from = names_.data() + next;
    }
    return hits;
}

void EntitySearch::addPorts(std::string_view device, std::string_view port, std::vector<Hit>& hits) const
{
    const twin::Facility& facility = entities_.facility();
    for (const Hit& hit : namesWith(device))
    {
        const Entity entity = entities_[hit.entity];
        if (entity.kind != EntityKind::device)
            continue;
        const twin::Device& owner = facility.devices[entity.as<twin::DeviceId>()];
        const auto& ports = facility.models[owner.model].ports;
        for (size_t i = 0; i < ports.size(); ++i)
        {
            const Match match = port.empty() ? beginning : matchOf(lowered(ports[i].name), port);
            if (match == nowhere)
                continue;
            const Match worse = std::max(match, static_cast<Match>(hit.rank >> 24));
            hits.push_back({rankOf(worse, EntityKind::port, owner.name.size() + ports[i].name.size() + 1),
                            entities_.of(twin::PortId{owner.firstPort.value + static_cast<uint32_t>(i)})});
        }
    }
}

std::vector<EntityId> EntitySearch::search(std::string_view text, size_t limit) const
{
    const std::string wanted = lowered(text);
    std::vector<Hit> hits = namesWith(wanted);
    if (const size_t colon = wanted.find(':'); colon != std::string::npos)
        addPorts(std::string_view(wanted).substr(0, colon), std::string_view(wanted).substr(colon + 1), hits);
    const auto before = [](const Hit& a, const Hit& b)
    { return std::tie(a.rank, a.entity) < std::tie(b.rank, b.entity); };
    const size_t kept = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), before);
    std::vector<EntityId> result;
    for (size_t i = 0; i < kept; ++i)
        result.push_back(hits[i].entity);
    return result;
}
} // namespace app
