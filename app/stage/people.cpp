#include "app/stage/aisles.h"
#include "app/stage/set.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>

// People for scale: in aisles of every hall and before buildings, always the same for the same scene, clear of all that
// stands there.
namespace app
{
using namespace twin;

namespace
{
constexpr glm::vec3 personSize(0.598f, 0.292f, 1.75f);
constexpr double clearance = 0.40; // about the middle of a person
constexpr uint32_t mostInHall = 14;

// FNV-1a, then Steele, Lea, Flood 2014: SplitMix64's finalizer. Free to be anything, the same for the same name.
uint64_t mixed(std::string_view name, uint64_t salt)
{
    uint64_t z = 0xcbf29ce484222325 ^ (salt * 0x9e3779b97f4a7c15);
    for (const char c : name)
        z = (z ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

double share(std::string_view name, uint64_t salt)
{
    return static_cast<double>(mixed(name, salt) >> 11) * 0x1p-53;
}

bool isClear(const std::vector<engine::Obstacle>& obstacles, glm::dvec3 at)
{
    return std::ranges::none_of(obstacles,
                                [&](const engine::Obstacle& obstacle)
                                {
                                    const Place box{{obstacle.center, 0}, static_cast<double>(obstacle.yaw)};
                                    const glm::dvec3 apart = Place{{}, -box.yaw}.point(at - box.at);
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
        uint32_t mains = 0;
        uint32_t colds = 0;
        for (const Aisle& aisle : facility.aisles)
        {
            if (!aisle.hall || aisle.contained || inHall[aisle.hall.index()] >= mostInHall)
                continue;
            const bool main = aisle.kind == AisleKind::main;
            // Someone in every main aisle and in every other cold one.
            const uint32_t number = main ? mains++ : colds++;
            if (main || number % 2 == 0)
                inHall[aisle.hall.index()] += inAisle(aisle) ? 1 : 0;
        }
        for (const Building& building : facility.buildings)
            before(building);
    }

private:
    bool stand(const glm::dvec3& at, double yaw)
    {
        if (!isClear(set_.stage.obstacles, at) || !isClearOfSensors(at))
            return false;
        set_.solid(Layer::people, mesh_, {at, yaw});
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
            const double x = frame.length * (0.35 + 0.4 * share(aisle.name, attempt));
            const double side = (frame.width / 2 - clearance) * (mixed(aisle.name, attempt + 20) & 1 ? 0.9 : -0.9);
            const double turn = 180 * share(aisle.name, attempt + 40) + (side > 0 ? 90 : -90);
            if (stand(frame.place.point({x, frame.width / 2 + side, 0}), frame.place.yaw + radians(turn)))
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
        stand(place.point({x, -out, groundLevel}), place.yaw + radians(70));
        stand(place.point({x + 1.1, -out - 0.3, groundLevel}), place.yaw + radians(-80));
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
