#include "app/stage/link_bundles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace app
{
namespace
{
constexpr float askew = 1e-4F; // metres off its axis that a link may lead
constexpr size_t fewest = 4;   // links of a bundle

// What of a link is drawn, along its axis.
Stretch seenOf(const CablePart& part, const Link& link, int axis)
{
    const float begin = part.knots[link.knot].position[axis];
    const float end = part.knots[link.knot + 1].position[axis];
    Stretch seen{begin, end};
    const auto cover = std::ranges::lower_bound(part.linkCovers, link.knot, {}, &LinkCover::knot);
    if (cover != part.linkCovers.end() && cover->knot == link.knot)
        (cover->fromBeginning ? seen.from : seen.to) = cover->where[axis];
    return begin < end ? seen : Stretch{seen.to, seen.from};
}

std::optional<Stay> stayOf(const CablePart& part, const Link& link, int axis, uint32_t id)
{
    const glm::vec3& begin = part.knots[link.knot].position;
    const glm::vec3& end = part.knots[link.knot + 1].position;
    if (link.joint == 0 || std::abs(end[1 - axis] - begin[1 - axis]) > askew || std::abs(end.z - begin.z) > askew)
        return {};
    const float across = axis == 0 ? begin.y : -begin.x;
    const Stay stay{id, 2 * link.radius, across, begin.z, seenOf(part, link, axis)};
    return stay.straight.length() > 0 ? std::optional(stay) : std::nullopt;
}
} // namespace

std::vector<uint32_t> addLinkBundles(std::span<const CablePart> parts, uint32_t firstId, std::vector<Bundle>& bundles)
{
    std::map<std::pair<uint32_t, int>, std::vector<Stay>> found; // by joint and axis
    std::vector<uint32_t> firsts;
    for (const CablePart& part : parts)
    {
        firsts.push_back(firstId);
        for (const Link& link : part.links)
        {
            const int axis = axisOf(part.knots[link.knot].position, part.knots[link.knot + 1].position);
            if (const std::optional<Stay> stay = stayOf(part, link, axis, firstId++))
                found[{link.joint, axis}].push_back(*stay);
        }
    }
    for (auto& [which, stays] : found)
    {
        if (stays.size() < fewest)
            continue;
        Stretch whole = stays[0].straight;
        for (const Stay& each : stays)
            whole = {std::min(whole.from, each.straight.from), std::max(whole.to, each.straight.to)};
        const bool alongX = which.second == 0;
        bundles.push_back({.origin = glm::dvec3(0),
                           .along = alongX ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0),
                           .across = alongX ? glm::dvec3(0, 1, 0) : glm::dvec3(-1, 0, 0),
                           .up = glm::dvec3(0, 0, 1),
                           .whole = whole,
                           .stays = std::move(stays)});
    }
    return firsts;
}
} // namespace app
