#pragma once

#include "app/stage/entities.h"
#include "app/stage/layers.h"
#include "app/stage/place.h"
#include "engine/passes/drawables.h"
#include "engine/view/obstacles.h"
#include "twin/facility/scene.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace app
{
// Height of the ground outside of the halls, below the floor of the lowest.
inline constexpr double groundLevel = -0.15;
// How thick the outer walls of a building without a mesh of its own are.
inline constexpr double shellWall = 0.30;

// A floor to walk on, world frame.
struct FloorArea
{
    glm::vec2 middle, half;
    float yaw;
    float height;
};

// A scene as it is drawn, with what the viewer must know of it. The scene must outlive it.
struct Stage
{
    explicit Stage(const twin::Scene& scene);
    Stage(const Stage&) = delete; // its tables refer to each other
    Stage& operator=(const Stage&) = delete;

    World world;
    EntityTable entities;
    engine::Drawables drawables;
    std::vector<engine::Obstacle> obstacles; // what nobody walks through
    std::vector<FloorArea> floors;
    glm::vec2 yardMin{0}, yardMax{0};  // of the fence about the buildings; the same where there is none
    std::vector<std::string> warnings; // models that could not be used, one line each
    // The fibers of cable index i are those from fibersFrom[i] to fibersFrom[i + 1]; none where it could not be laid.
    std::vector<uint32_t> fibersFrom;

    std::span<const engine::Fiber> fibersOf(twin::CableId cable) const;
    // What the entity takes up, world frame; empty when it is not drawn (a cable without a way, nobody).
    engine::Bounds boundsOf(EntityId entity) const;
    // Middle of that; the origin when it is empty.
    glm::vec3 positionOf(EntityId entity) const;
    // Height of the floor under a point; of the ground where there is no hall.
    float floorAt(glm::vec2 point) const;
    // Whether it is inside the fence about the buildings, so far from it at least, metres.
    bool isInYard(glm::vec2 point, float away) const;

    const twin::Scene& scene;
};
} // namespace app
