#pragma once

#include "engine/passes/drawables.h"
#include "twin/facility/facility.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app
{
using engine::EntityId;

enum class EntityKind : uint8_t
{
    none,
    building,
    hall,
    row,
    rack,
    device, // panels too
    port,
    cable,
    tray,
    duct,
    cooler,
    cdu,
    pdu,
    sensor,
};
inline constexpr uint32_t entityKinds = static_cast<uint32_t>(EntityKind::sensor) + 1;

std::string_view nameOf(EntityKind kind);

struct Entity
{
    EntityKind kind = EntityKind::none;
    uint32_t value = 0; // of the kind's own twin::Id; 0 is nobody

    template <class Id>
    Id as() const
    {
        return {value};
    }
    bool operator==(const Entity&) const = default;
};

// One dense numbering of all that can be picked or can carry a value: kind after kind in the order of the enum, each in
// the order of the facility. 0 is nobody. The facility must outlive it.
class EntityTable
{
public:
    explicit EntityTable(const twin::Facility& facility);

    // Of nobody: 0.
    EntityId of(EntityKind kind, uint32_t value) const
    {
        return value == 0 ? 0 : first_[static_cast<size_t>(kind)] + value - 1;
    }
    EntityId of(twin::BuildingId id) const { return of(EntityKind::building, id.value); }
    EntityId of(twin::HallId id) const { return of(EntityKind::hall, id.value); }
    EntityId of(twin::RowId id) const { return of(EntityKind::row, id.value); }
    EntityId of(twin::RackId id) const { return of(EntityKind::rack, id.value); }
    EntityId of(twin::DeviceId id) const { return of(EntityKind::device, id.value); }
    EntityId of(twin::PortId id) const { return of(EntityKind::port, id.value); }
    EntityId of(twin::CableId id) const { return of(EntityKind::cable, id.value); }
    EntityId of(twin::TrayId id) const { return of(EntityKind::tray, id.value); }
    EntityId of(twin::DuctId id) const { return of(EntityKind::duct, id.value); }
    EntityId of(twin::CoolerId id) const { return of(EntityKind::cooler, id.value); }
    EntityId of(twin::CduId id) const { return of(EntityKind::cdu, id.value); }
    EntityId of(twin::PduId id) const { return of(EntityKind::pdu, id.value); }
    EntityId of(twin::SensorId id) const { return of(EntityKind::sensor, id.value); }

    // Nobody for 0 and for numbers beyond the last.
    Entity operator[](EntityId id) const;
    EntityKind kindOf(EntityId id) const { return (*this)[id].kind; }
    // One more than the greatest id.
    uint32_t count() const { return first_.back(); }
    uint32_t count(EntityKind kind) const
    {
        return first_[static_cast<size_t>(kind) + 1] - first_[static_cast<size_t>(kind)];
    }
    EntityId first(EntityKind kind) const { return first_[static_cast<size_t>(kind)]; }

    // As the documents say it; a port's is "device:port".
    std::string name(EntityId id) const;

    // Who contains it: port -> device -> rack -> row -> hall -> building; plant, trays and sensors stand in their hall.
    // Nobody for buildings, halls without one, ducts and cables.
    EntityId parent(EntityId id) const { return id < parents_.size() ? parents_[id] : 0; }
    // What it contains, in order of the ids; of nobody: what has no parent but cables.
    std::span<const EntityId> children(EntityId id) const;

    const twin::Facility& facility() const { return facility_; }

private:
    void linkParents();
    void listChildren();

    const twin::Facility& facility_;
    std::array<uint32_t, entityKinds + 1> first_{}; // by kind; the last is the count
    std::vector<EntityId> parents_;
    std::vector<uint32_t> childrenFrom_; // into children_, one more than there are ids
    std::vector<EntityId> children_;
};
} // namespace app
