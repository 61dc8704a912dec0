#include "app/tour/worth_showing.h"

#include "app/stage/facts.h"
#include "app/tour/caption.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <cmath>
#include <tuple>

namespace app
{
using namespace twin;

namespace
{
// Nobody when the picture shows none.
CableId inTheMiddle(const Stage& stage, const engine::Camera& camera)
{
    constexpr float farthest = 1.2f; // metres
    constexpr float aside = 0.985f;  // cosine of the angle from the middle of the picture
    constexpr float row = 0.01f;     // metres between plugs one above the other, at least
    const Facility& facility = stage.scene.facility;
    CableId best;
    std::tuple<float, float> bestWorth;
    for (size_t i = 0; i < facility.portCable.size(); ++i)
    {
        const CableId cable = facility.portCable[PortId::at(i)];
        if (!cable || stage.fibersOf(cable).empty())
            continue;
        const glm::vec3 place = stage.world.port(PortId::at(i)).position();
        const float distance = glm::distance(place, camera.eye);
        const float straight = glm::dot(place - camera.eye, camera.forward) / distance;
        if (distance > farthest || straight < aside)
            continue;
        const std::tuple worth(std::round(place.z / row), straight);
        if (!best || worth > bestWorth)
        {
            best = cable;
            bestWorth = worth;
        }
    }
    return best;
}

CableId longest(const Stage& stage)
{
    const auto& routes = stage.scene.routes.cables;
    CableId best;
    for (size_t i = 0; i < routes.size(); ++i)
    {
        const CableId cable = CableId::at(i);
        if (!stage.fibersOf(cable).empty() && (!best || routes[cable].lengthMetres > routes[best].lengthMetres))
            best = cable;
    }
    return best;
}
} // namespace

CableId cableWorthShowing(const Stage& stage, const Viewpoint* ports)
{
    const CableId middle = ports ? inTheMiddle(stage, ports->camera) : CableId();
    return middle ? middle : longest(stage);
}

std::string toldOf(const Stage& stage, CableId id)
{
    const Facility& facility = stage.scene.facility;
    const std::string one = "One of " + grouped(facility.cables.size()) + " cables";
    const auto a = facility.cables[id].a.of(facility.terminations);
    const auto b = facility.cables[id].b.of(facility.terminations);
    if (a.empty() || b.empty())
        return one;
    // No line ends between a number and its unit.
    const std::string whole = fmt::format(
        "{}: {:.1f}\u00A0m from {} to {}", one, stage.scene.routes.cables[id].lengthMetres,
        stage.entities.name(stage.entities.of(a.front())), stage.entities.name(stage.entities.of(b.front())));
    return wrapped(whole) ? whole : one;
}
} // namespace app
