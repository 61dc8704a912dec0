#include "twin/facility/check.h"
#include "twin/facility/footprint.h"

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace twin
{
namespace
{
// Drawings are good to a millimetre; what touches does not overlap.
constexpr double tolerance = 1e-3;

// Something that stands on a hall's floor.
struct Standing
{
    std::string path;
    std::string_view kind;
    std::string_view name;
    HallId hall;
    Footprint footprint;
    double height;
};

Footprint footprintOf(const Hall& hall)
{
    const glm::dvec3 middle = campusFromHall(hall, glm::dvec3(hall.size.x / 2, hall.size.y / 2, 0));
    return Footprint::turned({middle.x, middle.y}, {hall.size.x, hall.size.y}, hall.yawDegrees);
}

// Halls are swept along the campus's x, so that only those whose extents meet are compared.
void checkOverlaps(const Facility& facility, std::vector<Problem>& problems)
{
    struct Extent
    {
        double from, to;
        std::size_t hall;
        Footprint footprint;
    };
    std::vector<Extent> extents;
    for (std::size_t i = 0; i < facility.halls.size(); ++i)
    {
        const Footprint footprint = footprintOf(facility.halls[HallId::at(i)]);
        double reach = 0;
        for (const glm::dvec2 corner : footprint.corners())
            reach = std::max(reach, std::abs(corner.x - footprint.middle.x));
        extents.push_back({footprint.middle.x - reach, footprint.middle.x + reach, i, footprint});
    }
    std::ranges::sort(extents, {}, &Extent::from);
    for (std::size_t i = 0; i < extents.size(); ++i)
        for (std::size_t j = i + 1; j < extents.size() && extents[j].from < extents[i].to; ++j)
        {
            const auto [first, second] = std::minmax(extents[i].hall, extents[j].hall);
            const Hall& earlier = facility.halls[HallId::at(first)];
            const Hall& later = facility.halls[HallId::at(second)];
            const double low = std::max(earlier.origin.z, later.origin.z);
            const double high = std::min(earlier.origin.z + earlier.size.z, later.origin.z + later.size.z);
            if (high > low + tolerance && overlapMetres(extents[i].footprint, extents[j].footprint) > tolerance)
                problems.push_back(
                    {.path = fmt::format("/halls/{}/origin_m", second),
                     .what = fmt::format("hall \"{}\" stands in hall \"{}\": move one", later.name, earlier.name)});
        }
}

void checkHalls(const Facility& facility, std::vector<Problem>& problems)
{
    checkOverlaps(facility, problems);
    for (std::size_t i = 0; i < facility.halls.size(); ++i)
    {
        const Hall& hall = facility.halls[HallId::at(i)];
        if (!hall.building)
            continue;
        const Building& building = facility.buildings[hall.building];
        const Hall frame{.origin = building.origin, .yawDegrees = building.yawDegrees};
        bool inside = hall.origin.z >= building.origin.z - tolerance &&
                      hall.origin.z + hall.size.z <= building.origin.z + building.size.z + tolerance;
        for (const glm::dvec2 corner : footprintOf(hall).corners())
        {
            const glm::dvec3 p = hallFromCampus(frame, {corner, building.origin.z});
            inside = inside && p.x >= -tolerance && p.y >= -tolerance && p.x <= building.size.x + tolerance &&
                     p.y <= building.size.y + tolerance;
        }
        if (!inside)
            problems.push_back(
                {.path = fmt::format("/halls/{}/origin_m", i),
                 .what = fmt::format("hall \"{}\" reaches out of its building \"{}\"", hall.name, building.name)});
    }
}

std::vector<Standing> everythingStanding(const Facility& facility)
{
    std::vector<Standing> all;
    const auto add = [&](const auto& table, std::string_view section, std::string_view kind)
    {
        std::size_t i = 0;
        for (const auto& item : table)
        {
            const std::string path = fmt::format("/{}/{}/position_m", section, i++);
            if (!item.hall || !item.model)
                continue;
            const glm::vec3 size = facility.models[item.model].size;
            all.push_back({path, kind, item.name, item.hall,
                           Footprint::turned(glm::dvec2(item.position), {size.x, size.y}, item.yawDegrees), size.z});
        }
    };
    add(facility.racks, "racks", "rack");
    add(facility.coolers, "coolers", "cooler");
    add(facility.cdus, "cdus", "CDU");
    add(facility.pdus, "pdus", "PDU");
    return all;
}

void checkStanding(const Facility& facility, std::vector<Problem>& problems)
{
    const std::vector<Standing> all = everythingStanding(facility);
    // Neighbours are looked for in a grid whose cells are as wide as the widest thing, so each meets nine cells.
    double cell = 1;
    for (const Standing& item : all)
        cell = std::max(cell, 2 * glm::length(item.footprint.half));
    const auto key = [](HallId hall, std::int64_t x, std::int64_t y)
    {
        return (static_cast<std::uint64_t>(hall.value) << 48) ^ (static_cast<std::uint64_t>(x & 0xFFFFFF) << 24) ^
               static_cast<std::uint64_t>(y & 0xFFFFFF);
    };
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> grid;
    for (std::uint32_t i = 0; i < all.size(); ++i)
    {
        const Standing& item = all[i];
        const Hall& hall = facility.halls[item.hall];
        bool inside = item.height <= hall.size.z + tolerance;
        for (const glm::dvec2 corner : item.footprint.corners())
            inside = inside && corner.x >= -tolerance && corner.y >= -tolerance &&
                     corner.x <= hall.size.x + tolerance && corner.y <= hall.size.y + tolerance;
        if (!inside)
            problems.push_back({.path = item.path,
                                .what = fmt::format("{} \"{}\" reaches out of hall \"{}\" ({} x {} x {} m)", item.kind,
                                                    item.name, hall.name, hall.size.x, hall.size.y, hall.size.z)});
        const auto cx = static_cast<std::int64_t>(std::floor(item.footprint.middle.x / cell));
        const auto cy = static_cast<std::int64_t>(std::floor(item.footprint.middle.y / cell));
        for (std::int64_t x = cx - 1; x <= cx + 1; ++x)
            for (std::int64_t y = cy - 1; y <= cy + 1; ++y)
            {
                const auto at = grid.find(key(item.hall, x, y));
                if (at == grid.end())
                    continue;
                for (const std::uint32_t j : at->second)
                    if (const double depth = overlapMetres(item.footprint, all[j].footprint);
                        all[j].hall == item.hall && depth > tolerance)
                        problems.push_back(
                            {.path = item.path,
                             .what = fmt::format("{} \"{}\" stands {:.0f} mm deep in {} \"{}\": move one", item.kind,
                                                 item.name, depth * 1000, all[j].kind, all[j].name)});
            }
        grid[key(item.hall, cx, cy)].push_back(i);
    }
}

bool insideHall(const Hall& hall, glm::dvec3 point)
{
    return glm::all(glm::greaterThanEqual(point, glm::dvec3(-tolerance))) &&
           glm::all(glm::lessThanEqual(point, hall.size + tolerance));
}

void checkTrays(const Facility& facility, std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < facility.trays.size(); ++i)
    {
        const Tray& tray = facility.trays[TrayId::at(i)];
        if (!tray.hall)
            continue;
        const auto path = tray.path.of(facility.points);
        for (std::size_t j = 0; j < path.size(); ++j)
        {
            if (!insideHall(facility.halls[tray.hall], path[j]))
                problems.push_back({.path = fmt::format("/trays/{}/path_m/{}", i, j),
                                    .what = fmt::format("tray \"{}\" leaves hall \"{}\" here", tray.name,
                                                        facility.halls[tray.hall].name)});
            if (j > 0 && glm::distance(path[j], path[j - 1]) < tolerance)
                problems.push_back({.path = fmt::format("/trays/{}/path_m/{}", i, j),
                                    .what = fmt::format("tray \"{}\" has this point twice: remove one", tray.name)});
        }
    }
    const auto onTray = [&](HallId hall, glm::vec3 point)
    {
        for (const Tray& tray : facility.trays)
        {
            const auto path = tray.path.of(facility.points);
            for (std::size_t j = 1; tray.hall == hall && j < path.size(); ++j)
            {
                const glm::vec3 along = path[j] - path[j - 1];
                const float length2 = std::max(glm::dot(along, along), 1e-12F);
                const float t = glm::clamp(glm::dot(point - path[j - 1], along) / length2, 0.0F, 1.0F);
                if (glm::distance(path[j - 1] + t * along, point) <= static_cast<float>(tolerance))
                    return true;
            }
        }
        return false;
    };
    for (std::size_t i = 0; i < facility.ducts.size(); ++i)
    {
        const Duct& duct = facility.ducts[DuctId::at(i)];
        const auto end = [&](HallId hall, glm::vec3 at, std::string_view key)
        {
            if (hall && !onTray(hall, at))
                problems.push_back(
                    {.path = fmt::format("/ducts/{}/{}", i, key),
                     .what = fmt::format("duct \"{}\" ends on no tray of hall \"{}\": nothing can enter it", duct.name,
                                         facility.halls[hall].name)});
        };
        end(duct.hallA, duct.atA, "at_a_m");
        end(duct.hallB, duct.atB, "at_b_m");
    }
}

void checkAislesAndSensors(const Facility& facility, std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < facility.aisles.size(); ++i)
    {
        const Aisle& aisle = facility.aisles[AisleId::at(i)];
        if (aisle.min.x >= aisle.max.x || aisle.min.y >= aisle.max.y)
            problems.push_back(
                {.path = fmt::format("/aisles/{}/min_m", i),
                 .what = fmt::format("aisle \"{}\" has no area: min_m must be below max_m", aisle.name)});
        else if (aisle.hall && (!insideHall(facility.halls[aisle.hall], {aisle.min, 0}) ||
                                !insideHall(facility.halls[aisle.hall], {aisle.max, aisle.height})))
            problems.push_back({.path = fmt::format("/aisles/{}/max_m", i),
                                .what = fmt::format("aisle \"{}\" reaches out of hall \"{}\"", aisle.name,
                                                    facility.halls[aisle.hall].name)});
    }
    for (std::size_t i = 0; i < facility.sensors.size(); ++i)
    {
        const Sensor& sensor = facility.sensors[SensorId::at(i)];
        if (sensor.hall && !insideHall(facility.halls[sensor.hall], sensor.position))
            problems.push_back({.path = fmt::format("/sensors/{}/position_m", i),
                                .what = fmt::format("sensor \"{}\" hangs outside hall \"{}\"", sensor.name,
                                                    facility.halls[sensor.hall].name)});
    }
}
} // namespace

void checkSpace(const Facility& facility, std::vector<Problem>& problems)
{
    checkHalls(facility, problems);
    checkStanding(facility, problems);
    checkTrays(facility, problems);
    checkAislesAndSensors(facility, problems);
}
} // namespace twin
