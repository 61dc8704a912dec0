#pragma once

#include "app/stage/stage.h"
#include "twin/facility/route.h"

#include <glm/vec3.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace app
{
// A part of a way, metres along it.
struct Stretch
{
    float from = 0, to = 0;

    float length() const { return std::max(to - from, 0.0F); }
};

// How far beyond the ends of a section its cables may keep to their places; metres.
inline float beyond(const twin::Section& section)
{
    return section.kind == twin::Section::Kind::riser ? 1.0F : 0.0F;
}

// Where a cable is drawn straight along a bundle.
struct Stay
{
    std::uint32_t id;
    float diameter;
    float across, up; // of its middle
    Stretch straight;
};

// Cables that lie along one another, in rows.
struct Bundle
{
    glm::dvec3 origin;            // world, from where all is measured
    glm::dvec3 along, across, up; // unit vectors at right angles
    Stretch whole;                // within which all lie
    std::vector<Stay> stays;
};

// A part of a stay along which nothing about it changes: where the cables around it hide it, and with which of them it
// lies side by side.
struct Cover
{
    std::uint32_t id; // of the stay
    Stretch where;
    std::uint8_t sides = 0;   // as engine::FiberKnot::coveredSides
    std::uint8_t thickly = 0; // as engine::FiberKnot::thickSides
    std::uint32_t band = 0;   // as engine::FiberKnot::band
};

// A rectangle in which cables lie side by side, each touching the next, from the middle of one to that of another.
struct ClosedRow
{
    std::uint32_t bundle;
    Stretch where;
    float left, right; // across, least and greatest
    float up;
    float diameter;
};

struct Hiding
{
    std::vector<Cover> covers;   // in the order of the ids, and along each stay
    std::vector<ClosedRow> rows; // large ones
};

// Given where each hop's cable is drawn straight in its place: the bundles of all sections, ids being hops.
std::vector<Bundle> bundlesOf(const Stage& stage, std::span<const Stretch> straight);

// Who stands outside sees no cable that has one on either hand and a closed row before it. Only what is worth its
// knots, and of bundles along an axis of the world.
Hiding hidingOf(std::span<const Bundle> bundles);
} // namespace app
