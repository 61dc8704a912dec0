#include "app/stage/aisles.h"

#include <numbers>

namespace app
{
AisleFrame frameOf(const World& world, const twin::Aisle& aisle)
{
    const glm::dvec2 size = aisle.max - aisle.min;
    AisleFrame frame;
    const bool alongX = size.x >= size.y;
    frame.inHall = alongX ? Place{{aisle.min, 0}, 0} : Place{{aisle.max.x, aisle.min.y, 0}, std::numbers::pi / 2};
    frame.place = world.hall(aisle.hall).in(frame.inHall.at, frame.inHall.yaw);
    frame.length = alongX ? size.x : size.y;
    frame.width = alongX ? size.y : size.x;
    return frame;
}
} // namespace app
