#include "app/viewer/close_up.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace app
{
namespace
{
// Into the face, and by how many degrees from above.
struct Approach
{
    glm::dvec3 ahead;
    double degrees;
};

std::optional<Approach> approachOf(const Stage& stage, Entity entity)
{
    const glm::dvec3 in(0, 1, 0); // of a model, whose front is at its least y
    switch (entity.kind)
    {
    case EntityKind::port:
        return Approach{stage.world.port(entity.as<twin::PortId>()).direction(in), 12};
    case EntityKind::device:
        return Approach{stage.world.device(entity.as<twin::DeviceId>()).direction(in), 12};
    case EntityKind::rack: // over those across the aisle
        return Approach{stage.world.rack(entity.as<twin::RackId>()).direction(in), 32};
    default:
        return {};
    }
}

// Room around what is looked at: a port by itself would fill the picture with a hole.
float leastSize(EntityKind kind)
{
    switch (kind)
    {
    case EntityKind::port:
        return 0.12f;
    case EntityKind::cable:
        return 0.4f;
    default:
        return 0.05f;
    }
}
} // namespace

std::optional<engine::Camera> closeUp(const Stage& stage, EntityId entity, const engine::Camera& now, glm::uvec2 size)
{
    engine::Bounds bounds = stage.boundsOf(entity);
    if (!(bounds.min.x <= bounds.max.x))
        return {};
    const Entity which = stage.entities[entity];
    const glm::vec3 middle = (bounds.min + bounds.max) * 0.5f;
    const glm::vec3 half(leastSize(which.kind) / 2);
    bounds.add(middle - half);
    bounds.add(middle + half);

    glm::dvec3 ahead = glm::dvec3(now.forward.x, now.forward.y, 0);
    double degrees = 32;
    if (const std::optional<Approach> approach = approachOf(stage, which))
    {
        ahead = approach->ahead;
        degrees = approach->degrees;
    }
    else if (now.forward.z < -0.25f)
        return engine::framed(now, bounds, size);
    if (glm::length(ahead) < 1e-3)
        ahead = {0, 1, 0};
    const double pitch = radians(degrees);
    const glm::dvec3 forward = glm::normalize(ahead) * std::cos(pitch) - glm::dvec3(0, 0, std::sin(pitch));
    const engine::Camera towards = engine::lookAt(middle - glm::vec3(forward), middle, now.fovY);
    return engine::framed(towards, bounds, size);
}
} // namespace app
