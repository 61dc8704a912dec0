#include "app/stage/cable_part.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace app
{
using namespace twin;

namespace
{
constexpr float hair = 1e-3F; // metres

// Knots where covers begin and end, on the way to the knot `next`; `at` gives the place so many metres along it.
template <class At>
void addCoversAlong(std::span<const Cover> covers, const At& at, bool forward, const glm::vec3& direction,
                    const glm::vec3& next, std::vector<engine::FiberKnot>& knots)
{
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

void addCoversOfHop(const Stage& stage, uint32_t hopIndex, std::span<const Cover> covers, const glm::vec3& direction,
                    const glm::vec3& next, std::vector<engine::FiberKnot>& knots)
{
    const Hop& hop = stage.scene.routes.hops[hopIndex];
    const Section& section = stage.scene.routes.sections[hop.section];
    const auto at = [&](float metres)
    {
        return glm::vec3(stage.world.fromCampus(section.campusFrom) + section.along * double{metres} +
                         section.across * double{hop.across} + section.up * double{hop.up});
    };
    addCoversAlong(covers, at, hop.leave >= hop.enter, direction, next, knots);
}

void addCoversOfLink(std::span<const Cover> covers, const glm::vec3& begin, const engine::FiberKnot& next,
                     std::vector<engine::FiberKnot>& knots)
{
    const int axis = axisOf(begin, next.position);
    const auto at = [&](float metres)
    {
        glm::vec3 place = begin;
        place[axis] = metres;
        return place;
    };
    addCoversAlong(covers, at, next.position[axis] > begin[axis], next.direction, next.position, knots);
}

void addLinkCover(const LinkCover& cover, const engine::FiberKnot& next, std::vector<engine::FiberKnot>& knots)
{
    const bool atBack = glm::distance(cover.where, knots.back().position) < hair;
    const bool atNext = glm::distance(cover.where, next.position) < hair;
    if (cover.fromBeginning)
        knots.back().within = true;
    if (!atBack && !atNext)
        knots.push_back({cover.where, knots.back().direction});
    if (!cover.fromBeginning && !atNext)
        knots.back().within = true;
}
} // namespace

int axisOf(const glm::vec3& a, const glm::vec3& b)
{
    const glm::vec3 way = glm::abs(b - a);
    return way.x > way.y ? 0 : 1;
}

void addCovers(CablePart& part, const Stage& stage, std::span<const Cover> covers, uint32_t firstLink)
{
    std::vector<engine::FiberKnot> knots;
    knots.reserve(part.knots.size() + part.straights.size());
    auto straight = part.straights.begin();
    const auto coversOf = [&](uint32_t id) { return std::ranges::equal_range(covers, id, {}, &Cover::id); };
    auto link = part.links.begin();
    auto linkCover = part.linkCovers.begin();
    for (engine::Fiber& fiber : part.fibers)
    {
        const auto first = static_cast<uint32_t>(knots.size());
        for (uint32_t k = fiber.firstKnot; k < fiber.firstKnot + fiber.knotCount; ++k)
        {
            const engine::FiberKnot knot = part.knots[k];
            knots.push_back(knot);
            for (; straight != part.straights.end() && straight->knot == k; ++straight)
                addCoversOfHop(stage, straight->hop, coversOf(straight->hop), knot.direction,
                               part.knots[k + 1].position, knots);
            if (link == part.links.end() || link->knot != k)
                continue;
            const LinkCover* within =
                linkCover != part.linkCovers.end() && linkCover->knot == k ? &*linkCover++ : nullptr;
            if (within && within->fromBeginning)
                addLinkCover(*within, part.knots[k + 1], knots);
            addCoversOfLink(coversOf(firstLink + static_cast<uint32_t>(link - part.links.begin())), knot.position,
                            part.knots[k + 1], knots);
            if (within && !within->fromBeginning)
                addLinkCover(*within, part.knots[k + 1], knots);
            ++link;
        }
        fiber.firstKnot = first;
        fiber.knotCount = static_cast<uint32_t>(knots.size()) - first;
    }
    part.knots = std::move(knots);
}
} // namespace app
