#include "app/stage/stage.h"

namespace app
{
using namespace twin;

namespace
{
void addBox(engine::Bounds& bounds, const Place& place, const glm::dvec3& min, const glm::dvec3& max)
{
    for (uint32_t corner = 0; corner < 8; ++corner)
        bounds.add(
            place.point({(corner & 1) ? max.x : min.x, (corner & 2) ? max.y : min.y, (corner & 4) ? max.z : min.z}));
}

// A model's box: on the middle of its foot.
void addModel(engine::Bounds& bounds, const Facility& facility, const Place& place, ModelId model)
{
    if (!model)
        return;
    const glm::dvec3 size = facility.models[model].size;
    addBox(bounds, place, {-size.x / 2, -size.y / 2, 0}, {size.x / 2, size.y / 2, size.z});
}

void addPath(engine::Bounds& bounds, const Facility& facility, const Place& place, const Range& path, double width,
             double depth)
{
    for (const glm::dvec3 point : path.of(facility.points))
        addBox(bounds, place, point - glm::dvec3(width / 2, width / 2, 0),
               point + glm::dvec3(width / 2, width / 2, depth));
}

template <class T>
void addStanding(engine::Bounds& bounds, const Stage& stage, const T& thing)
{
    addModel(bounds, stage.scene.facility, stage.world.standing(thing.hall, thing.position, thing.yawDegrees),
             thing.model);
}
} // namespace

engine::Bounds Stage::boundsOf(EntityId id) const
{
    const Facility& facility = scene.facility;
    const Entity entity = entities[id];
    engine::Bounds bounds;
    switch (entity.kind)
    {
    case EntityKind::none:
        break;
    case EntityKind::building:
    {
        const Building& building = facility.buildings[entity.as<BuildingId>()];
        addBox(bounds, world.building(building), glm::dvec3(0), building.size);
        break;
    }
    case EntityKind::hall:
        addBox(bounds, world.hall(entity.as<HallId>()), glm::dvec3(0), facility.halls[entity.as<HallId>()].size);
        break;
    case EntityKind::row:
        for (const EntityId child : entities.children(id))
        {
            const engine::Bounds rack = boundsOf(child);
            if (rack.min.x > rack.max.x)
                continue;
            bounds.add(rack.min);
            bounds.add(rack.max);
        }
        break;
    case EntityKind::rack:
        addModel(bounds, facility, world.rack(entity.as<RackId>()), facility.racks[entity.as<RackId>()].model);
        break;
    case EntityKind::device:
        addModel(bounds, facility, world.device(entity.as<DeviceId>()), facility.devices[entity.as<DeviceId>()].model);
        break;
    case EntityKind::port:
        addBox(bounds, world.port(entity.as<PortId>()), {-0.011, -0.04, -0.008}, {0.011, 0.01, 0.008});
        break;
    case EntityKind::cable:
        for (const engine::Fiber& fiber : fibersOf(entity.as<CableId>()))
            for (uint32_t i = 0; i < fiber.knotCount; ++i)
                bounds.add(drawables.fiberKnots[fiber.firstKnot + i].position);
        break;
    case EntityKind::tray:
    {
        const Tray& tray = facility.trays[entity.as<TrayId>()];
        addPath(bounds, facility, world.hall(tray.hall), tray.path, static_cast<double>(tray.width),
                static_cast<double>(tray.depth));
        break;
    }
    case EntityKind::duct:
    {
        const Duct& duct = facility.ducts[entity.as<DuctId>()];
        const double width = duct.width;
        const double depth = duct.depth;
        addPath(bounds, facility, {-world.origin(), 0}, duct.path, width, depth);
        const glm::dvec3 half(width / 2, width / 2, 0);
        for (const auto& [hall, at] :
             {std::pair(duct.hallA, glm::dvec3(duct.atA)), std::pair(duct.hallB, glm::dvec3(duct.atB))})
            addBox(bounds, world.hall(hall), at - half, at + half + glm::dvec3(0, 0, depth));
        break;
    }
    case EntityKind::cooler:
        addStanding(bounds, *this, facility.coolers[entity.as<CoolerId>()]);
        break;
    case EntityKind::cdu:
        addStanding(bounds, *this, facility.cdus[entity.as<CduId>()]);
        break;
    case EntityKind::pdu:
        addStanding(bounds, *this, facility.pdus[entity.as<PduId>()]);
        break;
    case EntityKind::sensor:
    {
        const Sensor& sensor = facility.sensors[entity.as<SensorId>()];
        const glm::dvec3 at = sensor.position;
        addBox(bounds, world.hall(sensor.hall), at - glm::dvec3(0.05), at + glm::dvec3(0.05));
        break;
    }
    }
    return bounds;
}
} // namespace app
