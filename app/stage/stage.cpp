#include "app/stage/stage.h"

#include "app/stage/set.h"

#include <glm/common.hpp>
#include <glm/vector_relational.hpp>

#include <algorithm>
#include <cmath>

namespace app
{
using namespace twin;

Stage::Stage(const Scene& shown) : world(shown.facility), entities(shown.facility), scene(shown)
{
    drawables.entityCount = entities.count();
    Set set{shown.facility, shown.routes, *this, Bodies(shown.facility, shown.folder, drawables.meshes, warnings)};
    addRacks(set);
    addDevices(set);
    addPlugs(set);
    addCables(set); // first of those with fibers: they are found by `fibersFrom`
    addTrays(set);
    addRooms(set);
    addContainment(set);
    addPlant(set);
    addPower(set);
    addPipes(set);
    addLamps(set);
    addLabels(set);
    addBuildings(set);
    addGround(set);
    addPeople(set);
    addOccluders(set);
    for (size_t i = 0; i < shown.facility.halls.size(); ++i)
    {
        const engine::Bounds hall = boundsOf(entities.of(HallId::at(i)));
        drawables.bounds.add(hall.min);
        drawables.bounds.add(hall.max);
    }
}

std::span<const engine::Fiber> Stage::fibersOf(CableId cable) const
{
    const uint32_t first = fibersFrom[cable.index()];
    return std::span(drawables.fibers).subspan(first, fibersFrom[cable.index() + 1] - first);
}

glm::vec3 Stage::positionOf(EntityId entity) const
{
    const engine::Bounds bounds = boundsOf(entity);
    return bounds.min.x <= bounds.max.x ? (bounds.min + bounds.max) * 0.5f : glm::vec3(0);
}

float Stage::floorAt(glm::vec2 point) const
{
    for (const FloorArea& floor : floors)
    {
        const glm::vec2 apart = point - floor.middle;
        const float c = std::cos(floor.yaw);
        const float s = std::sin(floor.yaw);
        const glm::vec2 inside(apart.x * c + apart.y * s, apart.y * c - apart.x * s);
        if (std::abs(inside.x) <= floor.half.x && std::abs(inside.y) <= floor.half.y)
            return floor.height;
    }
    return static_cast<float>(groundLevel);
}

bool Stage::isInYard(glm::vec2 point, float away) const
{
    return glm::all(glm::greaterThan(point, yardMin + away)) && glm::all(glm::lessThan(point, yardMax - away));
}
} // namespace app
