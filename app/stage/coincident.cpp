#include "app/stage/coincident.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace app
{
namespace
{
constexpr float hundredth = 1e5F; // of a millimetre, to a metre: places are told in halves of one
constexpr float least = 0.1F;     // metres that are worth a knot

// A link along an axis of the world.
struct Along
{
    std::array<int64_t, 3> line; // across the axis, and how thick
    int axis;
    float from, to;
    uint32_t part, knot;
    bool forward;
};

std::vector<Along> linesOf(std::span<const CablePart> parts)
{
    std::vector<Along> all;
    for (size_t p = 0; p < parts.size(); ++p)
        for (const Link& link : parts[p].links)
        {
            const glm::vec3& a = parts[p].knots[link.knot].position;
            const glm::vec3& b = parts[p].knots[link.knot + 1].position;
            const int axis = axisOf(a, b);
            const int across = 1 - axis;
            if (std::abs(b[across] - a[across]) > 1e-4F || std::abs(b.z - a.z) > 1e-4F)
                continue;
            all.push_back({{std::llround(a[across] * hundredth), std::llround(a.z * hundredth),
                            std::llround(link.radius * hundredth)},
                           axis,
                           std::min(a[axis], b[axis]),
                           std::max(a[axis], b[axis]),
                           static_cast<uint32_t>(p),
                           link.knot,
                           b[axis] > a[axis]});
        }
    return all;
}
} // namespace

void coverCoincident(std::span<CablePart> parts)
{
    std::vector<Along> all = linesOf(parts);
    const auto sameLine = [](const Along& a, const Along& b) { return a.axis == b.axis && a.line == b.line; };
    // On each line those that begin first, and of these the longest, before the others.
    std::ranges::sort(all,
                      [&](const Along& a, const Along& b)
                      {
                          if (a.axis != b.axis || a.line != b.line)
                              return a.axis != b.axis ? a.axis < b.axis : a.line < b.line;
                          if (a.from != b.from || a.to != b.to)
                              return a.from != b.from ? a.from < b.from : a.to > b.to;
                          return a.part != b.part ? a.part < b.part : a.knot < b.knot;
                      });
    // What the ones before reach to, of those on the same line the farthest.
    const Along* farthest = nullptr;
    for (const Along& each : all)
    {
        if (farthest && sameLine(*farthest, each) && farthest->to - each.from > least)
        {
            CablePart& part = parts[each.part];
            glm::vec3 where = part.knots[each.knot].position;
            where[each.axis] = std::min(farthest->to, each.to);
            if (!each.forward && farthest->to >= each.to)
                where[each.axis] = each.from; // all of it, from its beginning
            part.linkCovers.push_back({each.knot, each.forward || farthest->to >= each.to, where});
        }
        if (!farthest || !sameLine(*farthest, each) || each.to > farthest->to)
            farthest = &each;
    }
    for (CablePart& part : parts)
        std::ranges::sort(part.linkCovers, {}, &LinkCover::knot);
}
} // namespace app
