#include "app/stage/entities.h"

#include <algorithm>

namespace app
{
using namespace twin;

std::string_view nameOf(EntityKind kind)
{
    constexpr std::array<std::string_view, entityKinds> names{"nothing", "building", "hall",  "row",   "rack",
                                                              "device",  "port",     "cable", "tray",  "duct",
                                                              "cooler",  "CDU",      "PDU",   "sensor"};
    return names[static_cast<size_t>(kind)];
}

EntityTable::EntityTable(const Facility& facility) : facility_(facility)
{
    const std::array<size_t, entityKinds> counts{1, // nobody
                                                 facility.buildings.size(),
                                                 facility.halls.size(),
                                                 facility.rows.size(),
                                                 facility.racks.size(),
                                                 facility.devices.size(),
                                                 facility.portDevice.size(),
                                                 facility.cables.size(),
                                                 facility.trays.size(),
                                                 facility.ducts.size(),
                                                 facility.coolers.size(),
                                                 facility.cdus.size(),
                                                 facility.pdus.size(),
                                                 facility.sensors.size()};
    for (size_t kind = 0; kind < entityKinds; ++kind)
        first_[kind + 1] = first_[kind] + static_cast<uint32_t>(counts[kind]);
    linkParents();
    listChildren();
}

Entity EntityTable::operator[](EntityId id) const
{
    if (id == 0 || id >= count())
        return {};
    const auto kind = static_cast<size_t>(std::ranges::upper_bound(first_, id) - first_.begin() - 1);
    return {static_cast<EntityKind>(kind), id - first_[kind] + 1};
}

void EntityTable::linkParents()
{
    parents_.assign(count(), 0);
    const auto link = [&](EntityKind kind, const auto& table, auto&& parentOf)
    {
        EntityId id = first(kind);
        for (const auto& row : table)
            parents_[id++] = parentOf(row);
    };
    const auto hall = [&](const auto& row) { return of(row.hall); };
    link(EntityKind::hall, facility_.halls, [&](const Hall& row) { return of(row.building); });
    link(EntityKind::row, facility_.rows, hall);
    link(EntityKind::rack, facility_.racks, [&](const Rack& row) { return row.row ? of(row.row) : of(row.hall); });
    link(EntityKind::device, facility_.devices, [&](const Device& row) { return of(row.rack); });
    link(EntityKind::port, facility_.portDevice, [&](DeviceId row) { return of(row); });
    link(EntityKind::tray, facility_.trays, hall);
    link(EntityKind::cooler, facility_.coolers, hall);
    link(EntityKind::cdu, facility_.cdus, hall);
    link(EntityKind::pdu, facility_.pdus, hall);
    link(EntityKind::sensor, facility_.sensors, hall);
}

// A counting sort by parent.
void EntityTable::listChildren()
{
    const auto listed = [&](EntityId id) { return parents_[id] != 0 || kindOf(id) != EntityKind::cable; };
    childrenFrom_.assign(count() + 1, 0);
    for (EntityId id = 1; id < count(); ++id)
        childrenFrom_[parents_[id] + 1] += listed(id) ? 1 : 0;
    for (size_t i = 1; i < childrenFrom_.size(); ++i)
        childrenFrom_[i] += childrenFrom_[i - 1];
    children_.resize(childrenFrom_.back());
    std::vector<uint32_t> next(childrenFrom_.begin(), childrenFrom_.end() - 1);
    for (EntityId id = 1; id < count(); ++id)
        if (listed(id))
            children_[next[parents_[id]]++] = id;
}

std::span<const EntityId> EntityTable::children(EntityId id) const
{
    if (id >= count())
        return {};
    return std::span(children_).subspan(childrenFrom_[id], childrenFrom_[id + 1] - childrenFrom_[id]);
}

std::string EntityTable::name(EntityId id) const
{
    const Entity entity = (*this)[id];
    const auto named = [&](const auto& table) { return std::string((table.begin() + (entity.value - 1))->name); };
    switch (entity.kind)
    {
    case EntityKind::none:
        return {};
    case EntityKind::building:
        return named(facility_.buildings);
    case EntityKind::hall:
        return named(facility_.halls);
    case EntityKind::row:
        return named(facility_.rows);
    case EntityKind::rack:
        return named(facility_.racks);
    case EntityKind::device:
        return named(facility_.devices);
    case EntityKind::port:
        return facility_.nameOf(entity.as<PortId>());
    case EntityKind::cable:
        return named(facility_.cables);
    case EntityKind::tray:
        return named(facility_.trays);
    case EntityKind::duct:
        return named(facility_.ducts);
    case EntityKind::cooler:
        return named(facility_.coolers);
    case EntityKind::cdu:
        return named(facility_.cdus);
    case EntityKind::pdu:
        return named(facility_.pdus);
    case EntityKind::sensor:
        return named(facility_.sensors);
    }
    return {};
}
} // namespace app
