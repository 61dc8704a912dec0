#pragma once

#include "twin/facility/chains.h"
#include "twin/facility/tray_graph.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace twin
{
// Where a rack's cables can step into a section of tray, and how long the way from the rack's top is.
struct Access
{
    std::uint32_t section; // counted from 0
    double at;             // metres along the section
    double distance;
};

struct Way
{
    struct Piece
    {
        std::uint32_t section;
        double enter, leave; // metres along the section
    };
    double length = 0; // from rack top to rack top
    std::vector<Piece> pieces;
};

// The shortest ways through the tray graph for cables of several diameter classes, each with sections that are full for
// it. Trees of shortest ways (Dijkstra, 1959) are kept for each node that ways begin at, each grown as far as it has
// been asked about. When a section is closed only what hangs below it in a tree is searched again, and not before the
// tree is next asked for.
class Ways
{
public:
    Ways(const TrayGraph& graph, std::size_t classes);

    // No way of class `of` goes through `section` any more.
    void close(std::size_t of, std::uint32_t section);
    bool isClosed(std::size_t of, std::uint32_t section) const;
    // Counts the closings of a class: the same number, the same ways.
    std::size_t closings(std::size_t of) const { return closed_[of].order.size(); }

    // The shortest way from any of `from` to any of `to`; of equal ones the first in order of accesses, nodes and
    // chains.
    // False when there is none.
    bool find(std::size_t of, std::span<const Access> from, std::span<const Access> to, Way& way);
    // The same as if nothing were closed: tells a full way from one that is not there.
    bool findOpen(std::span<const Access> from, std::span<const Access> to, Way& way);

private:
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
    static constexpr double never = std::numeric_limits<double>::infinity();
    using Reached = std::pair<double, std::uint32_t>; // distance and node
    struct Tree                                       // grown only as far as it has been asked about
    {
        std::vector<double> distance;   // of each node from the root
        std::vector<std::uint32_t> via; // the chain by which it is reached
        std::size_t closings = 0;       // how many of its class it knows of
        std::vector<Reached> frontier;  // heap, nearest first: nodes whose arcs are still to be followed
    };
    struct Closed
    {
        std::vector<std::uint32_t> order; // chains, once for each section of theirs
        std::vector<bool> sections;
        std::vector<bool> chains;                 // that have a closed section
        std::vector<std::unique_ptr<Tree>> trees; // of each node, where there is one
    };
    struct Gate // a node at the end of an access's chain
    {
        std::uint32_t node;
        std::size_t end; // of the chain: 0 or 1
        const Access* access;
        double distance;
    };

    Tree& tree(Closed& closed, std::uint32_t root);
    // Whether there was anything to repair.
    bool repair(Tree& tree, const Closed& closed) const;
    static void reach(Tree& tree, std::uint32_t node);
    // Grows the tree until nothing can come to `node` by a shorter way.
    void settle(Tree& tree, const Closed& closed, std::uint32_t node) const;
    std::uint32_t other(std::uint32_t chain, std::uint32_t node) const;
    bool isOpen(const Closed& closed, std::uint32_t chain, std::uint32_t firstLink, std::uint32_t lastLink) const;
    void gates(const Closed& closed, std::span<const Access> accesses, std::vector<Gate>& gates) const;
    bool find(Closed& closed, std::span<const Access> from, std::span<const Access> to, Way& way);
    void trace(const Tree& tree, const Gate& from, const Gate& to, Way& way) const;
    void addLinks(std::uint32_t chain, std::uint32_t fromLink, std::uint32_t toLink, bool forward, Way& way) const;

    Chains chains_;
    std::vector<Closed> closed_; // of each class
    Closed open_;                // nothing closed: shared by the classes that have nothing closed either
    std::vector<Gate> fromGates_, toGates_;
};
} // namespace twin
