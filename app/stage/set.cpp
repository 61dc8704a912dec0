#include "app/stage/set.h"

#include "twin/facility/rounding.h"

#include <glm/common.hpp>

#include <cmath>

namespace app
{
engine::Solid& Set::solid(Layer layer, uint32_t mesh, const Place& place, EntityId entity, const glm::vec3& scale)
{
    engine::Solid& solid = drawables().solids.emplace_back();
    solid.position = place.position();
    solid.rotation = place.rotation();
    solid.scale = scale;
    solid.mesh = mesh;
    solid.entity = entity;
    solid.layer = idOf(layer);
    return solid;
}

engine::Solid& Set::box(Layer layer, Paint paint, const Place& place, const glm::dvec3& min, const glm::dvec3& max,
                        EntityId entity)
{
    return solid(layer, bodies.box(paint), place.in({(min.x + max.x) / 2, (min.y + max.y) / 2, min.z}), entity,
                 max - min);
}

engine::Solid& Set::post(Layer layer, Paint paint, const Place& place, const glm::dvec3& bottom, double height,
                         double radius, EntityId entity)
{
    return solid(layer, bodies.rod(paint, static_cast<float>(radius)), place.in(bottom), entity,
                 glm::dvec3(1, 1, height));
}

void Set::tube(Layer layer, uint32_t color, const Place& place, std::span<const glm::dvec3> corners, double radius,
               double bendRadius, EntityId entity)
{
    engine::Fiber& fiber = drawables().fibers.emplace_back();
    fiber.firstKnot = static_cast<uint32_t>(drawables().fiberKnots.size());
    for (const twin::Knot& knot : twin::knotsOf(corners, bendRadius))
        drawables().fiberKnots.push_back({place.point(knot.point), place.direction(knot.direction)});
    fiber.knotCount = static_cast<uint32_t>(drawables().fiberKnots.size()) - fiber.firstKnot;
    fiber.radius = static_cast<float>(radius);
    fiber.entity = entity;
    fiber.jacket = color;
    fiber.layer = idOf(layer);
}

void Set::obstacle(const Place& place, const glm::dvec3& min, const glm::dvec3& max)
{
    const glm::dvec3 middle = place.point((min + max) / 2.0);
    stage.obstacles.push_back({.center = middle,
                               .halfSize = (max - min) / 2.0,
                               .yaw = static_cast<float>(place.yaw),
                               .bottom = static_cast<float>(place.at.z + min.z),
                               .top = static_cast<float>(place.at.z + max.z)});
}
} // namespace app
