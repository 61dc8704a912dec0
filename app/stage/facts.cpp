#include "app/stage/facts.h"

#include "app/stage/links.h"
#include "app/stage/telling.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace app
{
using namespace twin;

std::string quantity(double value, std::string_view unit)
{
    constexpr std::array<std::string_view, 6> prefixes{"", "k", "M", "G", "T", "P"};
    size_t prefix = 0;
    while (std::abs(value) >= 999.95 && prefix + 1 < prefixes.size())
    {
        value /= 1000;
        ++prefix;
    }
    return fmt::format("{:.4g} {}{}", value, prefixes[prefix], unit);
}

std::string grouped(size_t value)
{
    std::string digits = std::to_string(value);
    for (size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

Facts Telling::tell()
{
    if (entity_.kind == EntityKind::none)
        return {};
    facts_.title = stage_.entities.name(id_);
    facts_.kind = nameOf(entity_.kind);
    byKind();
    if (const EntityId parent = stage_.entities.parent(id_))
        row(std::string("in ") + std::string(nameOf(stage_.entities.kindOf(parent))), parent);
    return std::move(facts_);
}

void Telling::model(ModelId id)
{
    if (id)
        row("model", std::string(facility_.models[id].name));
}

void Telling::size(const glm::dvec3& size)
{
    row("size", fmt::format("{:.1f} x {:.1f} x {:.1f} m", size.x, size.y, size.z));
}

void Telling::byKind()
{
    switch (entity_.kind)
    {
    case EntityKind::none:
        break;
    case EntityKind::building:
        size(of<BuildingId>(facility_.buildings).size);
        break;
    case EntityKind::hall:
        hall();
        break;
    case EntityKind::row:
        racksWithin(stage_.entities.children(id_));
        break;
    case EntityKind::rack:
        rack();
        break;
    case EntityKind::device:
        device();
        break;
    case EntityKind::port:
        port();
        break;
    case EntityKind::cable:
        cable();
        break;
    case EntityKind::tray:
        tray();
        break;
    case EntityKind::duct:
        duct();
        break;
    case EntityKind::cooler:
        cooler(of<CoolerId>(facility_.coolers));
        break;
    case EntityKind::cdu:
        cdu(of<CduId>(facility_.cdus));
        break;
    case EntityKind::pdu:
        pdu(of<PduId>(facility_.pdus));
        break;
    case EntityKind::sensor:
        row("measures", std::string(word(of<SensorId>(facility_.sensors).kind)));
        break;
    }
}

void Telling::hall()
{
    size(of<HallId>(facility_.halls).size);
    std::vector<EntityId> racks;
    for (const EntityId child : stage_.entities.children(id_))
        if (stage_.entities.kindOf(child) == EntityKind::row)
            for (const EntityId rack : stage_.entities.children(child))
                racks.push_back(rack);
        else if (stage_.entities.kindOf(child) == EntityKind::rack)
            racks.push_back(child);
    racksWithin(racks);
}

void Telling::racksWithin(std::span<const EntityId> racks)
{
    size_t devices = 0;
    double watts = 0;
    for (const EntityId rack : racks)
        for (const EntityId device : stage_.entities.children(rack))
        {
            ++devices;
            watts += ratedWatts(facility_, stage_.entities[device].as<DeviceId>());
        }
    row("racks", fmt::format("{}", racks.size()));
    row("devices", fmt::format("{}", devices));
    row("rated power", quantity(watts, "W"));
}

void Telling::rack()
{
    const Rack& rack = of<RackId>(facility_.racks);
    const auto devices = stage_.entities.children(id_);
    double watts = 0;
    double units = 0;
    for (const EntityId child : devices)
    {
        const DeviceId device = stage_.entities[child].as<DeviceId>();
        watts += ratedWatts(facility_, device);
        units += facility_.devices[device].model ? facility_.models[facility_.devices[device].model].units : 0;
    }
    model(rack.model);
    row("rated power", quantity(watts, "W"));
    if (std::isfinite(rack.powerLimitWatts))
        row("power limit", quantity(rack.powerLimitWatts, "W"));
    if (rack.model)
        row("units used", fmt::format("{:g} of {:g}", units, facility_.models[rack.model].units));
    row("devices", fmt::format("{}", devices.size()));
}

void Telling::device()
{
    const Device& device = of<DeviceId>(facility_.devices);
    if (!device.model)
        return;
    const Model& model = facility_.models[device.model];
    Telling::model(device.model);
    row("role", std::string(word(model.role)));
    if (device.tier != Tier::none)
        row("tier", std::string(word(device.tier)));
    row("unit", fmt::format("{:g}, {}", device.unit, word(device.face)));
    if (model.powerWatts > 0)
        row("rated power", quantity(model.powerWatts, "W"));
    if (model.gpus > 0)
        row("GPUs", fmt::format("{}", model.gpus));
    if (model.ports.empty())
        return;
    size_t cabled = 0;
    for (uint32_t i = 0; i < model.ports.size(); ++i)
        cabled += facility_.portCable[PortId{device.firstPort.value + i}] ? 1 : 0;
    row("ports", fmt::format("{}, {} cabled", model.ports.size(), cabled));
}

void Telling::cooler(const Cooler& cooler)
{
    model(cooler.model);
    row("capacity", quantity(cooler.capacityWatts, "W"));
    if (cooler.airflowM3S > 0)
        row("airflow", fmt::format("{:.3g} m3/s", cooler.airflowM3S));
}

void Telling::cdu(const Cdu& cdu)
{
    model(cdu.model);
    row("capacity", quantity(cdu.capacityWatts, "W"));
    if (cdu.flowLpm > 0)
        row("flow", fmt::format("{:g} l/min", cdu.flowLpm));
    row("racks served", fmt::format("{}", cdu.serves.count));
}

void Telling::pdu(const Pdu& pdu)
{
    model(pdu.model);
    row("capacity", quantity(pdu.capacityWatts, "W"));
    row("racks fed", fmt::format("{}", pdu.feeds.count));
}

Facts factsOf(const Stage& stage, EntityId entity)
{
    return Telling(stage, entity).tell();
}
} // namespace app
