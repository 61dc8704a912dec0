#include "app/stage/cable_part.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace app
{
using namespace twin;

namespace
{
// Knots where the covers of a hop begin and end, on the way to the knot `next`.
void addCoversOf(const Stage& stage, uint32_t hopIndex, std::span<const Cover> all, const glm::vec3& direction,
                 const glm::vec3& next, std::vector<engine::FiberKnot>& knots)
{
    constexpr float hair = 1e-3F; // metres
    const Hop& hop = stage.scene.routes.hops[hopIndex];
    const Section& section = stage.scene.routes.sections[hop.section];
    const auto at = [&](float metres)
    {
        return glm::vec3(stage.world.fromCampus(section.campusFrom) + section.along * double{metres} +
                         section.across * double{hop.across} + section.up * double{hop.up});
    };
    const bool forward = hop.leave >= hop.enter;
    const std::span<const Cover> covers = std::ranges::equal_range(all, hopIndex, {}, &Cover::id);
    for (size_t i = 0; i < covers.size(); ++i)
    {
        const Cover& cover = covers[forward ? i : covers.size() - 1 - i];
        const glm::vec3 from = at(forward ? cover.where.from : cover.where.to);
        const glm::vec3 to = at(forward ? cover.where.to : cover.where.from);
        const bool goesOn = knots.size() > 1 && glm::distance(from, knots.back().position) < hair &&
                            knots[knots.size() - 2].coveredSides == cover.sides &&
                            knots[knots.size() - 2].thickSides == cover.thickly &&
                            knots[knots.size() - 2].band == cover.band;
        if (goesOn)
            knots.pop_back();
        else if (glm::distance(from, knots.back().position) > hair)
            knots.push_back({from, direction});
        knots.back().coveredSides = cover.sides;
        knots.back().thickSides = cover.thickly;
        knots.back().band = cover.band;
        if (glm::distance(to, next) > hair)
            knots.push_back({to, direction});
    }
}

void addLinkCover(const LinkCover& cover, const engine::FiberKnot& next, std::vector<engine::FiberKnot>& knots)
{
    constexpr float hair = 1e-3F; // metres
    engine::FiberKnot parting{cover.where, knots.back().direction};
    const bool parts =
        glm::distance(cover.where, knots.back().position) > hair && glm::distance(cover.where, next.position) > hair;
    (cover.fromBeginning ? knots.back() : parting).within = true;
    if (parts || !cover.fromBeginning)
        knots.push_back(parting);
}
} // namespace

void addCovers(CablePart& part, const Stage& stage, std::span<const Cover> covers)
{
    std::vector<engine::FiberKnot> knots;
    knots.reserve(part.knots.size() + part.straights.size());
    auto straight = part.straights.begin();
    auto link = part.linkCovers.begin();
    for (engine::Fiber& fiber : part.fibers)
    {
        const auto first = static_cast<uint32_t>(knots.size());
        for (uint32_t k = fiber.firstKnot; k < fiber.firstKnot + fiber.knotCount; ++k)
        {
            const engine::FiberKnot knot = part.knots[k];
            knots.push_back(knot);
            for (; straight != part.straights.end() && straight->knot == k; ++straight)
                addCoversOf(stage, straight->hop, covers, knot.direction, part.knots[k + 1].position, knots);
            if (link != part.linkCovers.end() && link->knot == k)
                addLinkCover(*link++, part.knots[k + 1], knots);
        }
        fiber.firstKnot = first;
        fiber.knotCount = static_cast<uint32_t>(knots.size()) - first;
    }
    part.knots = std::move(knots);
}
} // namespace app
