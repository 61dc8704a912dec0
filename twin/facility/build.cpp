#include "twin/facility/build.h"

#include "twin/facility/builder.h"

#include <algorithm>
#include <utility>

namespace twin
{
namespace
{
glm::dvec3 point(const Point3& p)
{
    return {p[0], p[1], p[2]};
}

glm::vec2 point(const Point2& p)
{
    return {p[0], p[1]};
}
} // namespace

Facility build(FacilityDocument&& document, std::vector<Problem>& problems)
{
    return Builder(std::move(document), problems).run();
}

Facility build(FacilityDocument&& document)
{
    std::vector<Problem> problems;
    Facility facility = build(std::move(document), problems);
    if (!problems.empty())
        throw Error(problems.front().path, problems.front().what);
    return facility;
}

Builder::Builder(FacilityDocument&& document, std::vector<Problem>& problems)
    : document_(std::move(document)), problems_(problems)
{
}

Facility Builder::run()
{
    facility_.name = document_.name;
    facility_.notes = document_.notes;
    opticsAndModels();
    cableTypes();
    halls();
    racks();
    devices();
    panelMaps();
    trays();
    plant();
    cables();
    facility_.text = std::move(document_.text);
    return std::move(facility_);
}

void Builder::halls()
{
    for (const BuildingDef& def : document_.buildings)
        claim(buildings_, "buildings", def.id,
              facility_.buildings.add({def.id, point(def.origin), def.yawDegrees, point(def.size), def.mesh}));
    for (std::size_t i = 0; i < document_.halls.size(); ++i)
    {
        const HallDef& def = document_.halls[i];
        const BuildingId building = resolve(buildings_, "building", def.building, at("halls", i, "building"));
        claim(halls_, "halls", def.id,
              facility_.halls.add({def.id, building, point(def.origin), def.yawDegrees, point(def.size)}));
    }
    for (std::size_t i = 0; i < document_.rows.size(); ++i)
    {
        const RowDef& def = document_.rows[i];
        claim(rows_, "rows", def.id,
              facility_.rows.add({def.id, resolve(halls_, "hall", def.hall, at("rows", i, "hall"))}));
    }
    NameIndex<AisleId> aisles;
    for (std::size_t i = 0; i < document_.aisles.size(); ++i)
    {
        const AisleDef& def = document_.aisles[i];
        const HallId hall = resolve(halls_, "hall", def.hall, at("aisles", i, "hall"));
        claim(aisles, "aisles", def.id,
              facility_.aisles.add({def.id, hall, def.kind, point(def.min), point(def.max),
                                    static_cast<float>(def.heightMetres), def.contained}));
    }
}

void Builder::racks()
{
    facility_.racks.reserve(document_.racks.size());
    facility_.rackNames.reserve(document_.racks.size());
    for (std::size_t i = 0; i < document_.racks.size(); ++i)
    {
        const RackDef& def = document_.racks[i];
        Rack rack{.name = def.id,
                  .hall = resolve(halls_, "hall", def.hall, at("racks", i, "hall")),
                  .row = resolve(rows_, "row", def.row, at("racks", i, "row")),
                  .model = modelOf(def.model, at("racks", i, "model"), Role::rack),
                  .position = point(def.position),
                  .yawDegrees = static_cast<float>(def.yawDegrees),
                  .powerLimitWatts = def.powerLimitWatts};
        if (rack.row && rack.hall && facility_.rows[rack.row].hall != rack.hall)
            problem(at("racks", i, "row"), "row \"{}\" is in another hall than the rack: name a row of hall \"{}\"",
                    def.row, def.hall);
        claim(facility_.rackNames, "racks", def.id, facility_.racks.add(rack));
    }
}

void Builder::trays()
{
    NameIndex<TrayId> trays;
    for (std::size_t i = 0; i < document_.trays.size(); ++i)
    {
        const TrayDef& def = document_.trays[i];
        const HallId hall = resolve(halls_, "hall", def.hall, at("trays", i, "hall"));
        claim(trays, "trays", def.id,
              facility_.trays.add({def.id, hall, keep(def.path), static_cast<float>(def.widthMetres),
                                   static_cast<float>(def.depthMetres), static_cast<float>(def.fillLimit)}));
    }
    NameIndex<DuctId> ducts;
    for (std::size_t i = 0; i < document_.ducts.size(); ++i)
    {
        const DuctDef& def = document_.ducts[i];
        const HallId a = resolve(halls_, "hall", def.hallA, at("ducts", i, "hall_a"));
        const HallId b = resolve(halls_, "hall", def.hallB, at("ducts", i, "hall_b"));
        claim(ducts, "ducts", def.id,
              facility_.ducts.add({def.id, a, b, point(def.atA), point(def.atB), keep(def.path),
                                   static_cast<float>(def.widthMetres), static_cast<float>(def.depthMetres),
                                   static_cast<float>(def.fillLimit)}));
    }
}

void Builder::plant()
{
    NameIndex<CoolerId> coolers;
    for (std::size_t i = 0; i < document_.coolers.size(); ++i)
    {
        const CoolerDef& def = document_.coolers[i];
        const HallId hall = resolve(halls_, "hall", def.hall, at("coolers", i, "hall"));
        const ModelId model = modelOf(def.model, at("coolers", i, "model"), Role::cooler);
        claim(coolers, "coolers", def.id,
              facility_.coolers.add({def.id, hall, def.kind, model, point(def.position),
                                     static_cast<float>(def.yawDegrees), def.capacityWatts, def.airflowM3S}));
    }
    NameIndex<CduId> cdus;
    for (std::size_t i = 0; i < document_.cdus.size(); ++i)
    {
        const CduDef& def = document_.cdus[i];
        const HallId hall = resolve(halls_, "hall", def.hall, at("cdus", i, "hall"));
        const ModelId model = modelOf(def.model, at("cdus", i, "model"), Role::cdu);
        claim(cdus, "cdus", def.id,
              facility_.cdus.add({def.id, hall, model, point(def.position), static_cast<float>(def.yawDegrees),
                                  def.capacityWatts, def.flowLpm, served(def.serves, "cdus", i, "serves")}));
    }
    NameIndex<PduId> pdus;
    for (std::size_t i = 0; i < document_.pdus.size(); ++i)
    {
        const PduDef& def = document_.pdus[i];
        const HallId hall = resolve(halls_, "hall", def.hall, at("pdus", i, "hall"));
        const ModelId model = modelOf(def.model, at("pdus", i, "model"), Role::pdu);
        claim(pdus, "pdus", def.id,
              facility_.pdus.add({def.id, hall, model, point(def.position), static_cast<float>(def.yawDegrees),
                                  def.capacityWatts, served(def.feeds, "pdus", i, "feeds")}));
    }
    NameIndex<SensorId> sensors;
    for (std::size_t i = 0; i < document_.sensors.size(); ++i)
    {
        const SensorDef& def = document_.sensors[i];
        const HallId hall = resolve(halls_, "hall", def.hall, at("sensors", i, "hall"));
        claim(sensors, "sensors", def.id, facility_.sensors.add({def.id, hall, def.kind, point(def.position)}));
    }
}

ModelId Builder::modelOf(std::string_view name, std::string path, Role role)
{
    const ModelId model = resolve(models_, "model", name, path);
    if (model && facility_.models[model].role != role)
    {
        problem(std::move(path), "model \"{}\" has the role {}: name one with the role {}", name,
                word(facility_.models[model].role), word(role));
        return {};
    }
    return model;
}

Range Builder::keep(const std::vector<Point3>& path)
{
    const Range range{static_cast<std::uint32_t>(facility_.points.size()), static_cast<std::uint32_t>(path.size())};
    for (const Point3& p : path)
        facility_.points.push_back(point(p));
    return range;
}

Range Builder::served(const std::vector<std::string_view>& names, std::string_view section, std::size_t index,
                      std::string_view key)
{
    const auto first = static_cast<std::uint32_t>(facility_.servedRacks.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        facility_.servedRacks.push_back(
            resolve(facility_.rackNames, "rack", names[i], fmt::format("/{}/{}/{}/{}", section, index, key, i)));
    return {first, static_cast<std::uint32_t>(names.size())};
}

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit)
        return limit;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
    {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j)
            diagonal = std::exchange(
                row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)}));
    }
    return row.back();
}
} // namespace twin
