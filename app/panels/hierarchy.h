#pragma once

#include "app/stage/entities.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace app
{
// The facility as a tree that is opened branch by branch, down to devices: what a panel lists. Nothing is kept of what
// is closed, so that a facility of any size costs what is open. What a hall has besides rows and racks stands in groups
// by kind.
class Hierarchy
{
public:
    struct Row
    {
        EntityId entity = 0; // of a group: the hall
        EntityKind group = EntityKind::none;
        uint32_t depth = 0;
        uint32_t children = 0;
        bool open = false;
    };

    // Halls, or what stands above them, are open at first. The table must outlive it.
    explicit Hierarchy(const EntityTable& entities);

    // In the order of the screen.
    const std::vector<Row>& rows() const { return rows_; }
    // Of "Row 4", or "Coolers".
    std::string title(const Row& row) const;

    void toggle(size_t row);
    void closeAll();
    // Opens whatever is above the entity, and gives its row; that of its device for a port. None for cables and nobody.
    std::optional<size_t> reveal(EntityId entity);

private:
    static uint64_t keyOf(EntityId entity, EntityKind group)
    {
        return uint64_t{static_cast<uint8_t>(group)} << 32 | entity;
    }
    bool isGrouped(EntityKind kind) const;
    void list();
    void listChildren(EntityId parent, uint32_t depth);
    void listEntity(EntityId entity, uint32_t depth);
    void listGroup(EntityId parent, EntityKind kind, std::span<const EntityId> members, uint32_t depth);

    const EntityTable& entities_;
    std::unordered_set<uint64_t> open_;
    std::vector<Row> rows_;
};

// "Coolers" of the kind cooler, for headings.
std::string pluralOf(EntityKind kind);
} // namespace app
