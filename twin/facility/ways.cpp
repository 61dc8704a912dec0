#include "twin/facility/ways.h"

#include <algorithm>
#include <utility>

namespace twin
{
Ways::Ways(const TrayGraph& graph, std::size_t classes) : chains_(graph), closed_(classes)
{
    open_.sections.assign(graph.ends.size(), false);
    open_.chains.assign(chains_.size(), false);
    open_.trees.resize(chains_.nodes());
}

void Ways::close(std::size_t of, std::uint32_t section)
{
    Closed& closed = closed_[of];
    if (closed.order.empty())
    {
        closed.sections = open_.sections;
        closed.chains = open_.chains;
        closed.trees.resize(chains_.nodes());
    }
    if (closed.sections[section])
        return;
    const std::uint32_t chain = chains_.placeOf(section).chain;
    closed.sections[section] = true;
    closed.chains[chain] = true;
    closed.order.push_back(chain);
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

std::uint32_t Ways::other(std::uint32_t chain, std::uint32_t node) const
{
    const auto& ends = chains_[chain].nodes;
    return ends[0] == node ? ends[1] : ends[0];
}

bool Ways::isOpen(const Closed& closed, std::uint32_t chain, std::uint32_t firstLink, std::uint32_t lastLink) const
{
    if (!closed.chains[chain])
        return true;
    const auto [low, high] = std::minmax(firstLink, lastLink);
    return std::ranges::none_of(chains_.links(chain).subspan(low, high - low + 1),
                                [&](const Chains::Link& link) { return closed.sections[link.section]; });
}

// One gate for each node, the nearest; several trays over a rack often meet in the same nodes.
void Ways::gates(const Closed& closed, std::span<const Access> accesses, std::vector<Gate>& gates) const
{
    gates.clear();
    for (const Access& access : accesses)
    {
        const Chains::Place& place = chains_.placeOf(access.section);
        const Chains::Chain& chain = chains_[place.chain];
        const double at = chains_.along(access.section, access.at);
        for (const std::size_t end : {0, 1})
        {
            if (!isOpen(closed, place.chain, place.link, end == 0 ? 0 : chain.links.count - 1))
                continue;
            const Gate gate{chain.nodes[end], end, &access, access.distance + (end == 0 ? at : chain.length - at)};
            const auto known = std::ranges::find(gates, gate.node, &Gate::node);
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
    const Access* directFrom = nullptr;
    const Access* directTo = nullptr;
    for (const Access& a : from)
        for (const Access& b : to)
        {
            const Chains::Place& placeA = chains_.placeOf(a.section);
            const Chains::Place& placeB = chains_.placeOf(b.section);
            if (placeA.chain != placeB.chain)
                continue;
            const double between = std::abs(chains_.along(a.section, a.at) - chains_.along(b.section, b.at));
            const double length = a.distance + between + b.distance;
            if (length < way.length && isOpen(closed, placeA.chain, placeA.link, placeB.link))
            {
                way.length = length;
                directFrom = &a;
                directTo = &b;
            }
        }

    gates(closed, from, fromGates_);
    gates(closed, to, toGates_);
    const double direct = way.length;
    const Gate* bestFrom = nullptr;
    const Gate* bestTo = nullptr;
    // Closings only make ways longer, so a tree that knows too few of them still says how short a way is at best. Only
    // the tree that wins must be mended, and then win again.
    do
    {
        way.length = direct;
        bestFrom = bestTo = nullptr;
        for (const Gate& a : fromGates_)
        {
            Tree& ways = tree(closed, a.node);
            for (const Gate& b : toGates_)
            {
                settle(ways, closed, b.node);
                if (const double length = a.distance + ways.distance[b.node] + b.distance; length < way.length)
                {
                    way.length = length;
                    bestFrom = &a;
                    bestTo = &b;
                }
            }
        }
    } while (bestFrom && repair(tree(closed, bestFrom->node), closed));
    if (bestFrom)
        trace(tree(closed, bestFrom->node), *bestFrom, *bestTo, way);
    else if (directFrom)
    {
        const Chains::Place& placeA = chains_.placeOf(directFrom->section);
        const Chains::Place& placeB = chains_.placeOf(directTo->section);
        addLinks(placeA.chain, placeA.link, placeB.link, placeA.link <= placeB.link, way);
        way.pieces.front().enter = directFrom->at;
        way.pieces.back().leave = directTo->at;
    }
    // An access at the very end of its section goes no way in it; and a tie may lead out and back over a piece of none.
    auto& pieces = way.pieces;
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
    return way.length < never;
}

void Ways::trace(const Tree& tree, const Gate& from, const Gate& to, Way& way) const
{
    const auto lastLink = [&](std::uint32_t chain) { return chains_[chain].links.count - 1; };
    const Chains::Place& first = chains_.placeOf(from.access->section);
    addLinks(first.chain, first.link, from.end == 0 ? 0 : lastLink(first.chain), from.end == 1, way);
    way.pieces.front().enter = from.access->at;

    std::vector<std::pair<std::uint32_t, bool>> passed; // chains from the end, and whether they are passed forward
    for (std::uint32_t at = to.node; at != from.node; at = other(passed.back().first, at))
        passed.emplace_back(tree.via[at], chains_[tree.via[at]].nodes[1] == at);
    std::ranges::reverse(passed);
    for (const auto& [chain, forward] : passed)
        addLinks(chain, forward ? 0 : lastLink(chain), forward ? lastLink(chain) : 0, forward, way);

    const Chains::Place& last = chains_.placeOf(to.access->section);
    addLinks(last.chain, to.end == 0 ? 0 : lastLink(last.chain), last.link, to.end == 0, way);
    way.pieces.back().leave = to.access->at;
}

// Sections from one link to another, each from end to end.
void Ways::addLinks(std::uint32_t chain, std::uint32_t fromLink, std::uint32_t toLink, bool forward, Way& way) const
{
    const auto links = chains_.links(chain);
    for (std::uint32_t i = fromLink;; forward ? ++i : --i)
    {
        const double length = chains_.sectionLength(links[i].section);
        if (links[i].reversed != forward)
            way.pieces.push_back({links[i].section, 0, length});
        else
            way.pieces.push_back({links[i].section, length, 0});
        if (i == toLink)
            return;
    }
}
} // namespace twin
