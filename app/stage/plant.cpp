#include "app/stage/set.h"
#include "app/stage/shapes.h"

#include <optional>

// What stands or hangs in a hall beside racks and trays: coolers, CDUs, PDUs, sensors.
namespace app
{
using namespace twin;

namespace
{
template <class Id, class Table>
void addStanding(Set& set, const Table& table)
{
    for (size_t i = 0; i < table.size(); ++i)
    {
        const auto& thing = table[Id::at(i)];
        if (!thing.model || !thing.hall)
            continue;
        const Place place = set.world().standing(thing.hall, thing.position, thing.yawDegrees);
        set.solid(Layer::plant, set.bodies.model(thing.model), place, set.entities().of(Id::at(i))).tinted = true;
        const glm::dvec3 size = set.facility.models[thing.model].size;
        set.obstacle(place, {-size.x / 2, -size.y / 2, 0}, {size.x / 2, size.y / 2, size.z});
    }
}

// A housing of 50 mm with its vents; the point that it measures at is its middle.
engine::Mesh sensorMesh()
{
    MeshMaker maker;
    maker.box({-0.025f, -0.009f, -0.025f}, {0.025f, 0.009f, 0.025f}, Paint::whitePlastic);
    for (const float z : {-0.012f, -0.004f, 0.004f, 0.012f})
        maker.box({-0.018f, -0.0096f, z - 0.0015f}, {0.018f, 0.0096f, z + 0.0015f}, Paint::blackPlastic);
    return maker.finish();
}

// Hung on a cord from what is above, or lying on the floor.
void addSensors(Set& set)
{
    constexpr double cordRadius = 0.002;
    constexpr double onFloor = 0.1;
    std::optional<uint32_t> mesh;
    for (size_t i = 0; i < set.facility.sensors.size(); ++i)
    {
        const Sensor& sensor = set.facility.sensors[SensorId::at(i)];
        if (!sensor.hall)
            continue;
        if (!mesh)
            mesh = set.bodies.add(sensorMesh());
        const EntityId entity = set.entities().of(SensorId::at(i));
        const glm::dvec3 at = sensor.position;
        set.solid(Layer::sensors, *mesh, set.world().hall(sensor.hall).in(at), entity).tinted = true;
        double top = set.facility.halls[sensor.hall].size.z;
        for (const Aisle& aisle : set.facility.aisles)
            if (aisle.hall == sensor.hall && aisle.contained && at.x >= aisle.min.x && at.x <= aisle.max.x &&
                at.y >= aisle.min.y && at.y <= aisle.max.y)
                top = static_cast<double>(aisle.height);
        if (at.z > onFloor && top > at.z + 0.05)
            set.post(Layer::sensors, Paint::whitePlastic, set.world().hall(sensor.hall), at + glm::dvec3(0, 0, 0.025),
                     top - at.z - 0.03, cordRadius, entity);
    }
}
} // namespace

void addPlant(Set& set)
{
    addStanding<CoolerId>(set, set.facility.coolers);
    addStanding<CduId>(set, set.facility.cdus);
    addStanding<PduId>(set, set.facility.pdus);
    addSensors(set);
}
} // namespace app
