#include "app/stage/standing.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace app
{
namespace
{
// The hall that is nearest seen from above, and the eye in its own frame.
struct Nearest
{
    glm::dvec3 eye{0}; // from the hall's corner
    glm::dvec3 size{0};

    bool isWithin() const { return eye.x >= 0 && eye.y >= 0 && eye.x <= size.x && eye.y <= size.y; }
};

std::optional<Nearest> nearestHall(const Stage& stage, const glm::vec3& eye)
{
    std::optional<Nearest> nearest;
    double least = std::numeric_limits<double>::infinity();
    const auto& halls = stage.scene.facility.halls;
    for (size_t i = 0; i < halls.size(); ++i)
    {
        const Place place = stage.world.hall(twin::HallId::at(i));
        const glm::dvec3 local = place.local(glm::dvec3(eye));
        const glm::dvec3 size = halls[twin::HallId::at(i)].size;
        const glm::dvec2 beyond =
            glm::max(glm::max(-glm::dvec2(local), glm::dvec2(local) - glm::dvec2(size)), glm::dvec2(0));
        if (const double distance = glm::length(beyond); distance < least)
        {
            least = distance;
            nearest = Nearest{local, size};
        }
    }
    return nearest;
}
} // namespace

Standing standingOf(const Stage& stage, const glm::vec3& eye, Standing before)
{
    const std::optional<Nearest> hall = nearestHall(stage, eye);
    if (!hall)
        return Standing::outside;
    const bool high = hall->eye.z > hall->size.z;
    if (hall->isWithin())
        return high ? Standing::above : Standing::inside;
    return high && before != Standing::outside ? Standing::above : Standing::outside;
}

uint32_t hiddenLayers(const Stage& stage, const glm::vec3& eye, Standing standing, bool open)
{
    if (!open)
        return standing == Standing::inside ? outerLayers() : 0;
    uint32_t hidden = overheadLayers();
    const std::optional<Nearest> hall = nearestHall(stage, eye);
    if (!hall)
        return hidden;
    const auto hideIf = [&](bool before, Layer wall) { hidden |= before ? maskOf(wall) : 0; };
    hideIf(hall->eye.y < 0, Layer::wallSouth);
    hideIf(hall->eye.x > hall->size.x, Layer::wallEast);
    hideIf(hall->eye.y > hall->size.y, Layer::wallNorth);
    hideIf(hall->eye.x < 0, Layer::wallWest);
    return hidden;
}
} // namespace app
