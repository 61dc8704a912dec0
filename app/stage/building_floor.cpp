#include "app/stage/building_floor.h"

#include <glm/common.hpp>

#include <cmath>
#include <vector>

namespace app
{
using namespace twin;

namespace
{
constexpr double bottom = -0.3;
constexpr double top = -0.02;

struct Rectangle
{
    glm::dvec2 min;
    glm::dvec2 max;
};

// What a hole leaves of rectangles.
std::vector<Rectangle> without(const std::vector<Rectangle>& all, const Rectangle& hole)
{
    std::vector<Rectangle> left;
    for (const Rectangle& each : all)
    {
        const glm::dvec2 low = glm::clamp(hole.min, each.min, each.max);
        const glm::dvec2 high = glm::clamp(hole.max, each.min, each.max);
        for (const Rectangle& piece :
             {Rectangle{each.min, {low.x, each.max.y}}, Rectangle{{high.x, each.min.y}, each.max},
              Rectangle{{low.x, each.min.y}, {high.x, low.y}}, Rectangle{{low.x, high.y}, {high.x, each.max.y}}})
            if (piece.max.x > piece.min.x && piece.max.y > piece.min.y)
                left.push_back(piece);
    }
    return left;
}

} // namespace

void addBuildingFloor(Set& set, BuildingId id)
{
    const Facility& facility = set.facility;
    const Building& building = facility.buildings[id];
    const Place place = set.world().building(building);
    std::vector<Rectangle> left = {{glm::dvec2(0), glm::dvec2(building.size)}};
    for (size_t i = 0; i < facility.halls.size(); ++i)
    {
        const Hall& hall = facility.halls[HallId::at(i)];
        const Place frame = set.world().hall(HallId::at(i));
        if (hall.building != id || std::abs(std::sin(2 * (frame.yaw - place.yaw))) > 1e-6)
            continue;
        const glm::dvec2 from = place.local(frame.point({0, 0, 0}));
        const glm::dvec2 to = place.local(frame.point({hall.size.x, hall.size.y, 0}));
        left = without(left, {glm::min(from, to), glm::max(from, to)});
    }
    for (const Rectangle& each : left)
        set.box(Layer::floor, Paint::concrete, place, {each.min, bottom}, {each.max, top}, set.entities().of(id));
}
} // namespace app
