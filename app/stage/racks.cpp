#include "app/stage/rack_sides.h"
#include "app/stage/set.h"
#include "app/stage/shapes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

// Racks and what hangs at their rails. They stand open: what is inside is what is looked at.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 powerStripSize(0.056f, 0.060f, 1.8f);

// A filler of one unit, as wide as the rails: its face at y = 0.
engine::Mesh blankPanel()
{
    constexpr float half = 0.2413f;
    constexpr float height = 0.0436f;
    MeshMaker maker;
    maker.box({-half, 0, 0}, {half, 0.0015f, height}, Paint::darkSteel);
    maker.box({-0.22f, 0.0015f, 0.001f}, {0.22f, 0.012f, 0.0025f}, Paint::darkSteel);
    maker.box({-0.22f, 0.0015f, height - 0.0025f}, {0.22f, 0.012f, height - 0.001f}, Paint::darkSteel);
    for (const float x : {-0.2325f, 0.2325f})
        maker.box({x - 0.004f, -0.002f, height / 2 - 0.004f}, {x + 0.004f, 0, height / 2 + 0.004f},
                  Paint::blackPlastic);
    for (const bool screws : {true, false})
    {
        maker.coarser();
        maker.front({-half, 0}, {half, height}, 0, Paint::darkSteel);
        maker.back({-half, 0}, {half, height}, 0.0015f, Paint::darkSteel);
        for (const float x : {-0.2325f, 0.2325f})
            if (screws)
                maker.front({x - 0.004f, height / 2 - 0.004f}, {x + 0.004f, height / 2 + 0.004f}, -0.002f,
                            Paint::blackPlastic);
    }
    return maker.finish();
}

class Racks
{
public:
    explicit Racks(Set& set)
        : set_(set),
          facility_(set.facility),
          contents_(facility_.racks.size()),
          shared_(rightSidesShared(facility_, set.world()))
    {
        for (size_t i = 0; i < facility_.devices.size(); ++i)
            if (const Device& device = facility_.devices[DeviceId::at(i)]; device.rack && device.model)
                contents_[device.rack.index()].push_back(DeviceId::at(i));
    }

    void run()
    {
        for (size_t i = 0; i < facility_.racks.size(); ++i)
            if (facility_.racks[RackId::at(i)].model)
                add(RackId::at(i));
    }

private:
    void add(RackId id)
    {
        const Rack& rack = facility_.racks[id];
        const Model& frame = facility_.models[rack.model];
        const Place place = set_.world().rack(id);
        set_.solid(Layer::racks, bodyOf(id), place, set_.entities().of(id)).tinted = true;
        const glm::dvec3 half = glm::dvec3(frame.size) / 2.0;
        set_.obstacle(place, {-half.x, -half.y, 0}, {half.x, half.y, frame.size.z});
        if (contents_[id.index()].empty())
            return;
        fillGaps(id, frame, place);
        if (wantsPowerStrips(id, frame))
            powerStrips(id, frame, place);
    }

    uint32_t bodyOf(RackId id)
    {
        const ModelId model = facility_.racks[id].model;
        const uint32_t whole = set_.bodies.model(model);
        if (!shared_[id.index()] || !hasOurSides(facility_.models[model]))
            return whole;
        const auto [known, isNew] = open_.try_emplace(model.index());
        if (isNew)
            known->second = set_.bodies.add(withoutRightSide(set_.bodies.mesh(whole)));
        return known->second;
    }

    // Cold air takes the way through the machines: units with nothing at either face are closed in front.
    void fillGaps(RackId id, const Model& frame, const Place& place)
    {
        if (!blank_)
            blank_ = set_.bodies.add(blankPanel());
        std::vector<bool> taken(static_cast<size_t>(std::max(0.0, std::ceil(frame.units))));
        for (const DeviceId device : contents_[id.index()])
        {
            const double first = static_cast<double>(facility_.devices[device].unit) - 1;
            const double end = first + facility_.models[facility_.devices[device].model].units;
            for (size_t unit = 0; unit < taken.size(); ++unit)
                if (static_cast<double>(unit) < end && static_cast<double>(unit) + 1 > first)
                    taken[unit] = true;
        }
        const double face = static_cast<double>(frame.railSetback.x) - frame.size.y / 2.0;
        for (size_t unit = 0; unit < taken.size(); ++unit)
            if (!taken[unit])
                set_.solid(Layer::devices, *blank_,
                           place.in({0, face, frame.firstUnit + static_cast<double>(unit) * rackUnit}),
                           set_.entities().of(id));
    }

    // Beside a busbar and in frames too shallow there are none.
    bool wantsPowerStrips(RackId id, const Model& frame) const
    {
        if (frame.railSetback.y < 0.15f || frame.size.z < powerStripSize.z + 0.2f || frame.size.x < 0.59f)
            return false;
        double watts = 0;
        for (const DeviceId device : contents_[id.index()])
        {
            const Model& model = facility_.models[facility_.devices[device].model];
            if (model.role == Role::powerShelf)
                return false;
            watts += model.powerWatts;
        }
        return watts > 0;
    }

    // In the rear corners, between the rear rails and the vertical managers.
    void powerStrips(RackId id, const Model& frame, const Place& place)
    {
        const uint32_t mesh = set_.bodies.ours("rpdu_0u", powerStripSize);
        const double y = frame.size.y / 2.0 - frame.railSetback.y + 0.14;
        const double x = frame.size.x / 2.0 - powerStripSize.x / 2.0 - 0.0035;
        for (const double side : {-1.0, 1.0})
            set_.solid(Layer::devices, mesh, place.in({side * x, y, 0.2}, radians(180)), set_.entities().of(id));
    }

    Set& set_;
    const Facility& facility_;
    std::vector<std::vector<DeviceId>> contents_; // by rack
    std::vector<bool> shared_;                    // right sides, by rack
    std::map<size_t, uint32_t> open_;             // meshes without a right side, by model
    std::optional<uint32_t> blank_;
};
} // namespace

void addRacks(Set& set)
{
    Racks(set).run();
}

void addDevices(Set& set)
{
    const Facility& facility = set.facility;
    for (size_t i = 0; i < facility.devices.size(); ++i)
    {
        const DeviceId id = DeviceId::at(i);
        const Device& device = facility.devices[id];
        if (device.rack && device.model && facility.racks[device.rack].model)
            set.solid(Layer::devices, set.bodies.model(device.model), set.world().device(id), set.entities().of(id))
                .tinted = true;
    }
}
} // namespace app
