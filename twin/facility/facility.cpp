#include "twin/facility/facility.h"

#include <cmath>
#include <numbers>

namespace twin
{
namespace
{
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
    const Model& frame = models[rack.model];
    // In the device's own sense: its front face hangs at the rails of its face, its back reaches towards the others.
    const float rail = frame.size.y / 2 - (device.face == Face::front ? frame.railSetback.x : frame.railSetback.y);
    const float y = opening.face == Face::front ? -rail + opening.inset : -rail + model.size.y - opening.inset;
    const glm::vec2 inRack = device.face == Face::front ? glm::vec2(opening.at.x, y) : -glm::vec2(opening.at.x, y);
    const glm::vec2 floor = rack.position + turned(inRack, rack.yawDegrees);
    const float bottom = frame.firstUnit + static_cast<float>((device.unit - 1) * rackUnit);
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
