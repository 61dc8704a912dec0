#pragma once

#include "twin/facility/tray_graph.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace twin
{
// The tray graph with every run of sections that has nothing to decide on its way drawn together: a chain from one node
// to the next. Trays are drawn in many pieces, so there are far fewer nodes than junctions.
class Chains
{
public:
    struct Link // of a chain: one section
    {
        std::uint32_t section;
        bool reversed; // the chain goes from the section's `to` to its `from`
    };
    struct Chain
    {
        std::array<std::uint32_t, 2> nodes; // at its start and end
        Range links;
        double length;
    };
    struct Place // of a section
    {
        std::uint32_t chain;
        std::uint32_t link; // of the chain's, from 0
        double offset;      // of the link's start along the chain
    };
    struct Arc
    {
        std::uint32_t chain;
        std::uint32_t to;
        double length;
    };

    explicit Chains(const TrayGraph& graph);

    std::uint32_t nodes() const { return nodes_; }
    std::size_t size() const { return chains_.size(); }
    const Chain& operator[](std::uint32_t chain) const { return chains_[chain]; }
    std::span<const Link> links(std::uint32_t chain) const { return chains_[chain].links.of(links_); }
    const Place& placeOf(std::uint32_t section) const { return places_[section]; }
    double sectionLength(std::uint32_t section) const { return lengths_[section]; }
    // Where a point of a section is along its chain.
    double along(std::uint32_t section, double at) const;
    std::span<const Arc> arcsOf(std::uint32_t node) const
    {
        return std::span(arcs_).subspan(firstArc_[node], firstArc_[node + 1] - firstArc_[node]);
    }

private:
    void follow(const TrayGraph& graph, std::uint32_t start, const TrayGraph::Arc& first,
                std::vector<std::uint32_t>& nodeOf);

    std::uint32_t nodes_ = 0;
    std::vector<Chain> chains_;
    std::vector<Link> links_;
    std::vector<Place> places_;
    std::vector<double> lengths_;
    std::vector<std::uint32_t> firstArc_;
    std::vector<Arc> arcs_;
};
} // namespace twin
