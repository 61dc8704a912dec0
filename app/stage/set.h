#pragma once

#include "app/stage/bodies.h"
#include "app/stage/stage.h"

#include <glm/vec3.hpp>

namespace app
{
// What the themes of a stage (racks, cables, room, ...) work on while it is built.
struct Set
{
    const twin::Facility& facility;
    const twin::Routes& routes;
    Stage& stage;
    Bodies bodies;

    engine::Drawables& drawables() { return stage.drawables; }
    const World& world() const { return stage.world; }
    const EntityTable& entities() const { return stage.entities; }

    engine::Solid& solid(Layer layer, uint32_t mesh, const Place& place, EntityId entity = 0,
                         const glm::vec3& scale = glm::vec3(1));
    // A box given by two opposite corners in the frame of `place`.
    engine::Solid& box(Layer layer, Paint paint, const Place& place, const glm::dvec3& min, const glm::dvec3& max,
                       EntityId entity = 0);
    // An upright cylinder likewise.
    engine::Solid& post(Layer layer, Paint paint, const Place& place, const glm::dvec3& bottom, double height,
                        double radius, EntityId entity = 0);
    // A bent tube that is no cable: a pipe, a power cord. Points in the frame of `place`.
    void tube(Layer layer, uint32_t color, const Place& place, std::span<const glm::dvec3> corners, double radius,
              double bendRadius, EntityId entity = 0);
    void obstacle(const Place& place, const glm::dvec3& min, const glm::dvec3& max);
};

// The themes. Each adds what it is called after to the drawables; the order does not matter but to itself.
void addRacks(Set& set);
void addDevices(Set& set);
void addPlugs(Set& set);
void addCables(Set& set);
void addTrays(Set& set);
void addRooms(Set& set);
void addContainment(Set& set);
void addPlant(Set& set);
void addPower(Set& set);
void addPipes(Set& set);
void addLamps(Set& set);
void addLabels(Set& set);
void addBuildings(Set& set);
void addGround(Set& set);
void addPeople(Set& set);    // keeps clear of all obstacles, so after them
void addOccluders(Set& set); // last: of what stands there
} // namespace app
