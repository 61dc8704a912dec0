#include "twin/facility/builder.h"

#include <algorithm>

namespace twin
{
namespace
{
glm::vec3 vec(const Point3& p)
{
    return {p[0], p[1], p[2]};
}
} // namespace

void Builder::opticsAndModels()
{
    for (const OpticDef& def : document_.optics)
        claim(optics_, "optics", def.id, facility_.optics.add(def));
    for (std::size_t i = 0; i < document_.models.size(); ++i)
        claim(models_, "models", document_.models[i].id, facility_.models.add(model(document_.models[i], i)));
}

Model Builder::model(const ModelDef& def, std::size_t index)
{
    Model model{.name = def.id,
                .role = def.role,
                .maker = def.maker,
                .units = def.units,
                .size = vec(def.size),
                .powerWatts = def.powerWatts,
                .weightKg = def.weightKg,
                .airflow = def.airflow,
                .liquidShare = def.liquidShare,
                .gpus = def.gpus,
                .firstUnit = static_cast<float>(def.firstUnitMetres),
                .railSetback = {def.railSetbackMetres[0], def.railSetbackMetres[1]},
                .mesh = def.mesh};
    model.ports.reserve(def.ports.size());
    for (std::size_t i = 0; i < def.ports.size(); ++i)
    {
        const PortDef& from = def.ports[i];
        const std::string path = fmt::format("/models/{}/ports/{}", index, i);
        Port port{.name = from.name,
                  .kind = from.kind,
                  .face = from.face,
                  .at = {from.at[0], from.at[1]},
                  .connector = from.connector,
                  .optic = resolve(optics_, "optic", from.optic, path + "/optic"),
                  .rateBps = from.rateBps,
                  .inset = static_cast<float>(from.insetMetres),
                  .lanes = 0,
                  .firstLane = model.lanes,
                  .strands = 0};
        if (port.optic)
        {
            const OpticDef& optic = facility_.optics[port.optic];
            port.lanes = optic.lanes;
            port.strands = optic.strands;
            if (port.rateBps == 0)
                port.rateBps = optic.lanes * optic.laneRateBps;
        }
        model.lanes += port.lanes;
        const auto [owner, added] = model.portNames.try_emplace(from.name, static_cast<std::uint32_t>(i));
        if (!added)
            problem(path + "/name", "\"{}\" is the name of port {} already: give each its own", from.name,
                    owner->second);
        model.ports.push_back(port);
    }
    // Whatever the role: a panel's port on something else is complained about later, and light still comes to it.
    model.straight = straightRuns(model);
    model.straightOf.assign(model.ports.size(), static_cast<std::uint32_t>(model.straight.size()));
    for (std::uint32_t run = 0; run < model.straight.size(); ++run)
        model.straightOf[model.straight[run].front] = model.straightOf[model.straight[run].rear] = run;
    return model;
}

// A front port and the rear port of the same rank, as many strands as the connector carries.
std::vector<PanelRun> Builder::straightRuns(const Model& model) const
{
    const auto strandsOf = [](Connector connector) -> std::uint32_t
    {
        switch (connector)
        {
        case Connector::lc:
            return 2;
        case Connector::mpo8:
            return 8;
        case Connector::mpo12:
            return 12;
        case Connector::mpo16:
        case Connector::mmc16:
            return 16;
        default:
            return 8;
        }
    };
    std::vector<std::uint32_t> fronts;
    std::vector<std::uint32_t> rears;
    for (std::uint32_t i = 0; i < model.ports.size(); ++i)
    {
        if (model.ports[i].kind == PortKind::panelFront)
            fronts.push_back(i);
        if (model.ports[i].kind == PortKind::panelRear)
            rears.push_back(i);
    }
    std::vector<PanelRun> runs;
    for (std::size_t i = 0; i < std::min(fronts.size(), rears.size()); ++i)
        runs.push_back(
            {fronts[i], 0, rears[i], 0,
             std::min(strandsOf(model.ports[fronts[i]].connector), strandsOf(model.ports[rears[i]].connector))});
    return runs;
}

DeviceId Builder::device(std::string_view section, std::size_t index, const DeviceDef& def)
{
    const ModelId model = resolve(models_, "model", def.model, at(section, index, "model"));
    Device device{.name = def.id,
                  .rack = resolve(facility_.rackNames, "rack", def.rack, at(section, index, "rack")),
                  .model = model,
                  .unit = static_cast<float>(def.unit),
                  .face = def.face,
                  .tier = def.tier,
                  .firstPort = PortId::at(facility_.portDevice.size()),
                  .firstLane = LaneId::at(facility_.lanes),
                  .firstGpu = GpuId::at(facility_.gpus)};
    const DeviceId id = facility_.devices.add(device);
    if (model)
    {
        const Model& made = facility_.models[model];
        facility_.lanes += made.lanes;
        facility_.gpus += made.gpus;
        facility_.portDevice.resize(facility_.portDevice.size() + made.ports.size());
        for (std::size_t i = 0; i < made.ports.size(); ++i)
            facility_.portDevice[PortId{device.firstPort.value + static_cast<std::uint32_t>(i)}] = id;
    }
    if (const DeviceId owner = facility_.deviceNames.add(def.id, id); owner && !def.id.empty())
        problem(at(section, index, "id"), "\"{}\" is the name of {} already: give each its own", def.id,
                facility_.pathOf(owner));
    return id;
}

void Builder::devices()
{
    const std::size_t count = document_.devices.size() + document_.panels.size();
    facility_.panelsFrom = document_.devices.size();
    facility_.devices.reserve(count);
    facility_.deviceNames.reserve(count);
    for (std::size_t i = 0; i < document_.devices.size(); ++i)
    {
        const DeviceDef& def = document_.devices[i];
        const ModelId model = facility_.devices[device("devices", i, def)].model;
        if (!model)
            continue;
        const Role role = facility_.models[model].role;
        if (role == Role::panel)
            problem(at("devices", i, "model"), "model \"{}\" is a patch panel: put it under panels", def.model);
        else if (role == Role::rack || role == Role::cooler || role == Role::cdu || role == Role::pdu)
            problem(at("devices", i, "model"), "model \"{}\" has the role {}, which stands in no rack", def.model,
                    word(role));
    }
    for (std::size_t i = 0; i < document_.panels.size(); ++i)
    {
        const PanelDef& def = document_.panels[i];
        DeviceDef asDevice;
        asDevice.id = def.id;
        asDevice.rack = def.rack;
        asDevice.model = def.model;
        asDevice.unit = def.unit;
        asDevice.face = def.face;
        const ModelId model = facility_.devices[device("panels", i, asDevice)].model;
        if (model && facility_.models[model].role != Role::panel)
            problem(at("panels", i, "model"), "model \"{}\" has the role {}: name one with the role panel", def.model,
                    word(facility_.models[model].role));
    }
    facility_.portCable.resize(facility_.portDevice.size());
}

void Builder::panelMaps()
{
    for (std::size_t i = 0; i < document_.panels.size(); ++i)
    {
        Device& panel = facility_.devices[DeviceId::at(document_.devices.size() + i)];
        if (!panel.model || document_.panels[i].map.empty())
            continue;
        const Model& model = facility_.models[panel.model];
        panel.panelRuns.first = static_cast<std::uint32_t>(facility_.panelRuns.size());
        const auto& map = document_.panels[i].map;
        const auto side = [&](std::string_view name, PortKind kind, std::string path) -> std::optional<std::uint32_t>
        {
            const auto found = model.portNames.find(name);
            if (found != model.portNames.end() && model.ports[found->second].kind == kind)
                return found->second;
            problem(std::move(path), "panel model \"{}\" has no {} port \"{}\"", model.name,
                    kind == PortKind::panelFront ? "front" : "rear", name);
            return {};
        };
        for (std::size_t j = 0; j < map.size(); ++j)
        {
            const std::string path = fmt::format("/panels/{}/map/{}", i, j);
            const auto front = side(map[j].front, PortKind::panelFront, path + "/front");
            const auto rear = side(map[j].rear, PortKind::panelRear, path + "/rear");
            if (front && rear)
                facility_.panelRuns.push_back({*front, map[j].frontStrand, *rear, map[j].rearStrand, map[j].strands});
        }
        panel.panelRuns.count = static_cast<std::uint32_t>(facility_.panelRuns.size()) - panel.panelRuns.first;
    }
}
} // namespace twin
