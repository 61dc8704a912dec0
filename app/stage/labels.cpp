#include "app/stage/set.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <cmath>
#include <string>

// Names where they are looked for.
namespace app
{
using namespace twin;

namespace
{
constexpr float rackHeight = 0.034f;  // of capitals: fits the frame's top member
constexpr double rackFromTop = 0.040; // foot of the text below the roof
constexpr float deviceHeight = 0.0055f;
constexpr float rowHeight = 0.14f;
constexpr double rowAbove = 0.16; // over the racks
constexpr float hallHeight = 0.7f;
constexpr float buildingHeight = 1.2f;

class Labels
{
public:
    explicit Labels(Set& set) : set_(set), facility_(set.facility) {}

    void run()
    {
        for (size_t i = 0; i < facility_.racks.size(); ++i)
            rack(RackId::at(i));
        for (size_t i = 0; i < facility_.devices.size(); ++i)
            device(DeviceId::at(i));
        for (size_t i = 0; i < facility_.rows.size(); ++i)
            row(RowId::at(i));
        for (size_t i = 0; i < facility_.halls.size(); ++i)
            hall(HallId::at(i));
        for (size_t i = 0; i < facility_.buildings.size(); ++i)
            building(BuildingId::at(i));
    }

private:
    // In the plane of a face that looks along -y of `place`.
    engine::Label& onFace(Layer layer, const Place& place, const glm::dvec3& at, std::string_view text, float height,
                          EntityId entity)
    {
        engine::Label& label = set_.drawables().labels.emplace_back();
        label.text = text;
        label.position = place.point(at);
        label.right = place.direction({1, 0, 0});
        label.height = height;
        label.entity = entity;
        label.layer = idOf(layer);
        return label;
    }

    void rack(RackId id)
    {
        const Rack& rack = facility_.racks[id];
        if (!rack.model)
            return;
        const glm::dvec3 size = facility_.models[rack.model].size;
        const Place place = set_.world().rack(id);
        for (const double turn : {0.0, 180.0})
            onFace(Layer::rackLabels, place.in({0, 0, 0}, radians(turn)),
                   {0, -size.y / 2 - 0.001, size.z - rackFromTop}, rack.name, rackHeight, set_.entities().of(id))
                .importance = 1;
    }

    // At the foot of its left ear.
    void device(DeviceId id)
    {
        const Device& device = facility_.devices[id];
        if (!device.model || !device.rack || !facility_.racks[device.rack].model)
            return;
        const Model& model = facility_.models[device.model];
        if (model.role == Role::cableManager)
            return;
        constexpr double ear = 0.2413;
        const double width = static_cast<double>(deviceHeight) * 0.62 * static_cast<double>(device.name.size());
        onFace(Layer::deviceLabels, set_.world().device(id),
               {-ear + width / 2 + 0.002, -model.size.y / 2.0 - 0.003, 0.0035}, device.name, deviceHeight,
               set_.entities().of(id));
    }

    void row(RowId id)
    {
        const auto racks = set_.entities().children(set_.entities().of(id));
        if (racks.empty())
            return;
        const RackId first = set_.entities()[racks.front()].as<RackId>();
        const RackId last = set_.entities()[racks.back()].as<RackId>();
        const Rack& one = facility_.racks[first];
        if (!one.model)
            return;
        const glm::dvec3 size = facility_.models[one.model].size;
        for (const auto& [at, other] : {std::pair(first, last), std::pair(last, first)})
        {
            const glm::dvec3 middle = set_.world().rack(at).at;
            const glm::dvec3 apart = middle - set_.world().rack(other).at;
            const double length = glm::length(apart);
            const glm::dvec3 out =
                length > 0.01 ? apart / length : set_.world().rack(at).direction({at == first ? -1.0 : 1.0, 0, 0});
            engine::Label& label = set_.drawables().labels.emplace_back();
            label.text = facility_.rows[id].name;
            label.position = middle + out * (size.x / 2 + 0.02) + glm::dvec3(0, 0, size.z + rowAbove);
            // Read by who comes towards the row's end.
            label.right = {-out.y, out.x, 0};
            label.height = rowHeight;
            label.least = 12;
            label.importance = 5;
            label.facing = true;
            label.entity = set_.entities().of(id);
            label.layer = idOf(Layer::placeLabels);
            if (first == last)
                break;
        }
    }

    void hall(HallId id)
    {
        const Hall& hall = facility_.halls[id];
        const Place place = set_.world().hall(id);
        engine::Label& label = onFace(Layer::placeLabels, place, {hall.size.x / 2, hall.size.y / 2, hall.size.z + 1.0},
                                      hall.name, hallHeight, set_.entities().of(id));
        label.least = 18;
        label.importance = 10;
        label.facing = true;
    }

    // Over its roof, and gone with it.
    void building(BuildingId id)
    {
        const Building& building = facility_.buildings[id];
        engine::Label& label = onFace(Layer::roof, set_.world().building(building),
                                      {building.size.x / 2, building.size.y / 2, building.size.z + 2.0}, building.name,
                                      buildingHeight, set_.entities().of(id));
        label.least = 18;
        label.importance = 12;
        label.facing = true;
    }

    Set& set_;
    const Facility& facility_;
};
} // namespace

void addLabels(Set& set)
{
    Labels(set).run();
}
} // namespace app
