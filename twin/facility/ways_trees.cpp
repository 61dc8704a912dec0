#include "twin/facility/ways.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace twin
{
Ways::Tree& Ways::tree(Closed& closed, std::uint32_t root)
{
    std::unique_ptr<Tree>& kept = closed.trees[root];
    if (kept)
        return *kept;
    if (&closed != &open_)
        kept = std::make_unique<Tree>(tree(open_, root));
    else
    {
        kept = std::make_unique<Tree>();
        kept->distance.assign(chains_.nodes(), never);
        kept->via.assign(chains_.nodes(), nothing);
        kept->distance[root] = 0;
        reach(*kept, root);
    }
    return *kept;
}

bool Ways::repair(Tree& tree, const Closed& closed) const
{
    enum : std::uint8_t
    {
        unknown,
        holds,
        lost
    };
    bool cut = false;
    for (std::size_t i = tree.closings; i < closed.order.size() && !cut; ++i)
        for (const std::uint32_t end : chains_[closed.order[i]].nodes)
            cut = cut || tree.via[end] == closed.order[i];
    tree.closings = closed.order.size();
    if (!cut)
        return false;

    std::vector<std::uint8_t> state(chains_.nodes(), unknown);
    std::vector<std::uint32_t> climb;
    std::vector<std::uint32_t> below;
    for (std::uint32_t node = 0; node < chains_.nodes(); ++node)
    {
        std::uint32_t at = node;
        while (state[at] == unknown && tree.via[at] != nothing && !closed.chains[tree.via[at]])
        {
            climb.push_back(at);
            at = other(tree.via[at], at);
        }
        if (state[at] == unknown)
        {
            state[at] = tree.via[at] == nothing ? holds : lost;
            if (state[at] == lost)
                below.push_back(at);
        }
        for (const std::uint32_t passed : climb)
        {
            state[passed] = state[at];
            if (state[at] == lost)
                below.push_back(passed);
        }
        climb.clear();
    }
    std::vector<std::uint32_t> rim;
    for (const std::uint32_t node : below)
    {
        tree.distance[node] = never;
        tree.via[node] = nothing;
        for (const Chains::Arc& arc : chains_.arcsOf(node))
            if (state[arc.to] == holds && tree.distance[arc.to] < never)
                rim.push_back(arc.to);
    }
    std::ranges::sort(rim);
    rim.erase(std::ranges::unique(rim).begin(), rim.end());
    for (const std::uint32_t node : rim)
        reach(tree, node);
    return true;
}

void Ways::reach(Tree& tree, std::uint32_t node)
{
    tree.frontier.emplace_back(tree.distance[node], node);
    std::ranges::push_heap(tree.frontier, std::greater<>());
}

void Ways::settle(Tree& tree, const Closed& closed, std::uint32_t node) const
{
    auto& frontier = tree.frontier;
    while (!frontier.empty() && frontier.front().first < tree.distance[node])
    {
        const auto [distance, at] = frontier.front();
        std::ranges::pop_heap(frontier, std::greater<>());
        frontier.pop_back();
        // Reached by a shorter way since, or cut off by a closing.
        if (distance != tree.distance[at])
            continue;
        for (const Chains::Arc& arc : chains_.arcsOf(at))
            if (const double through = distance + arc.length;
                through < tree.distance[arc.to] && !closed.chains[arc.chain])
            {
                tree.distance[arc.to] = through;
                tree.via[arc.to] = arc.chain;
                reach(tree, arc.to);
            }
    }
}
} // namespace twin
