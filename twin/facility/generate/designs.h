#pragma once

#include "twin/facility/generate/generate.h"

#include <array>
#include <optional>

namespace twin::factory
{
// One row of a design's published table of counts.
struct PublishedRow
{
    std::uint32_t scalableUnits, nodes, gpus, leaves, spines, cores;
};

// What a design is made of, as published; everything else follows by the rules of fabric.h and contents.h.
struct Design
{
    DesignSummary summary;
    std::uint32_t gpusPerNode;
    std::uint32_t rails;        // network ports of a node, one leaf each
    std::uint32_t nodesPerUnit; // nodes of a scalable unit
    std::uint32_t nodesPerRack;
    std::uint32_t unitsPerRow; // scalable units in a row of racks: a rule of ours
    std::uint32_t radix;
    bool nvl72; // racks of 72 GPUs behind one NVLink backplane
    bool maximumIsPublished;
    double rackLimitWatts;              // of a compute rack
    std::string_view host, leaf, spine; // models
    std::span<const PublishedRow> published;
};

// The design of that name with these optics; throws Error for an unknown name or optics it is not offered with.
Design findDesign(std::string_view name, Packaging optics);

// The published row with exactly these GPUs.
const PublishedRow* publishedRow(const Design& design, std::uint32_t gpus);

// Throws Error when the design has no size of so many GPUs, naming the nearest that it has.
void requireReachable(const Design& design, std::uint32_t gpus);
} // namespace twin::factory
