#pragma once

#include "twin/facility/facility.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

namespace app
{
// A frame that stands somewhere, turned about the vertical. Composed in double precision, so that halls a kilometre
// apart keep their tenths of a millimetre until the last step.
struct Place
{
    glm::dvec3 at{0};
    double yaw = 0; // radians

    glm::dvec3 point(glm::dvec3 local) const;
    glm::dvec3 direction(glm::dvec3 local) const;
    glm::dvec3 local(glm::dvec3 point) const; // of a point in the world
    // A frame given in this one.
    Place in(glm::dvec3 local, double yawRadians = 0) const { return {point(local), yaw + yawRadians}; }

    glm::vec3 position() const { return at; }
    glm::quat rotation() const;
};

// The world that is drawn: the campus moved so that its origin is the middle of the halls, on their floor.
class World
{
public:
    explicit World(const twin::Facility& facility);

    glm::dvec3 origin() const { return origin_; } // campus frame
    glm::dvec3 fromCampus(glm::dvec3 point) const { return point - origin_; }
    Place building(const twin::Building& building) const;
    Place hall(twin::HallId id) const;
    // Where something stands in its hall.
    Place standing(twin::HallId hall, glm::dvec2 position, double yawDegrees) const;
    Place rack(twin::RackId id) const;
    // Of the device's model: the middle of its footprint, at its bottom.
    Place device(twin::DeviceId id) const;
    // The middle of the port's mouth; whoever looks along its +y looks straight in.
    Place port(twin::PortId id) const;

private:
    const twin::Facility& facility_;
    glm::dvec3 origin_{0};
};

double radians(double degrees);
} // namespace app
