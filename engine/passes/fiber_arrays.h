#pragma once

#include <cstdint>
#include <vector>

#include "shared/engine/fibers.h"

namespace engine
{
// A straight span that wants to lie in a band.
struct BandedSpan
{
    uint32_t band;
    uint32_t knot; // at its beginning
    uint32_t fiber;
    uint32_t sides; // of its chunk
};

// What becomes a FiberBank.
struct FiberArrays
{
    std::vector<FiberKnotData> knots;
    std::vector<FiberData> fibers;
    std::vector<FiberChunk> chunks;
    std::vector<FiberGroup> groups;
    std::vector<FiberStrand> strands;
    std::vector<BandedSpan> banded;
    uint32_t spans = 0;
    uint32_t bends = 0;
    uint32_t bands = 0;
    uint32_t bandGroups = 0; // the first of the groups
};

// Makes chunks of the banded spans: bands of those that lie side by side, of the others one each.
void addBands(FiberArrays& arrays);

// Sorts the chunks, bands first, along a curve through space, in groups of which each has its box.
void groupChunks(FiberArrays& arrays);
} // namespace engine
