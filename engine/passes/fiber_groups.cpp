#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include <glm/common.hpp>

#include "engine/import/mesh.h"
#include "engine/passes/fiber_arrays.h"
#include "engine/passes/packing.h"

namespace engine
{
namespace
{
void sortAlongCurve(std::span<FiberChunk> chunks)
{
    Bounds bounds;
    for (const FiberChunk& each : chunks)
    {
        bounds.add(each.least);
        bounds.add(each.most);
    }
    const glm::vec3 extent = glm::max(bounds.size(), glm::vec3(1e-3f));
    std::vector<std::pair<uint32_t, uint32_t>> order(chunks.size());
    for (uint32_t i = 0; i < chunks.size(); ++i)
        // What lies on top first: one mostly looks down on fibers, and what is hidden costs less when it is drawn
        // later.
        order[i] = {mortonOf((bounds.max - (chunks[i].least + chunks[i].most) * 0.5f) / extent), i};
    std::sort(order.begin(), order.end());
    std::vector<FiberChunk> sorted;
    sorted.reserve(chunks.size());
    for (const auto& each : order)
        sorted.push_back(chunks[each.second]);
    std::ranges::copy(sorted, chunks.begin());
}

FiberGroup groupOf(const FiberArrays& arrays, std::span<const FiberChunk> chunks)
{
    FiberGroup group{chunks.front().least, 0, chunks.front().most, 0};
    for (const FiberChunk& each : chunks)
    {
        const FiberData& fiber = arrays.fibers[each.fiber & fiberIdMask];
        group.least = glm::min(group.least, each.least);
        group.most = glm::max(group.most, each.most);
        group.thickest = std::max(group.thickest, fiber.radius);
        group.layers |= 1u << (fiber.jacket >> 24);
    }
    return group;
}
} // namespace

void groupChunks(FiberArrays& arrays)
{
    std::vector<FiberChunk>& chunks = arrays.chunks;
    const auto isBand = [](const FiberChunk& chunk) { return (chunk.sides & fiberBand) != 0; };
    std::ranges::stable_partition(chunks, isBand);
    const auto bands = static_cast<size_t>(std::ranges::count_if(chunks, isBand));
    sortAlongCurve(std::span(chunks).first(bands));
    sortAlongCurve(std::span(chunks).subspan(bands));
    // The last group of bands is filled up with what is never drawn.
    if (const size_t more = (fiberGroupSize - bands % fiberGroupSize) % fiberGroupSize; more > 0)
    {
        FiberChunk none = chunks[bands - 1];
        none.sides |= fiberWithin;
        chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(bands), more, none);
    }
    arrays.bandGroups = static_cast<uint32_t>((bands + fiberGroupSize - 1) / fiberGroupSize);
    for (size_t first = 0; first < chunks.size(); first += fiberGroupSize)
        arrays.groups.push_back(
            groupOf(arrays, std::span(chunks).subspan(first, std::min<size_t>(fiberGroupSize, chunks.size() - first))));
}
} // namespace engine
