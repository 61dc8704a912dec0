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

// A straight piece of a cable from one section to the next, level.
struct Link
{
    uint32_t knot; // at its beginning
    float radius;
    uint32_t joint = 0; // the same for all that lead to or from one riser, or from one tray; 0 for others
};

// How far a link lies within others: from its beginning or up to its end, to or from there.
struct LinkCover
{
    uint32_t knot; // of the link
    bool fromBeginning;
    glm::vec3 where;
};

// What one thread makes: fibers whose knots are counted from the part's own beginning.
struct CablePart
{
    std::vector<engine::Fiber> fibers;
    std::vector<engine::FiberKnot> knots;
    std::vector<uint32_t> fiberCounts;  // by cable
    std::vector<StraightHop> straights; // in the order of the knots
    std::vector<Link> links;            // in the order of the knots
    std::vector<LinkCover> linkCovers;  // likewise
};

// Of the two level ones that along which two places lie apart.
int axisOf(const glm::vec3& a, const glm::vec3& b);

// Puts in what the cables hide of each other: of the covers of all hops and, counted on from these, of all links, of
// which the part's begin with `firstLink`.
void addCovers(CablePart& part, const Stage& stage, std::span<const Cover> covers, uint32_t firstLink);
} // namespace app
