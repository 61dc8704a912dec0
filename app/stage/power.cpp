#include "app/stage/set.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

// Busways over the racks that a PDU feeds, with a tap-off box for each: on the side where the row's cables are not.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 sectionSize(3.0f, 0.08f, 0.13f);
constexpr glm::vec3 tapSize(0.3f, 0.18f, 0.32f);
constexpr double overRack = 0.40; // underside of the busway: a tap-off and its cord below it
constexpr double aside = 0.45;    // from the middle of the racks, clear of the trays' hangers
constexpr double slot = 1.25;     // racks further apart than two slots are not on one busway
constexpr double endReach = 0.25; // beyond the last tap-off
constexpr double hangerPitch = 2.0;
constexpr double rodRadius = 0.005;
constexpr double cordRadius = 0.011;
constexpr double cordBend = 0.10;
constexpr uint32_t cordColor = 0x1A1A1A;

class Power
{
public:
    explicit Power(Set& set) : set_(set), facility_(set.facility), fed_(facility_.racks.size()), sides_(fed_.size())
    {
        for (const Pdu& pdu : facility_.pdus)
            for (const RackId rack : pdu.feeds.of(facility_.servedRacks))
                if (rack)
                    fed_[rack.index()] = true;
        for (size_t i = 0; i < facility_.portCable.size(); ++i)
            if (const PortId port = PortId::at(i); facility_.portCable[port])
            {
                const Device& device = facility_.devices[facility_.portDevice[port]];
                const bool front = device.face == facility_.port(port).face;
                if (device.rack && facility_.port(port).kind != PortKind::nvlink)
                    sides_[device.rack.index()] += front ? 1 : -1;
            }
    }

    void run()
    {
        for (size_t i = 0; i < facility_.rows.size(); ++i)
            row(set_.entities().children(set_.entities().of(RowId::at(i))));
    }

private:
    void row(std::span<const EntityId> racks)
    {
        std::vector<RackId> run;
        for (const EntityId entity : racks)
        {
            const RackId rack = set_.entities()[entity].as<RackId>();
            const bool joins = !run.empty() && fed_[rack.index()] && follows(run.back(), rack);
            if (!joins && !run.empty())
            {
                busway(run);
                run.clear();
            }
            if (fed_[rack.index()] && facility_.racks[rack].model)
                run.push_back(rack);
        }
        if (!run.empty())
            busway(run);
    }

    bool follows(RackId before, RackId next) const
    {
        const Rack& a = facility_.racks[before];
        const Rack& b = facility_.racks[next];
        return a.hall == b.hall && a.yawDegrees == b.yawDegrees &&
               std::hypot(a.position.x - b.position.x, a.position.y - b.position.y) < slot;
    }

    void busway(const std::vector<RackId>& racks)
    {
        int side = 0;
        double tallest = 0;
        for (const RackId rack : racks)
        {
            side += sides_[rack.index()];
            tallest = std::max(tallest, static_cast<double>(facility_.models[facility_.racks[rack].model].size.z));
        }
        const Place first = set_.world().rack(racks.front());
        const double y = side > 0 ? aside : -aside;
        const double z = tallest + overRack;
        const double ceiling = facility_.halls[facility_.racks[racks.front()].hall].size.z;
        // Along the row, in the frame of its first rack.
        const glm::dvec3 way = first.local(set_.world().rack(racks.back()).at);
        const double from = std::min(0.0, way.x) - endReach;
        const double length = std::abs(way.x) + 2 * endReach;
        const uint32_t mesh = set_.bodies.ours("busway_section", sectionSize);
        for (double at = 0; at < length - 1e-6; at += static_cast<double>(sectionSize.x))
        {
            const double piece = std::min(length - at, static_cast<double>(sectionSize.x));
            set_.solid(Layer::power, mesh, first.in({from + at + piece / 2, y, z}), 0,
                       {piece / static_cast<double>(sectionSize.x), 1, 1});
        }
        const auto hangers = static_cast<uint32_t>(std::ceil(length / hangerPitch));
        for (uint32_t i = 0; i <= hangers; ++i)
        {
            const double top = z + static_cast<double>(sectionSize.z);
            const double x = from + 0.1 + (length - 0.2) * i / hangers;
            if (ceiling > top)
                set_.post(Layer::hangers, Paint::galvanised, first, {x, y, top}, ceiling - top, rodRadius);
        }
        for (const RackId rack : racks)
            tapOff(rack, y, z);
    }

    void tapOff(RackId id, double y, double z)
    {
        const EntityId entity = set_.entities().of(id);
        const Place rack = set_.world().rack(id);
        const double roof = facility_.models[facility_.racks[id].model].size.z;
        set_.solid(Layer::power, set_.bodies.ours("busway_tapoff", tapSize),
                   rack.in({0, y, z - static_cast<double>(tapSize.z)}, radians(y > 0 ? 180 : 0)), entity);
        // Cords go down into the roof's opening.
        for (const double x : {-0.08, 0.08})
        {
            const std::array<glm::dvec3, 2> cord{glm::dvec3(x, y, z - tapSize.z + 0.005), glm::dvec3(x, y, roof - 0.1)};
            set_.tube(Layer::power, cordColor, rack, cord, cordRadius, cordBend, entity);
        }
    }

    Set& set_;
    const Facility& facility_;
    std::vector<bool> fed_;  // by rack
    std::vector<int> sides_; // by rack: cabled ports that look to the front less those that look to the rear
};
} // namespace

void addPower(Set& set)
{
    Power(set).run();
}
} // namespace app
