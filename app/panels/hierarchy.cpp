#include "app/panels/hierarchy.h"

#include <algorithm>
#include <cctype>

namespace app
{
namespace
{
bool isPlace(EntityKind kind)
{
    return kind == EntityKind::building || kind == EntityKind::hall || kind == EntityKind::row ||
           kind == EntityKind::rack;
}
} // namespace

std::string pluralOf(EntityKind kind)
{
    std::string text(nameOf(kind));
    const bool abbreviated = kind == EntityKind::cdu || kind == EntityKind::pdu;
    if (!abbreviated && !text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text + "s";
}

Hierarchy::Hierarchy(const EntityTable& entities) : entities_(entities)
{
    for (const EntityKind kind : {EntityKind::building, EntityKind::hall})
        for (uint32_t i = 0; i < entities.count(kind); ++i)
            open_.insert(keyOf(entities.first(kind) + i, EntityKind::none));
    // More halls than a panel has rows are looked through closed.
    if (entities.count(EntityKind::hall) > 4)
        for (uint32_t i = 0; i < entities.count(EntityKind::hall); ++i)
            open_.erase(keyOf(entities.first(EntityKind::hall) + i, EntityKind::none));
    list();
}

std::string Hierarchy::title(const Row& row) const
{
    return row.group == EntityKind::none ? entities_.name(row.entity) : pluralOf(row.group);
}

void Hierarchy::toggle(size_t row)
{
    if (row >= rows_.size() || rows_[row].children == 0)
        return;
    const uint64_t key = keyOf(rows_[row].entity, rows_[row].group);
    if (open_.erase(key) == 0)
        open_.insert(key);
    list();
}

void Hierarchy::closeAll()
{
    open_.clear();
    list();
}

std::optional<size_t> Hierarchy::reveal(EntityId entity)
{
    if (entities_.kindOf(entity) == EntityKind::port)
        entity = entities_.parent(entity);
    const EntityKind kind = entities_.kindOf(entity);
    if (kind == EntityKind::none || kind == EntityKind::cable)
        return std::nullopt;
    bool opened = false;
    if (isGrouped(kind))
        opened |= open_.insert(keyOf(entities_.parent(entity), kind)).second;
    for (EntityId above = entities_.parent(entity); above != 0; above = entities_.parent(above))
        opened |= open_.insert(keyOf(above, EntityKind::none)).second;
    if (opened)
        list();
    const auto found = std::ranges::find_if(rows_, [&](const Row& row)
                                            { return row.entity == entity && row.group == EntityKind::none; });
    if (found == rows_.end())
        return std::nullopt;
    return static_cast<size_t>(found - rows_.begin());
}

bool Hierarchy::isGrouped(EntityKind kind) const
{
    return !isPlace(kind) && kind != EntityKind::device;
}

void Hierarchy::list()
{
    rows_.clear();
    listChildren(0, 0);
}

// Children come in order of their kinds.
void Hierarchy::listChildren(EntityId parent, uint32_t depth)
{
    std::span<const EntityId> left = entities_.children(parent);
    while (!left.empty())
    {
        const EntityKind kind = entities_.kindOf(left.front());
        const auto end = std::ranges::find_if(left, [&](EntityId id) { return entities_.kindOf(id) != kind; });
        const auto same = left.first(static_cast<size_t>(end - left.begin()));
        left = left.subspan(same.size());
        if (isGrouped(kind))
            listGroup(parent, kind, same, depth);
        else
            for (const EntityId each : same)
                listEntity(each, depth);
    }
}

void Hierarchy::listEntity(EntityId entity, uint32_t depth)
{
    const bool leaf = !isPlace(entities_.kindOf(entity));
    const auto children = leaf ? 0 : static_cast<uint32_t>(entities_.children(entity).size());
    const bool open = children > 0 && open_.contains(keyOf(entity, EntityKind::none));
    rows_.push_back({entity, EntityKind::none, depth, children, open});
    if (open)
        listChildren(entity, depth + 1);
}

void Hierarchy::listGroup(EntityId parent, EntityKind kind, std::span<const EntityId> members, uint32_t depth)
{
    const bool open = open_.contains(keyOf(parent, kind));
    rows_.push_back({parent, kind, depth, static_cast<uint32_t>(members.size()), open});
    if (open)
        for (const EntityId each : members)
            rows_.push_back({each, EntityKind::none, depth + 1, 0, false});
}
} // namespace app
