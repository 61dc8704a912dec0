#pragma once

#include "app/stage/stage.h"
#include "engine/view/obstacles.h"

#include <glm/vec3.hpp>

namespace app
{
// What a camera must not fly through: all that nobody walks through, and what hangs: trays, busways, pipes, people,
// and, where halls are closed, ceilings, roofs and lamps.
class Airspace
{
public:
    // `standing` are the stage's obstacles; both must outlive this.
    Airspace(const Stage& stage, const engine::Obstacles& standing);

    // How far a camera keeps from things, metres.
    struct Clearance
    {
        double standing = 0.25;
        double hanging = 0.12; // below 0: it may be among them
        bool open = false;     // roofs and ceilings are off
    };
    bool isFree(const glm::dvec3& eye, const Clearance& clearance) const;
    float floorAt(const glm::dvec3& point) const;

private:
    const Stage& stage_;
    const engine::Obstacles& standing_;
    engine::Obstacles hanging_, overhead_;
};
} // namespace app
