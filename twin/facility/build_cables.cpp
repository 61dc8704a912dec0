#include "twin/facility/builder.h"

namespace twin
{
void Builder::cableTypes()
{
    for (std::size_t i = 0; i < document_.cableTypes.size(); ++i)
    {
        const CableTypeDef& def = document_.cableTypes[i];
        CableType type{def.id,
                       def.medium,
                       def.strands,
                       def.connectorA,
                       def.connectorB,
                       def.strandsPerA,
                       def.strandsPerB,
                       {},
                       {},
                       static_cast<float>(def.diameterMetres),
                       static_cast<float>(def.bendRadiusMetres)};
        const auto adds = [&](std::uint32_t each, std::string_view key)
        {
            if (each == 0 || def.strands % each != 0)
                problem(at("cable_types", i, key), "{} strands do not divide into connectors of {}", def.strands, each);
        };
        adds(def.strandsPerA, "strands_per_a");
        adds(def.strandsPerB, "strands_per_b");
        type.map.resize(def.strands);
        for (std::uint32_t s = 0; s < def.strands; ++s)
            type.map[s] = def.strandMap == StrandMap::reversed ? def.strands - 1 - s : s;
        if (def.strandMap == StrandMap::listed)
        {
            std::vector<bool> reached(def.strands);
            bool permutes = def.map.size() == def.strands;
            for (const std::uint32_t to : def.map)
            {
                permutes = permutes && to < def.strands && !reached[to];
                if (permutes)
                    reached[to] = true;
            }
            if (permutes)
                type.map = def.map;
            else
                problem(at("cable_types", i, "map"), "must list each of 0 to {} once", def.strands - 1);
        }
        else if (!def.map.empty())
            problem(at("cable_types", i, "map"), "goes with strand_map \"listed\" only: the map is \"{}\"",
                    word(def.strandMap));
        type.inverse.resize(type.map.size());
        for (std::uint32_t s = 0; s < type.map.size(); ++s)
            type.inverse[type.map[s]] = s;
        claim(cableTypes_, "cable_types", def.id, facility_.cableTypes.add(std::move(type)));
    }
}

void Builder::cables()
{
    facility_.tierNames.push_back({});
    tiers_[{}] = 0;
    facility_.cables.reserve(document_.cables.size());
    facility_.cableNames.reserve(document_.cables.size());
    facility_.terminations.reserve(document_.cables.size() * 2);
    for (std::size_t i = 0; i < document_.cables.size(); ++i)
        cable(i, document_.cables[i]);
}

void Builder::cable(std::size_t index, const CableDef& def)
{
    const CableId id = CableId::at(index);
    const auto [tier, isNew] = tiers_.try_emplace(def.tier, static_cast<std::uint32_t>(facility_.tierNames.size()));
    if (isNew)
        facility_.tierNames.push_back(def.tier);
    Cable cable{.name = def.id,
                .type = cableTypes_.find(def.type),
                .tier = tier->second,
                .a = terminations(index, id, def.a, 'a'),
                .b = terminations(index, id, def.b, 'b'),
                .path = keep(def.path),
                .statedLength = static_cast<float>(def.lengthMetres)};
    if (!cable.type)
        resolve(cableTypes_, "cable type", def.type, at("cables", index, "type"));
    else
    {
        const CableType& type = facility_.cableTypes[cable.type];
        const auto ends = [&](const Range& range, std::uint32_t each, char side)
        {
            if (range.count * each != type.strands)
                problem(at("cables", index, std::string_view(&side, 1)),
                        "{} connectors of {} strands do not make the {} of type \"{}\"", range.count, each,
                        type.strands, type.name);
            const auto ports = range.of(facility_.terminations);
            for (std::size_t i = 0; i < ports.size(); ++i)
                if (ports[i])
                    terminationFits(index, i, ports[i], type, side);
        };
        ends(cable.a, type.strandsPerA, 'a');
        ends(cable.b, type.strandsPerB, 'b');
    }
    facility_.cables.add(cable);
    claim(facility_.cableNames, "cables", def.id, id);
}

Range Builder::terminations(std::size_t index, CableId cable, const std::vector<std::string_view>& ends, char side)
{
    const Range range{static_cast<std::uint32_t>(facility_.terminations.size()),
                      static_cast<std::uint32_t>(ends.size())};
    for (std::size_t i = 0; i < ends.size(); ++i)
    {
        const PortId port = facility_.findPort(ends[i]);
        facility_.terminations.push_back(port);
        if (port && !facility_.portCable[port])
        {
            facility_.portCable[port] = cable;
            continue;
        }
        std::string path = fmt::format("/cables/{}/{}/{}", index, side, i);
        const auto colon = ends[i].find(':');
        if (port)
            problem(std::move(path), "\"{}\" has {} in it already: a port takes one cable", ends[i],
                    at("cables", facility_.portCable[port].index()));
        else if (colon == std::string_view::npos)
            problem(std::move(path), "\"{}\" must be \"device:port\"", ends[i]);
        else if (const DeviceId device = resolve(facility_.deviceNames, "device", ends[i].substr(0, colon), path))
        {
            if (const ModelId model = facility_.devices[device].model)
                problem(std::move(path), "device \"{}\" (model \"{}\") has no port \"{}\"", ends[i].substr(0, colon),
                        facility_.models[model].name, ends[i].substr(colon + 1));
        }
    }
    return range;
}

void Builder::terminationFits(std::size_t cable, std::size_t end, PortId id, const CableType& type, char side)
{
    const auto path = [&] { return fmt::format("/cables/{}/{}/{}", cable, side, end); };
    const Port& port = facility_.port(id);
    const Connector connector = side == 'a' ? type.connectorA : type.connectorB;
    if (connector != port.connector)
        problem(path(), "port \"{}\" takes {}, cable type \"{}\" ends in {}", facility_.nameOf(id),
                word(port.connector), type.name, word(connector));
    if (!port.optic)
        return;
    const OpticDef& optic = facility_.optics[port.optic];
    const std::uint32_t strands = side == 'a' ? type.strandsPerA : type.strandsPerB;
    if (strands < optic.strands)
        problem(path(), "optic \"{}\" of \"{}\" needs {} strands, the connector of type \"{}\" brings {}", optic.id,
                facility_.nameOf(id), optic.strands, type.name, strands);
    if (!isFiber(type.medium) || isSingleMode(optic.medium) != isSingleMode(type.medium))
        problem(path(), "optic \"{}\" of \"{}\" speaks into {}, cable type \"{}\" is {}", optic.id,
                facility_.nameOf(id), word(optic.medium), type.name, word(type.medium));
}
} // namespace twin
