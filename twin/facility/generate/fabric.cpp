#include "twin/facility/generate/fabric.h"

#include <algorithm>

namespace twin::factory
{
namespace
{
std::uint32_t ceilDivide(std::uint32_t a, std::uint32_t b)
{
    return (a + b - 1) / b;
}

// The smallest divisor of `whole` that is at least `least`; `whole` itself at most.
std::uint32_t smallestDivisor(std::uint32_t whole, std::uint32_t least)
{
    std::uint32_t divisor = std::clamp(least, 1U, whole);
    while (whole % divisor != 0)
        ++divisor;
    return divisor;
}
} // namespace

Fabric fabricOf(const Design& design, std::uint32_t gpus)
{
    requireReachable(design, gpus);
    Fabric fabric{};
    fabric.gpus = gpus;
    fabric.nodes = gpus / design.gpusPerNode;
    fabric.rails = design.rails;
    // Less than one unit is a small unit of its own, not a large one that stands empty.
    fabric.nodesPerUnit = std::min(design.nodesPerUnit, fabric.nodes);
    fabric.units = ceilDivide(fabric.nodes, fabric.nodesPerUnit);
    fabric.radix = design.radix;
    fabric.up = design.radix / 2;
    fabric.leavesPerRail = ceilDivide(fabric.nodesPerUnit, fabric.up);
    fabric.leavesPerUnit = design.rails * fabric.leavesPerRail;
    fabric.leaves = fabric.units * fabric.leavesPerUnit;
    if (fabric.leaves <= design.radix)
    {
        fabric.pods = 1;
        fabric.spinesPerPod = smallestDivisor(fabric.up, ceilDivide(fabric.leaves * fabric.up, design.radix));
        fabric.spines = fabric.spinesPerPod;
        return fabric;
    }
    fabric.pods = ceilDivide(fabric.units, fabric.up / fabric.leavesPerUnit);
    const std::uint32_t leavesPerPod = ceilDivide(fabric.units, fabric.pods) * fabric.leavesPerUnit;
    fabric.spinesPerPod = smallestDivisor(fabric.up, leavesPerPod);
    fabric.spines = fabric.pods * fabric.spinesPerPod;
    fabric.coresPerPlane = smallestDivisor(fabric.up, ceilDivide(fabric.pods * fabric.up, design.radix));
    fabric.cores = fabric.spinesPerPod * fabric.coresPerPlane;
    return fabric;
}

std::uint32_t Fabric::firstUnitOfPod(std::uint32_t pod) const
{
    return pod * (units / pods) + std::min(pod, units % pods);
}

std::uint32_t Fabric::podOfUnit(std::uint32_t unit) const
{
    const std::uint32_t each = units / pods;
    const std::uint32_t larger = units % pods;
    return unit < larger * (each + 1) ? unit / (each + 1) : larger + (unit - larger * (each + 1)) / each;
}

std::uint32_t Fabric::nodesOfUnit(std::uint32_t unit) const
{
    return std::min(nodesPerUnit, nodes - unit * nodesPerUnit);
}

std::uint32_t Fabric::leafOf(std::uint32_t node, std::uint32_t rail) const
{
    const std::uint32_t unit = node / nodesPerUnit;
    const std::uint32_t block = node % nodesPerUnit / ceilDivide(nodesPerUnit, leavesPerRail);
    return unit * leavesPerUnit + rail * leavesPerRail + block;
}

std::uint32_t Fabric::leafPortOf(std::uint32_t node) const
{
    return node % nodesPerUnit % ceilDivide(nodesPerUnit, leavesPerRail);
}
} // namespace twin::factory
