#include "app/stage/aisles.h"
#include "app/stage/chance.h"
#include "app/stage/set.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

// People for scale: in aisles of every hall and before buildings, always the same for the same scene, clear of all that
// stands there.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 personSize(0.598f, 0.292f, 1.75f);
constexpr double clearance = 0.40; // about the middle of a person
constexpr uint32_t mostInHall = 12;

bool isClear(const std::vector<engine::Obstacle>& obstacles, glm::dvec3 at)
{
    return std::ranges::none_of(obstacles,
                                [&](const engine::Obstacle& obstacle)
                                {
                                    const Place box{{obstacle.center, 0}, static_cast<double>(obstacle.yaw)};
                                    const glm::dvec3 apart = box.local(at);
                                    return std::abs(apart.x) < static_cast<double>(obstacle.halfSize.x) + clearance &&
                                           std::abs(apart.y) < static_cast<double>(obstacle.halfSize.y) + clearance &&
                                           static_cast<double>(obstacle.bottom) < at.z + 1.8 &&
                                           static_cast<double>(obstacle.top) > at.z + 0.05;
                                });
}

class People
{
public:
    explicit People(Set& set) : set_(set), mesh_(set.bodies.ours("person", personSize)) {}

    void run()
    {
        const Facility& facility = set_.facility;
        std::vector<uint32_t> inHall(facility.halls.size());
        // Someone in each main aisle, then in each cold one.
        for (const AisleKind kind : {AisleKind::main, AisleKind::cold})
            for (const Aisle& aisle : facility.aisles)
                if (aisle.kind == kind && aisle.hall && !aisle.contained && inHall[aisle.hall.index()] < mostInHall)
                    inHall[aisle.hall.index()] += inAisle(aisle) ? 1 : 0;
        for (const Building& building : facility.buildings)
            before(building);
    }

private:
    bool stand(Layer layer, const glm::dvec3& at, double yaw)
    {
        if (!isClear(set_.stage.obstacles, at) || !isClearOfSensors(at))
            return false;
        set_.solid(layer, mesh_, {at, yaw});
        return true;
    }

    // They hang in the aisles at the height of heads.
    bool isClearOfSensors(const glm::dvec3& at) const
    {
        return std::ranges::none_of(set_.facility.sensors,
                                    [&](const Sensor& sensor)
                                    {
                                        const glm::dvec3 there =
                                            set_.world().hall(sensor.hall).point(glm::dvec3(sensor.position));
                                        return glm::distance(glm::dvec2(there), glm::dvec2(at)) < clearance;
                                    });
    }

    // To one side of the middle, where sensors hang; looking at the racks or along the aisle.
    bool inAisle(const Aisle& aisle)
    {
        const AisleFrame frame = frameOf(set_.world(), aisle);
        if (frame.width < 2 * clearance + 0.05)
            return false;
        for (uint64_t attempt = 0; attempt < 8; ++attempt)
        {
            // Some steps in, where someone who enters would see them whole.
            const double x = std::min(frame.length * (0.3 + 0.4 * chance(aisle.name, attempt + 60)),
                                      7.5 + 3.5 * chance(aisle.name, attempt));
            const double side = (frame.width / 2 - clearance) * (mixed(aisle.name, attempt + 20) & 1 ? 0.9 : -0.9);
            const double turn = 180 * chance(aisle.name, attempt + 40) + (side > 0 ? 90 : -90);
            if (stand(Layer::people, frame.place.point({x, frame.width / 2 + side, 0}),
                      frame.place.yaw + radians(turn)))
                return true;
        }
        return false;
    }

    // Two in talk on the way to its door.
    void before(const Building& building)
    {
        constexpr double out = 6;
        const Place place = set_.world().building(building);
        const double x = building.size.x * 0.5 + 3;
        stand(Layer::ground, place.point({x, -out, groundLevel}), place.yaw + radians(70));
        stand(Layer::ground, place.point({x + 1.1, -out - 0.3, groundLevel}), place.yaw + radians(-80));
    }

    Set& set_;
    uint32_t mesh_;
};
} // namespace

void addPeople(Set& set)
{
    People(set).run();
}
} // namespace app
