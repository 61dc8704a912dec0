#include "app/tour/airspace.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace app
{
namespace
{
constexpr uint32_t hangingLayers = maskOf(Layer::trays) | maskOf(Layer::power) | maskOf(Layer::people) |
                                   maskOf(Layer::sensors) | maskOf(Layer::ground);
constexpr uint32_t overLayers =
    maskOf(Layer::ceiling) | maskOf(Layer::roof) | maskOf(Layer::containmentRoof) | maskOf(Layer::lamps);

// The box around a solid: its own where it stands upright, else the world's.
engine::Obstacle boxOf(const engine::Solid& solid, const engine::Bounds& bounds)
{
    const glm::vec3 least = bounds.min * solid.scale;
    const glm::vec3 most = bounds.max * solid.scale;
    const bool upright = std::abs(solid.rotation.x) < 1e-4f && std::abs(solid.rotation.y) < 1e-4f;
    engine::Bounds box;
    for (int i = 0; i < 8; ++i)
    {
        const glm::vec3 corner((i & 1) != 0 ? least.x : most.x, (i & 2) != 0 ? least.y : most.y,
                               (i & 4) != 0 ? least.z : most.z);
        box.add(upright ? corner : solid.rotation * corner);
    }
    const glm::vec3 middle = (box.min + box.max) / 2.0f;
    return {.center = glm::vec2(solid.position + (upright ? solid.rotation * middle : middle)),
            .halfSize = glm::vec2(box.size()) / 2.0f,
            .yaw = upright ? 2 * std::atan2(solid.rotation.z, solid.rotation.w) : 0.0f,
            .bottom = solid.position.z + box.min.z,
            .top = solid.position.z + box.max.z};
}

// A box around each straight piece of a pipe; of its bends around what joins their ends.
void addPipe(const engine::Drawables& drawables, const engine::Fiber& pipe, std::vector<engine::Obstacle>& boxes)
{
    for (uint32_t i = pipe.firstKnot; i + 1 < pipe.firstKnot + pipe.knotCount; ++i)
    {
        const glm::vec3 from = drawables.fiberKnots[i].position;
        const glm::vec3 to = drawables.fiberKnots[i + 1].position;
        const glm::vec2 way(to - from);
        boxes.push_back({.center = glm::vec2(from + to) / 2.0f,
                         .halfSize = {glm::length(way) / 2 + pipe.radius, pipe.radius},
                         .yaw = std::atan2(way.y, way.x),
                         .bottom = std::min(from.z, to.z) - pipe.radius,
                         .top = std::max(from.z, to.z) + pipe.radius});
    }
}

// The ground itself and what lies flat on it stop nobody.
bool stands(const engine::Obstacle& box)
{
    constexpr float low = 0.4f;
    constexpr float broad = 12;
    return box.top - box.bottom > low && std::max(box.halfSize.x, box.halfSize.y) < broad;
}
} // namespace

Airspace::Airspace(const Stage& stage, const engine::Obstacles& standing) : stage_(stage), standing_(standing)
{
    std::vector<engine::Obstacle> hanging;
    std::vector<engine::Obstacle> overhead;
    for (const engine::Solid& solid : stage.drawables.solids)
    {
        const uint32_t layer = uint32_t(1) << solid.layer;
        if ((layer & (hangingLayers | overLayers)) == 0)
            continue;
        const engine::Obstacle box = boxOf(solid, stage.drawables.meshes[solid.mesh].bounds);
        if ((layer & overLayers) != 0)
            overhead.push_back(box);
        else if (solid.layer != idOf(Layer::ground) || stands(box))
            hanging.push_back(box);
    }
    for (const engine::Fiber& fiber : stage.drawables.fibers)
        if (fiber.layer == idOf(Layer::pipes))
            addPipe(stage.drawables, fiber, hanging);
    hanging_ = engine::Obstacles(hanging);
    overhead_ = engine::Obstacles(overhead);
}

float Airspace::floorAt(const glm::dvec3& point) const
{
    return stage_.floorAt(glm::vec2(point));
}

bool Airspace::isFree(const glm::dvec3& eye, const Clearance& clearance) const
{
    constexpr double aboveFloor = 0.04; // at least, whatever the clearance
    if (eye.z < static_cast<double>(floorAt(eye)) + aboveFloor)
        return false;
    const auto free = [&](const engine::Obstacles& obstacles, double radius)
    {
        const engine::Heights heights{static_cast<float>(eye.z - radius), static_cast<float>(eye.z + radius)};
        return radius < 0 || obstacles.isFree(glm::vec2(eye), static_cast<float>(radius), heights);
    };
    return free(standing_, clearance.standing) && free(hanging_, clearance.hanging) &&
           (clearance.open || free(overhead_, std::max(0.02, clearance.hanging)));
}
} // namespace app
