#include "app/stage/place.h"

#include <glm/common.hpp>

#include <cmath>
#include <limits>
#include <numbers>

namespace app
{
using namespace twin;

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

glm::dvec3 Place::direction(glm::dvec3 local) const
{
    const double c = std::cos(yaw);
    const double s = std::sin(yaw);
    return {local.x * c - local.y * s, local.x * s + local.y * c, local.z};
}

glm::dvec3 Place::point(glm::dvec3 local) const
{
    return at + direction(local);
}

glm::dvec3 Place::local(glm::dvec3 point) const
{
    return Place{{}, -yaw}.point(point - at);
}

glm::quat Place::rotation() const
{
    return {static_cast<float>(std::cos(yaw / 2)), 0, 0, static_cast<float>(std::sin(yaw / 2))};
}

World::World(const Facility& facility) : facility_(facility)
{
    glm::dvec3 min(std::numeric_limits<double>::infinity());
    glm::dvec3 max = -min;
    for (const Hall& hall : facility.halls)
        for (const double x : {0.0, hall.size.x})
            for (const double y : {0.0, hall.size.y})
            {
                const glm::dvec3 corner = campusFromHall(hall, {x, y, 0});
                min = glm::min(min, corner);
                max = glm::max(max, corner);
            }
    if (!facility.halls.empty())
        origin_ = {(min.x + max.x) / 2, (min.y + max.y) / 2, min.z};
}

Place World::building(const Building& building) const
{
    return {fromCampus(building.origin), radians(building.yawDegrees)};
}

Place World::hall(HallId id) const
{
    if (!id)
        return {};
    const Hall& hall = facility_.halls[id];
    return {fromCampus(hall.origin), radians(hall.yawDegrees)};
}

Place World::standing(HallId hallId, glm::dvec2 position, double yawDegrees) const
{
    return hall(hallId).in({position, 0}, radians(yawDegrees));
}

Place World::rack(RackId id) const
{
    const Rack& rack = facility_.racks[id];
    return standing(rack.hall, rack.position, rack.yawDegrees);
}

Place World::device(DeviceId id) const
{
    const Device& device = facility_.devices[id];
    if (!device.rack || !facility_.racks[device.rack].model || !device.model)
        return {};
    const Model& frame = facility_.models[facility_.racks[device.rack].model];
    const bool front = device.face == Face::front;
    const double rail = frame.size.y / 2 - (front ? frame.railSetback.x : frame.railSetback.y);
    const double bottom = frame.firstUnit + (static_cast<double>(device.unit) - 1) * rackUnit;
    const double middle = facility_.models[device.model].size.y / 2.0 - rail;
    return rack(device.rack).in({0, front ? middle : -middle, bottom}, front ? 0 : std::numbers::pi);
}

Place World::port(PortId id) const
{
    const DeviceId device = facility_.portDevice[id];
    const Port& port = facility_.port(id);
    const bool front = port.face == Face::front;
    const double mouth = facility_.models[facility_.devices[device].model].size.y / 2.0 - port.inset;
    return World::device(device).in({port.at.x, front ? -mouth : mouth, port.at.y}, front ? 0 : std::numbers::pi);
}
} // namespace app
