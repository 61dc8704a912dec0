#include "engine/passes/fiber_set.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/gpu/readback.h"
#include "engine/passes/fiber_arrays.h"
#include "engine/passes/packing.h"

namespace engine
{
namespace
{
using Arrays = FiberArrays;

constexpr uint32_t bankKnots = 1u << fiberKnotBits;
constexpr float widestChunk = 0.6f; // metres

// Whether the span turns: its ends pass in other directions than it leads.
bool isBend(const FiberKnot& a, const FiberKnot& b)
{
    const glm::vec3 chord = b.position - a.position;
    const float length = glm::length(chord);
    return length > 0 && std::min(glm::dot(a.direction, chord), glm::dot(b.direction, chord)) < 0.9999f * length;
}

// Of the arc between two knots, as shaders draw it (see placeAt() in fiber.glsl).
glm::vec3 pointAt(const FiberKnot& a, const FiberKnot& b, float t)
{
    const float cosHalf = std::sqrt(std::max(0.5f + 0.5f * glm::dot(a.direction, b.direction), 0.0f));
    const float handle = glm::distance(a.position, b.position) * 2 / (3 * (1 + cosHalf));
    const float s = 1 - t;
    return s * s * s * a.position + 3 * s * s * t * (a.position + handle * a.direction) +
           3 * s * t * t * (b.position - handle * b.direction) + t * t * t * b.position;
}

// How far an arc may lie from its chord. One that swings to both sides of it does not come nearer by its first halving.
float bowOf(const FiberKnot& a, const FiberKnot& b)
{
    const glm::vec3 chord = b.position - a.position;
    const glm::vec3 along = chord / std::max(glm::length(chord), 1e-9f);
    const auto aside = [&](float t)
    {
        const glm::vec3 from = pointAt(a, b, t) - a.position;
        return from - along * glm::dot(from, along);
    };
    const glm::vec3 early = aside(0.25f);
    const glm::vec3 late = aside(0.75f);
    const float bow = std::max({glm::length(early), glm::length(aside(0.5f)), glm::length(late)});
    return glm::dot(early, late) < 0 ? 4 * bow : bow;
}

// A span in its box: an arc of at most a right angle stays within its handles, which are no longer than 0.4 of its
// chord.
Bounds boundsOf(const FiberKnot& a, const FiberKnot& b, bool bend)
{
    Bounds bounds;
    bounds.add(a.position);
    bounds.add(b.position);
    if (bend)
    {
        const float handle = 0.4f * glm::distance(a.position, b.position);
        bounds.add(a.position + handle * a.direction);
        bounds.add(b.position - handle * b.direction);
    }
    return bounds;
}

uint32_t sidesOf(const FiberKnot& from)
{
    return from.coveredSides | uint32_t{from.thickSides} << 8 | (from.within ? fiberWithin : 0);
}

// Whether a box is long and thin, or small: one that holds a fiber's way around a corner is mostly empty, would be near
// where the fiber is not and would be seen where it is hidden.
bool isTight(const glm::vec3& size)
{
    const float longest = std::max({size.x, size.y, size.z});
    const float shortest = std::min({size.x, size.y, size.z});
    return size.x + size.y + size.z - longest - shortest < widestChunk;
}

void addFiber(Arrays& arrays, const Drawables& drawables, const Fiber& fiber)
{
    const auto firstKnot = static_cast<uint32_t>(arrays.knots.size());
    const auto id = static_cast<uint32_t>(arrays.fibers.size());
    arrays.fibers.push_back({fiber.radius, fiber.entity, shaderColor(fiber.jacket) | uint32_t{fiber.layer} << 24,
                             fiber.straight ? fiberStraight : 0});
    const FiberKnot* knots = &drawables.fiberKnots[fiber.firstKnot];
    for (uint32_t i = 0; i < fiber.knotCount; ++i)
        arrays.knots.push_back({knots[i].position, packDirection(knots[i].direction)});
    for (uint32_t first = 0; first + 1 < fiber.knotCount;)
    {
        if (knots[first].band != 0 && !fiber.straight && !isBend(knots[first], knots[first + 1]))
        {
            arrays.banded.push_back({knots[first].band, firstKnot + first, id, sidesOf(knots[first])});
            ++first;
            continue;
        }
        Bounds bounds;
        uint32_t spans = 0;
        uint32_t bends = 0;
        float bow = 0;
        for (; spans < fiberSpans && first + spans + 1 < fiber.knotCount; ++spans)
        {
            const FiberKnot* span = knots + first + spans;
            const bool bend = !fiber.straight && isBend(span[0], span[1]);
            Bounds all = boundsOf(span[0], span[1], bend);
            if (spans > 0)
            {
                all.add(bounds.min);
                all.add(bounds.max);
                if (!isTight(all.size()))
                    break;
            }
            if (spans > 0 && (span[0].band != 0 || sidesOf(span[0]) != sidesOf(knots[first])))
                break;
            bounds = all;
            bends |= uint32_t{bend} << spans;
            bow = std::max(bow, bend ? bowOf(span[0], span[1]) : 0);
        }
        arrays.chunks.push_back({bounds.min - fiber.radius, (firstKnot + first) | (spans - 1) << 29,
                                 bounds.max + fiber.radius, id | bends << 24, bow, sidesOf(knots[first])});
        arrays.spans += spans;
        arrays.bends += static_cast<uint32_t>(std::popcount(bends));
        first += spans;
    }
}

FiberBank upload(gpu::Device& device, Arrays& arrays)
{
    addBands(arrays);
    groupChunks(arrays);
    // A buffer holds at least one.
    if (arrays.strands.empty())
        arrays.strands.emplace_back();
    FiberBank bank{
        .knots = {device, "fibers.knots", arrays.knots.size()},
        .fibers = {device, "fibers.fibers", arrays.fibers.size()},
        .chunks = {device, "fibers.chunks", arrays.chunks.size()},
        .groups = {device, "fibers.groups", arrays.groups.size()},
        .strands = {device, "fibers.strands", arrays.strands.size()},
        .spans = arrays.spans,
        .bends = arrays.bends,
        .bands = arrays.bands,
        .bandGroups = arrays.bandGroups,
    };
    gpu::upload(device, bank.knots, arrays.knots);
    gpu::upload(device, bank.fibers, arrays.fibers);
    gpu::upload(device, bank.chunks, arrays.chunks);
    gpu::upload(device, bank.groups, arrays.groups);
    gpu::upload(device, bank.strands, arrays.strands);
    return bank;
}
} // namespace

FiberSet::FiberSet(gpu::Device& device, const Drawables& drawables)
{
    Arrays arrays;
    arrays.knots.reserve(std::min<size_t>(drawables.fiberKnots.size(), bankKnots));
    for (const Fiber& fiber : drawables.fibers)
    {
        if (fiber.knotCount < 2 || fiber.knotCount > bankKnots || fiber.layer >= layerCount ||
            uint64_t{fiber.firstKnot} + fiber.knotCount > drawables.fiberKnots.size())
            throw std::invalid_argument(fmt::format("fiber of {} knots from {} in layer {}: there are {} knots",
                                                    fiber.knotCount, fiber.firstKnot, fiber.layer,
                                                    drawables.fiberKnots.size()));
        if (arrays.knots.size() + fiber.knotCount > bankKnots)
        {
            banks.push_back(upload(device, arrays));
            arrays = {};
        }
        addFiber(arrays, drawables, fiber);
    }
    if (!arrays.fibers.empty())
        banks.push_back(upload(device, arrays));
}
} // namespace engine
