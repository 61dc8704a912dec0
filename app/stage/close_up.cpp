#include "app/stage/close_up.h"

#include "app/stage/standing.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace app
{
namespace
{
// The way into an entity's face, level, and from how many degrees beside and above to look along it.
struct Approach
{
    glm::dvec3 ahead;
    double beside = 0;
    double above = 32;
};

std::optional<Approach> approachOf(const Stage& stage, Entity entity)
{
    const glm::dvec3 in(0, 1, 0); // of a model, whose front is at its least y
    switch (entity.kind)
    {
    case EntityKind::port:
        return Approach{stage.world.port(entity.as<twin::PortId>()).direction(in), 0, 12};
    case EntityKind::device:
        return Approach{stage.world.device(entity.as<twin::DeviceId>()).direction(in), 0, 12};
    case EntityKind::rack: // by who stands in the aisle
        return Approach{stage.world.rack(entity.as<twin::RackId>()).direction(in), 0, 4};
    default:
        return {};
    }
}

// Where the entity is to be seen.
struct Frame
{
    float fovY;
    glm::uvec2 size;
    engine::PictureArea part;
};

engine::Camera along(const Approach& approach, const engine::Bounds& bounds, const Frame& frame)
{
    const glm::vec3 middle = (bounds.min + bounds.max) * 0.5f;
    const double pitch = radians(approach.above);
    const glm::dvec3 level = glm::normalize(approach.ahead + glm::dvec3(0, 1e-9, 0));
    const glm::dvec3 forward =
        Place{{}, radians(approach.beside)}.direction(level) * std::cos(pitch) - glm::dvec3(0, 0, std::sin(pitch));
    return engine::framed(engine::lookAt(middle - glm::vec3(forward), middle, frame.fovY), bounds, frame.size,
                          frame.part);
}

// In the hall, and in nothing that stands there.
bool hasRoom(const Stage& stage, const engine::Obstacles& obstacles, const glm::vec3& eye)
{
    constexpr float head = 0.15f;
    return standingOf(stage, eye, Standing::outside) != Standing::outside &&
           obstacles.isFree(glm::vec2(eye), head, {eye.z - head, eye.z + head});
}

// Before the face, or beside it where the aisle is narrow; else from above, else from behind, which shows at least
// where it is.
engine::Camera withRoom(const Stage& stage, const engine::Obstacles& obstacles, const Approach& face,
                        const engine::Bounds& bounds, const Frame& frame)
{
    for (const double way : {1.0, -1.0})
        for (const double more : {0.0, 30.0, 45.0})
            for (const double beside : {0.0, 30.0, -30.0, 50.0, -50.0, 65.0, -65.0})
            {
                const engine::Camera camera = along({face.ahead * way, beside, face.above + more}, bounds, frame);
                if (hasRoom(stage, obstacles, camera.eye))
                    return camera;
            }
    return along({face.ahead, 0, 60}, bounds, frame);
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

std::optional<engine::Camera> closeUp(const Stage& stage, const engine::Obstacles& obstacles, EntityId entity,
                                      const engine::Camera& now, glm::uvec2 size, const engine::PictureArea& part)
{
    engine::Bounds bounds = stage.boundsOf(entity);
    if (!(bounds.min.x <= bounds.max.x))
        return {};
    const Entity which = stage.entities[entity];
    const glm::vec3 middle = (bounds.min + bounds.max) * 0.5f;
    const glm::vec3 half(leastSize(which.kind) / 2);
    bounds.add(middle - half);
    bounds.add(middle + half);
    // A rack does not fit into a longer lens from within an aisle.
    const float fovY = which.kind == EntityKind::rack ? std::max(now.fovY, engine::fovOfLens(20)) : now.fovY;
    if (const std::optional<Approach> face = approachOf(stage, which))
        return withRoom(stage, obstacles, *face, bounds, {fovY, size, part});
    if (now.forward.z < -0.25f)
        return engine::framed(now, bounds, size, part);
    return along({{now.forward.x, now.forward.y, 0}}, bounds, {now.fovY, size, part});
}
} // namespace app
