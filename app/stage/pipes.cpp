#include "app/stage/aisles.h"
#include "app/stage/set.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

// Liquid: a supply and a return header over each contained aisle whose coolers, CDUs or racks take it, with a drop to
// each. Headers come in through the wall.
namespace app
{
using namespace twin;

namespace
{
constexpr double headerRadius = 0.057; // DN 100
constexpr double dropRadius = 0.021;   // DN 32
constexpr double headerHeight = 2.66;  // middle; over the containment, under the trays' hangers
constexpr double apart = 0.22;         // of each header from the aisle's middle
constexpr double bend = 0.09;
constexpr double intoSide = 0.16; // of a drop behind the edge of what it goes down to
constexpr double wallReach = 0.15;
constexpr uint32_t supplyColor = 0x2F66AA;
constexpr uint32_t returnColor = 0xAA3F36;
constexpr std::array colors{supplyColor, returnColor};

struct Consumer // in the frame of its aisle
{
    double x, edge, top;
    bool far; // at the aisle's far side
    EntityId entity;
};

class Pipes
{
public:
    explicit Pipes(Set& set) : set_(set), facility_(set.facility), liquid_(facility_.racks.size())
    {
        for (const Cdu& cdu : facility_.cdus)
            for (const RackId rack : cdu.serves.of(facility_.servedRacks))
                if (rack)
                    liquid_[rack.index()] = true;
    }

    void run()
    {
        for (const Aisle& aisle : facility_.aisles)
            if (aisle.contained && aisle.hall)
                along(aisle);
    }

private:
    void along(const Aisle& aisle)
    {
        const AisleFrame frame = frameOf(set_.world(), aisle);
        std::vector<Consumer> consumers;
        const auto take = [&](const auto& table, auto id)
        {
            const auto& thing = table[id];
            if (thing.hall != aisle.hall || !thing.model)
                return;
            const glm::dvec3 size = facility_.models[thing.model].size;
            const glm::dvec3 at = frame.inHall.local(glm::dvec3(glm::dvec2(thing.position), 0));
            const bool far = at.y > frame.width / 2;
            const double side = far ? at.y - frame.width : -at.y;
            if (at.x > 0 && at.x < frame.length && side > 0 && side < size.y / 2 + 0.4)
                consumers.push_back({at.x, side - size.y / 2, size.z, far, set_.entities().of(id)});
        };
        for (size_t i = 0; i < facility_.racks.size(); ++i)
            if (liquid_[i])
                take(facility_.racks, RackId::at(i));
        for (size_t i = 0; i < facility_.cdus.size(); ++i)
            take(facility_.cdus, CduId::at(i));
        for (size_t i = 0; i < facility_.coolers.size(); ++i)
            if (facility_.coolers[CoolerId::at(i)].kind == CoolerKind::inRow)
                take(facility_.coolers, CoolerId::at(i));
        if (consumers.empty())
            return;
        headers(aisle, frame);
        for (const Consumer& consumer : consumers)
            drops(frame, consumer);
    }

    // From the wall, or from where those of the aisle before in the same line end.
    void headers(const Aisle& aisle, const AisleFrame& frame)
    {
        const glm::dvec3 size = facility_.halls[aisle.hall].size;
        const double wall = frame.inHall.yaw == 0 ? -frame.inHall.at.x : -frame.inHall.at.y;
        double from = wall - wallReach;
        for (const Aisle& other : facility_.aisles)
        {
            if (&other == &aisle || other.hall != aisle.hall || !other.contained)
                continue;
            const AisleFrame before = frameOf(set_.world(), other);
            const glm::dvec3 end = frame.inHall.local(before.inHall.point({before.length, 0, 0}));
            if (before.inHall.yaw == frame.inHall.yaw && std::abs(end.y) < 0.3 && end.x <= 0)
                from = std::max(from, end.x);
        }
        for (size_t i = 0; i < colors.size(); ++i)
        {
            const double y = frame.width / 2 + (i == 0 ? -apart : apart);
            const std::array<glm::dvec3, 2> line{glm::dvec3(from, y, headerHeight),
                                                 glm::dvec3(frame.length - 0.1, y, headerHeight)};
            set_.tube(Layer::pipes, colors[i], frame.place, line, headerRadius, bend);
            hang(frame, y, line[0].x + 0.5, line[1].x - 0.2, size.z);
        }
    }

    void hang(const AisleFrame& frame, double y, double from, double to, double ceiling)
    {
        constexpr double pitch = 2.4;
        constexpr double rodRadius = 0.005;
        for (double x = from; x < to; x += pitch)
        {
            set_.post(Layer::hangers, Paint::galvanised, frame.place, {x, y, headerHeight + headerRadius},
                      ceiling - headerHeight - headerRadius, rodRadius);
            const double r = headerRadius + 0.006;
            set_.box(Layer::pipes, Paint::galvanised, frame.place, {x - 0.02, y - r, headerHeight - r},
                     {x + 0.02, y + r, headerHeight + r});
        }
    }

    // Sideways out of the header and down through the roof.
    void drops(const AisleFrame& frame, const Consumer& consumer)
    {
        for (size_t i = 0; i < colors.size(); ++i)
        {
            const double x = consumer.x + (i == 0 ? -0.09 : 0.09);
            const double header = frame.width / 2 + (i == 0 ? -apart : apart);
            const double side = -consumer.edge - intoSide;
            const double y = consumer.far ? frame.width - side : side;
            // The far header's drops pass over the near one.
            const double over = headerHeight + headerRadius + dropRadius + 0.03;
            const std::array<glm::dvec3, 4> drop{glm::dvec3(x, header, headerHeight), glm::dvec3(x, header, over),
                                                 glm::dvec3(x, y, over), glm::dvec3(x, y, consumer.top - 0.06)};
            set_.tube(Layer::pipes, colors[i], frame.place, drop, dropRadius, 0.05, consumer.entity);
        }
    }

    Set& set_;
    const Facility& facility_;
    std::vector<bool> liquid_; // by rack: on a CDU's loop
};
} // namespace

void addPipes(Set& set)
{
    Pipes(set).run();
}
} // namespace app
