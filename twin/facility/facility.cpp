#include "twin/facility/facility.h"

#include <cmath>
#include <numbers>

namespace twin
{
namespace
{
// How far a rack's mounting rails stand behind its doors, metres: room for plugs and their bends.
constexpr float railSetback = 0.10F;

float radians(double degrees)
{
    return static_cast<float>(degrees * std::numbers::pi / 180.0);
}

glm::vec2 turned(glm::vec2 v, double yawDegrees)
{
    const float c = std::cos(radians(yawDegrees));
    const float s = std::sin(radians(yawDegrees));
    return {v.x * c - v.y * s, v.x * s + v.y * c};
}

glm::dvec3 turned(glm::dvec3 v, double yawDegrees)
{
    const double angle = yawDegrees * std::numbers::pi / 180.0;
    return {v.x * std::cos(angle) - v.y * std::sin(angle), v.x * std::sin(angle) + v.y * std::cos(angle), v.z};
}
} // namespace

const Port& Facility::port(PortId id) const
{
    const Device& device = devices[portDevice[id]];
    return models[device.model].ports[id.value - device.firstPort.value];
}

PortId Facility::findPort(std::string_view deviceAndPort) const
{
    const auto colon = deviceAndPort.find(':');
    if (colon == std::string_view::npos)
        return {};
    const DeviceId device = deviceNames.find(deviceAndPort.substr(0, colon));
    if (!device || !devices[device].model)
        return {};
    const auto& ports = models[devices[device].model].portNames;
    const auto at = ports.find(deviceAndPort.substr(colon + 1));
    return at == ports.end() ? PortId{} : PortId{devices[device].firstPort.value + at->second};
}

std::string Facility::nameOf(PortId id) const
{
    return std::string(devices[portDevice[id]].name) + ':' + std::string(port(id).name);
}

std::string Facility::pathOf(DeviceId id) const
{
    const bool panel = id.index() >= panelsFrom;
    return (panel ? "/panels/" : "/devices/") + std::to_string(panel ? id.index() - panelsFrom : id.index());
}

HallId Facility::hallOf(PortId id) const
{
    const RackId rack = devices[portDevice[id]].rack;
    return rack ? racks[rack].hall : HallId{};
}

glm::vec3 Facility::portPosition(PortId id) const
{
    const Device& device = devices[portDevice[id]];
    const Rack& rack = racks[device.rack];
    const Model& model = models[device.model];
    const Port& opening = port(id);
    const float railY = -models[rack.model].size.y / 2 + railSetback;
    glm::vec2 inRack(opening.at.x, opening.face == Face::front ? railY : railY + model.size.y);
    if (device.face == Face::rear)
        inRack = -inRack;
    const glm::vec2 floor = rack.position + turned(inRack, rack.yawDegrees);
    const auto bottom = static_cast<float>(firstUnitHeight + (device.unit - 1) * rackUnit);
    return {floor, bottom + opening.at.y};
}

glm::vec3 Facility::portDirection(PortId id) const
{
    const Device& device = devices[portDevice[id]];
    const bool looksBack = (device.face == Face::rear) != (port(id).face == Face::rear);
    return {turned(glm::vec2(0, looksBack ? 1 : -1), racks[device.rack].yawDegrees), 0};
}

glm::dvec3 campusFromHall(const Hall& hall, glm::dvec3 point)
{
    return hall.origin + turned(point, hall.yawDegrees);
}

glm::dvec3 hallFromCampus(const Hall& hall, glm::dvec3 point)
{
    return turned(point - hall.origin, -hall.yawDegrees);
}
} // namespace twin
