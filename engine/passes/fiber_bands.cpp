#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/passes/fiber_arrays.h"

namespace engine
{
namespace
{
constexpr float hair = 0.002f; // metres that the ends of a band's strands may differ

// A banded span, led as its axis is.
struct Strand
{
    FiberStrand strand;
    glm::vec3 from, to;
    uint32_t sides;
};

Strand strandOf(const FiberArrays& arrays, const BandedSpan& span)
{
    Strand strand{
        {span.knot, span.fiber}, arrays.knots[span.knot].position, arrays.knots[span.knot + 1].position, span.sides};
    const glm::vec3 way = strand.to - strand.from;
    if (way.x + way.y + way.z < 0)
    {
        std::swap(strand.from, strand.to);
        strand.strand.knot |= fiberReversed;
    }
    return strand;
}

// By which strands that lead the same way are told apart.
std::tuple<float, float, float> placeAcross(const Strand& strand)
{
    const glm::vec3 way = glm::abs(strand.to - strand.from);
    const float longest = std::max({way.x, way.y, way.z});
    const auto of = [&](int axis) { return way[axis] == longest ? 0.0f : strand.from[axis]; };
    return {of(0), of(1), of(2)};
}

// Whether the next lies beside one, so that they touch.
bool touches(const FiberArrays& arrays, const Strand& one, const Strand& next)
{
    const FiberData& a = arrays.fibers[one.strand.fiber];
    const FiberData& b = arrays.fibers[next.strand.fiber];
    const glm::vec3 way = one.to - one.from;
    const glm::vec3 step = next.from - one.from;
    const float longest = std::max({std::abs(way.x), std::abs(way.y), std::abs(way.z)});
    const float widest = std::max({std::abs(step.x), std::abs(step.y), std::abs(step.z)});
    return one.sides == next.sides && a.radius == b.radius && a.jacket >> 24 == b.jacket >> 24 &&
           glm::length(way) - longest < 1e-5f && glm::distance(next.to - one.to, step) < hair &&
           std::abs(widest - 2 * a.radius) < 0.05f * a.radius && glm::length(step) - widest < hair;
}

void addChunk(FiberArrays& arrays, std::span<const Strand> strands)
{
    const FiberData& fiber = arrays.fibers[strands.front().strand.fiber];
    FiberChunk chunk{.least = glm::min(strands.front().from, strands.front().to), .bow = 0};
    chunk.most = chunk.least;
    for (const Strand& each : strands)
    {
        chunk.least = glm::min(chunk.least, glm::min(each.from, each.to));
        chunk.most = glm::max(chunk.most, glm::max(each.from, each.to));
    }
    chunk.least -= fiber.radius;
    chunk.most += fiber.radius;
    chunk.fiber = strands.front().strand.fiber;
    chunk.sides = strands.front().sides;
    if (strands.size() == 1)
        chunk.knots = strands.front().strand.knot & ~fiberReversed;
    else
    {
        chunk.knots = static_cast<uint32_t>(arrays.strands.size());
        chunk.sides |= fiberBand | static_cast<uint32_t>(strands.size()) << fiberStrandsShift;
        for (const Strand& each : strands)
            arrays.strands.push_back(each.strand);
        ++arrays.bands;
    }
    arrays.chunks.push_back(chunk);
    arrays.spans += static_cast<uint32_t>(strands.size());
}
} // namespace

void addBands(FiberArrays& arrays)
{
    std::ranges::stable_sort(arrays.banded, {}, &BandedSpan::band);
    std::vector<Strand> strands;
    for (size_t first = 0; first < arrays.banded.size();)
    {
        strands.clear();
        size_t next = first;
        for (; next < arrays.banded.size() && arrays.banded[next].band == arrays.banded[first].band; ++next)
            strands.push_back(strandOf(arrays, arrays.banded[next]));
        first = next;
        std::ranges::sort(strands, {}, placeAcross);
        for (size_t i = 0; i < strands.size();)
        {
            size_t end = i + 1;
            while (end < strands.size() && end - i < fiberMostStrands &&
                   touches(arrays, strands[end - 1], strands[end]))
                ++end;
            addChunk(arrays, std::span(strands).subspan(i, end - i));
            i = end;
        }
    }
    arrays.banded = {};
}
} // namespace engine
