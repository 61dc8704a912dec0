#include "twin/facility/ways.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>

namespace twin
{
namespace
{
constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
constexpr double never = std::numeric_limits<double>::infinity();
} // namespace

Ways::Ways(const TrayGraph& graph, std::size_t classes) : graph_(graph), lengths_(graph.ends.size()), closed_(classes)
{
    for (const TrayGraph::Arc& arc : graph.arcs)
        lengths_[arc.section] = arc.length;
    open_.sections.assign(graph.ends.size(), false);
    open_.trees.resize(graph.junctions);
}

void Ways::close(std::size_t of, std::uint32_t section)
{
    Closed& closed = closed_[of];
    if (closed.order.empty())
    {
        closed.sections = open_.sections;
        closed.trees.resize(graph_.junctions);
    }
    if (closed.sections[section])
        return;
    closed.sections[section] = true;
    closed.order.push_back(section);
}

bool Ways::isClosed(std::size_t of, std::uint32_t section) const
{
    return !closed_[of].order.empty() && closed_[of].sections[section];
}

bool Ways::find(std::size_t of, std::span<const Access> from, std::span<const Access> to, Way& way)
{
    return find(closed_[of].order.empty() ? open_ : closed_[of], from, to, way);
}

bool Ways::findOpen(std::span<const Access> from, std::span<const Access> to, Way& way)
{
    return find(open_, from, to, way);
}

std::uint32_t Ways::other(std::uint32_t section, std::uint32_t junction) const
{
    const auto& ends = graph_.ends[section];
    return ends[0] == junction ? ends[1] : ends[0];
}

// One gate for each junction, the nearest; several trays over a rack often meet in the same junctions.
void Ways::gates(const Closed& closed, std::span<const Access> accesses, std::vector<Gate>& gates) const
{
    gates.clear();
    for (const Access& access : accesses)
    {
        if (closed.sections[access.section])
            continue;
        const auto& ends = graph_.ends[access.section];
        for (const std::size_t end : {0, 1})
        {
            const double along = end == 0 ? access.at : lengths_[access.section] - access.at;
            const Gate gate{ends[end], &access, access.distance + along};
            const auto known = std::ranges::find(gates, gate.junction, &Gate::junction);
            if (known == gates.end())
                gates.push_back(gate);
            else if (gate.distance < known->distance)
                *known = gate;
        }
    }
}

bool Ways::find(Closed& closed, std::span<const Access> from, std::span<const Access> to, Way& way)
{
    way.length = never;
    way.pieces.clear();
    for (const Access& a : from)
        for (const Access& b : to)
        {
            const double length = a.distance + std::abs(a.at - b.at) + b.distance;
            if (a.section == b.section && length < way.length && !closed.sections[a.section])
            {
                way.length = length;
                way.pieces = {{a.section, a.at, b.at}};
            }
        }

    gates(closed, from, fromGates_);
    gates(closed, to, toGates_);
    const Gate* bestFrom = nullptr;
    const Gate* bestTo = nullptr;
    for (const Gate& a : fromGates_)
    {
        const Tree& ways = tree(closed, a.junction);
        for (const Gate& b : toGates_)
            if (const double length = a.distance + ways.distance[b.junction] + b.distance; length < way.length)
            {
                way.length = length;
                bestFrom = &a;
                bestTo = &b;
            }
    }
    if (bestFrom)
        trace(tree(closed, bestFrom->junction), *bestFrom, *bestTo, way);
    return way.length < never;
}

void Ways::trace(const Tree& tree, const Gate& from, const Gate& to, Way& way) const
{
    const auto end = [&](std::uint32_t section, std::uint32_t junction)
    { return graph_.ends[section][0] == junction ? 0.0 : lengths_[section]; };

    auto& pieces = way.pieces;
    pieces.clear();
    pieces.push_back({to.access->section, end(to.access->section, to.junction), to.access->at});
    for (std::uint32_t at = to.junction; at != from.junction;)
    {
        const std::uint32_t section = tree.via[at];
        const std::uint32_t before = other(section, at);
        pieces.push_back({section, end(section, before), end(section, at)});
        at = before;
    }
    pieces.push_back({from.access->section, from.access->at, end(from.access->section, from.junction)});
    std::ranges::reverse(pieces);
    // An access at the very end of its section goes no way in it; and a tie may lead out and back over a piece of none.
    for (std::size_t i = 1; i < pieces.size();)
        if (pieces[i - 1].section == pieces[i].section)
        {
            pieces[i - 1].leave = pieces[i].leave;
            pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
        }
        else
            ++i;
    if (std::ranges::any_of(pieces, [](const Way::Piece& piece) { return piece.enter != piece.leave; }))
        std::erase_if(pieces, [](const Way::Piece& piece) { return piece.enter == piece.leave; });
}

Ways::Tree& Ways::tree(Closed& closed, std::uint32_t root)
{
    std::unique_ptr<Tree>& kept = closed.trees[root];
    if (!kept)
    {
        // A class begins with the tree of the open graph, if that is known, and repairs it.
        if (&closed != &open_ && open_.trees[root])
            kept = std::make_unique<Tree>(*open_.trees[root]);
        else
        {
            kept = std::make_unique<Tree>();
            kept->distance.assign(graph_.junctions, never);
            kept->via.assign(graph_.junctions, nothing);
            kept->distance[root] = 0;
            kept->closings = closed.order.size();
            search(*kept, closed, {root});
        }
    }
    if (kept->closings < closed.order.size())
        repair(*kept, closed);
    return *kept;
}

void Ways::repair(Tree& tree, const Closed& closed) const
{
    enum : std::uint8_t
    {
        unknown,
        holds,
        lost
    };
    bool cut = false;
    for (std::size_t i = tree.closings; i < closed.order.size() && !cut; ++i)
        for (const std::uint32_t end : graph_.ends[closed.order[i]])
            cut = cut || tree.via[end] == closed.order[i];
    tree.closings = closed.order.size();
    if (!cut)
        return;

    std::vector<std::uint8_t> state(graph_.junctions, unknown);
    std::vector<std::uint32_t> climb;
    std::vector<std::uint32_t> below;
    for (std::uint32_t junction = 0; junction < graph_.junctions; ++junction)
    {
        std::uint32_t at = junction;
        while (state[at] == unknown && tree.via[at] != nothing && !closed.sections[tree.via[at]])
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
    for (const std::uint32_t junction : below)
    {
        tree.distance[junction] = never;
        tree.via[junction] = nothing;
        for (const TrayGraph::Arc& arc : graph_.arcsOf(junction))
            if (state[arc.to] == holds && tree.distance[arc.to] < never)
                rim.push_back(arc.to);
    }
    std::ranges::sort(rim);
    rim.erase(std::ranges::unique(rim).begin(), rim.end());
    search(tree, closed, rim);
}

void Ways::search(Tree& tree, const Closed& closed, const std::vector<std::uint32_t>& junctions) const
{
    using Reached = std::pair<double, std::uint32_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> next;
    for (const std::uint32_t junction : junctions)
        next.emplace(tree.distance[junction], junction);
    while (!next.empty())
    {
        const auto [distance, at] = next.top();
        next.pop();
        if (distance > tree.distance[at])
            continue;
        for (const TrayGraph::Arc& arc : graph_.arcsOf(at))
            if (const double through = distance + arc.length;
                through < tree.distance[arc.to] && !closed.sections[arc.section])
            {
                tree.distance[arc.to] = through;
                tree.via[arc.to] = arc.section;
                next.emplace(through, arc.to);
            }
    }
}
} // namespace twin
