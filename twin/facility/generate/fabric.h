#pragma once

#include "twin/facility/generate/designs.h"

#include <cstdint>

namespace twin::factory
{
// The shape of the compute fabric: how many switches stand in each tier, and which port meets which.
//
// The rules, which reproduce every published row of the designs: a unit has a group of leaves for each rail, as many as
// its nodes fill at half their ports; the other half goes up. Up to `radix` leaves stand under two tiers: spines are
// the smallest divisor of the up-count with enough ports. Above that, pods of at most radix/2 leaves (whole units,
// spread evenly) each have the smallest divisor of the up-count of spines with enough ports down, half their ports up;
// spine j of every pod meets the cores of plane j, and a plane is the smallest divisor of the up-count with enough
// ports.
struct Fabric
{
    std::uint32_t gpus, nodes;
    std::uint32_t rails, nodesPerUnit, units; // the last unit may be partly filled
    std::uint32_t leavesPerRail, leavesPerUnit, leaves;
    std::uint32_t radix, up; // ports up of a leaf, and of a spine under cores
    std::uint32_t pods, spinesPerPod, spines;
    std::uint32_t coresPerPlane, cores; // 0 under two tiers

    bool threeTiers() const { return cores != 0; }
    std::uint32_t leafSpineLinks() const { return up / spinesPerPod; }  // between a leaf and each spine of its pod
    std::uint32_t spineCoreLinks() const { return up / coresPerPlane; } // between a spine and each core of its plane
    // Units of a pod are consecutive; the first pods have one more where they do not divide.
    std::uint32_t firstUnitOfPod(std::uint32_t pod) const;
    std::uint32_t podOfUnit(std::uint32_t unit) const;
    std::uint32_t nodesOfUnit(std::uint32_t unit) const;
    // The leaf of a node's rail: neighbours share a leaf, leaves of a rail get the same number of nodes, within one.
    std::uint32_t leafOf(std::uint32_t node, std::uint32_t rail) const;
    std::uint32_t leafPortOf(std::uint32_t node) const; // counted from 0, below radix/2
};

Fabric fabricOf(const Design& design, std::uint32_t gpus);
} // namespace twin::factory
