#include "twin/facility/chains.h"

#include <limits>
#include <numeric>

namespace twin
{
namespace
{
constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
} // namespace

Chains::Chains(const TrayGraph& graph) : places_(graph.ends.size(), Place{nothing, 0, 0}), lengths_(graph.ends.size())
{
    for (const TrayGraph::Arc& arc : graph.arcs)
        lengths_[arc.section] = arc.length;
    std::vector<std::uint32_t> nodeOf(graph.junctions, nothing);
    for (std::uint32_t junction = 0; junction < graph.junctions; ++junction)
        if (graph.arcsOf(junction).size() != 2)
            nodeOf[junction] = nodes_++;
    // Then rings that pass no node: their first junction is made one.
    for (const bool rings : {false, true})
        for (std::uint32_t junction = 0; junction < graph.junctions; ++junction)
        {
            if (!rings && nodeOf[junction] == nothing)
                continue;
            for (const TrayGraph::Arc& arc : graph.arcsOf(junction))
                if (places_[arc.section].chain == nothing)
                {
                    if (nodeOf[junction] == nothing)
                        nodeOf[junction] = nodes_++;
                    follow(graph, junction, arc, nodeOf);
                }
        }

    firstArc_.assign(nodes_ + 1, 0);
    for (const Chain& chain : chains_)
        for (const std::uint32_t node : chain.nodes)
            ++firstArc_[node + 1];
    std::partial_sum(firstArc_.begin(), firstArc_.end(), firstArc_.begin());
    arcs_.resize(chains_.size() * 2);
    std::vector<std::uint32_t> next(firstArc_.begin(), firstArc_.end() - 1);
    for (std::uint32_t c = 0; c < chains_.size(); ++c)
        for (const std::size_t end : {0, 1})
            arcs_[next[chains_[c].nodes[end]]++] = {c, chains_[c].nodes[1 - end], chains_[c].length};
}

void Chains::follow(const TrayGraph& graph, std::uint32_t start, const TrayGraph::Arc& first,
                    std::vector<std::uint32_t>& nodeOf)
{
    const auto index = static_cast<std::uint32_t>(chains_.size());
    Chain chain{{nodeOf[start], 0}, {static_cast<std::uint32_t>(links_.size()), 0}, 0};
    std::uint32_t at = start;
    for (TrayGraph::Arc arc = first;;)
    {
        places_[arc.section] = {index, chain.links.count++, chain.length};
        links_.push_back({arc.section, graph.ends[arc.section][0] != at});
        chain.length += arc.length;
        at = arc.to;
        if (nodeOf[at] != nothing)
            break;
        const auto arcs = graph.arcsOf(at);
        arc = arcs[0].section == arc.section ? arcs[1] : arcs[0];
    }
    chain.nodes[1] = nodeOf[at];
    chains_.push_back(chain);
}

double Chains::along(std::uint32_t section, double at) const
{
    const Place& place = places_[section];
    return place.offset + (links(place.chain)[place.link].reversed ? lengths_[section] - at : at);
}
} // namespace twin
