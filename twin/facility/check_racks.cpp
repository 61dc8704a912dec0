#include "twin/facility/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace twin
{
namespace
{
// EIA-310: 450 mm between the rails, 482.6 mm over the ears; ORv3 equipment is up to 538 mm wide.
constexpr double widestDevice = 0.540;
constexpr double tolerance = 1e-3;
// What doors and plugs need of a rack's depth, front and rear together.
constexpr double doorDepth = 0.02;

std::string unitsText(double first, double height)
{
    return height > 1 ? fmt::format("units {} to {}", first, first + height - 1) : fmt::format("unit {}", first);
}

struct Slot
{
    DeviceId device;
    double first, last; // in units, last exclusive
    double depth;
    Face face;
};

void checkSlots(const Facility& facility, const Rack& rack, std::vector<Slot>& slots, std::vector<Problem>& problems)
{
    std::ranges::sort(slots, [](const Slot& a, const Slot& b)
                      { return a.first != b.first ? a.first < b.first : a.device < b.device; });
    const double depth = facility.models[rack.model].size.y - doorDepth;
    for (std::size_t i = 0; i < slots.size(); ++i)
        for (std::size_t j = i + 1; j < slots.size() && slots[j].first < slots[i].last - 1e-6; ++j)
        {
            if (slots[i].face != slots[j].face && slots[i].depth + slots[j].depth <= depth + tolerance)
                continue;
            const auto [earlier, later] = std::minmax(slots[i].device, slots[j].device);
            const Device& device = facility.devices[later];
            problems.push_back({.path = facility.pathOf(later) + "/unit",
                                .what = fmt::format("\"{}\" overlaps \"{}\" in {} of rack \"{}\": move one",
                                                    device.name, facility.devices[earlier].name,
                                                    unitsText(std::max(slots[i].first, slots[j].first),
                                                              std::min(slots[i].last, slots[j].last) -
                                                                  std::max(slots[i].first, slots[j].first)),
                                                    rack.name)});
        }
}

void checkFit(const Facility& facility, DeviceId id, std::vector<Problem>& problems)
{
    const Device& device = facility.devices[id];
    const Rack& rack = facility.racks[device.rack];
    const Model& model = facility.models[device.model];
    const Model& frame = facility.models[rack.model];
    const std::string path = facility.pathOf(id);
    if (std::abs(device.unit * 2 - std::round(device.unit * 2)) > 1e-6)
        problems.push_back({.path = path + "/unit", .what = "must be a whole or half rack unit"});
    if (device.unit + model.units - 1 > frame.units + 1e-6)
        problems.push_back({.path = path + "/unit",
                            .what = fmt::format("\"{}\" needs {} of rack \"{}\", which has {}", device.name,
                                                unitsText(device.unit, model.units), rack.name, frame.units)});
    if (model.size.y > frame.size.y - doorDepth + tolerance)
        problems.push_back({.path = path + "/model",
                            .what = fmt::format("\"{}\" is {:.0f} mm deep, rack \"{}\" is {:.0f} mm", device.name,
                                                model.size.y * 1000, rack.name, frame.size.y * 1000)});
}
} // namespace

void checkRacks(const Facility& facility, std::vector<Problem>& problems)
{
    std::vector<std::vector<DeviceId>> inRack(facility.racks.size());
    for (std::size_t i = 0; i < facility.devices.size(); ++i)
    {
        const DeviceId id = DeviceId::at(i);
        const Device& device = facility.devices[id];
        if (!device.rack || !device.model || !facility.racks[device.rack].model)
            continue;
        inRack[device.rack.index()].push_back(id);
        checkFit(facility, id, problems);
    }
    for (std::size_t i = 0; i < facility.racks.size(); ++i)
    {
        const Rack& rack = facility.racks[RackId::at(i)];
        if (!rack.model)
            continue;
        std::vector<Slot> slots;
        double power = 0;
        for (const DeviceId id : inRack[i])
        {
            const Device& device = facility.devices[id];
            const Model& model = facility.models[device.model];
            slots.push_back({id, device.unit, device.unit + model.units, model.size.y, device.face});
            power += model.powerWatts;
        }
        checkSlots(facility, rack, slots, problems);
        if (power > rack.powerLimitWatts)
            problems.push_back({.path = fmt::format("/racks/{}/power_limit_w", i),
                                .what = fmt::format("rack \"{}\" draws up to {:.1f} kW, its feeds carry {:.1f} kW",
                                                    rack.name, power / 1000, rack.powerLimitWatts / 1000)});
    }
}

void checkModels(const Facility& facility, std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < facility.models.size(); ++i)
    {
        const Model& model = facility.models[ModelId::at(i)];
        const auto say = [&](std::string_view key, std::string what)
        { problems.push_back({.path = fmt::format("/models/{}{}", i, key), .what = std::move(what)}); };
        const bool inRacks = model.role <= Role::cableManager;
        if (inRacks && model.size.x > widestDevice)
            say("/size_m/0", fmt::format("\"{}\" is {:.0f} mm wide; nothing wider than {:.0f} mm goes between rails",
                                         model.name, model.size.x * 1000, widestDevice * 1000));
        if (inRacks && model.units > 0 && model.size.z > model.units * rackUnit + tolerance)
            say("/size_m/2", fmt::format("\"{}\" is {:.0f} mm high, its {} units have {:.0f} mm", model.name,
                                         model.size.z * 1000, model.units, model.units * rackUnit * 1000));
        if (model.role == Role::rack && model.firstUnit + model.units * rackUnit > model.size.z + tolerance)
            say("/units", fmt::format("{} units do not go into a rack {:.2f} m high", model.units, model.size.z));
        for (std::size_t p = 0; p < model.ports.size(); ++p)
        {
            const Port& port = model.ports[p];
            if (std::abs(port.at.x) > model.size.x / 2 + tolerance || port.at.y < -tolerance ||
                port.at.y > model.size.z + tolerance)
                say(fmt::format("/ports/{}/at_m", p),
                    fmt::format("port \"{}\" is beside the face of \"{}\" ({:.0f} x {:.0f} mm)", port.name, model.name,
                                model.size.x * 1000, model.size.z * 1000));
            const bool ofPanel = port.kind == PortKind::panelFront || port.kind == PortKind::panelRear;
            if (ofPanel != (model.role == Role::panel))
                say(fmt::format("/ports/{}/kind", p),
                    fmt::format("a {} has no port of kind {}", word(model.role), word(port.kind)));
        }
    }
}
} // namespace twin
