#pragma once

#include "app/stage/bundles.h"
#include "app/stage/stage.h"

#include <cstdint>
#include <span>
#include <vector>

namespace app
{
// A cable's straight way through a section.
struct StraightHop
{
    uint32_t hop;
    uint32_t knot; // at its beginning or before it
};

// What one thread makes: fibers whose knots are counted from the part's own beginning.
struct CablePart
{
    std::vector<engine::Fiber> fibers;
    std::vector<engine::FiberKnot> knots;
    std::vector<uint32_t> fiberCounts;  // by cable
    std::vector<StraightHop> straights; // in the order of the knots
};

// Puts in what the cables hide of each other, of the covers of all hops.
void addCovers(CablePart& part, const Stage& stage, std::span<const Cover> covers);
} // namespace app
