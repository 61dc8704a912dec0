#pragma once

#include "twin/facility/tray_graph.h"

#include <cstdint>
#include <memory>
#include <span>
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
// it. Trees of shortest ways (Dijkstra, 1959) are kept for each junction that ways begin at. When a section is closed
// only what hangs below it in a tree is searched again, and not before the tree is next asked for.
class Ways
{
public:
    Ways(const TrayGraph& graph, std::size_t classes);

    // No way of class `of` goes through `section` any more.
    void close(std::size_t of, std::uint32_t section);
    bool isClosed(std::size_t of, std::uint32_t section) const;
    // Counts the closings of a class: the same number, the same ways.
    std::size_t closings(std::size_t of) const { return closed_[of].order.size(); }

    // The shortest way from any of `from` to any of `to`; of equal ones the first in order of junctions and sections.
    // False when there is none.
    bool find(std::size_t of, std::span<const Access> from, std::span<const Access> to, Way& way);
    // The same as if nothing were closed: tells a full way from one that is not there.
    bool findOpen(std::span<const Access> from, std::span<const Access> to, Way& way);

private:
    struct Tree
    {
        std::vector<double> distance;   // of each junction from the root
        std::vector<std::uint32_t> via; // the section by which it is reached
        std::size_t closings = 0;       // how many of its class it knows of
    };
    struct Closed
    {
        std::vector<std::uint32_t> order;
        std::vector<bool> sections;
        std::vector<std::unique_ptr<Tree>> trees; // of each junction, where there is one
    };
    struct Gate // a junction next to an access
    {
        std::uint32_t junction;
        const Access* access;
        double distance;
    };

    Tree& tree(Closed& closed, std::uint32_t root);
    void repair(Tree& tree, const Closed& closed) const;
    void search(Tree& tree, const Closed& closed, const std::vector<std::uint32_t>& junctions) const;
    std::uint32_t other(std::uint32_t section, std::uint32_t junction) const;
    void gates(const Closed& closed, std::span<const Access> accesses, std::vector<Gate>& gates) const;
    bool find(Closed& closed, std::span<const Access> from, std::span<const Access> to, Way& way);
    void trace(const Tree& tree, const Gate& from, const Gate& to, Way& way) const;

    const TrayGraph& graph_;
    std::vector<double> lengths_; // of each section
    std::vector<Closed> closed_;  // of each class
    Closed open_;                 // nothing closed: shared by the classes that have nothing closed either
    std::vector<Gate> fromGates_, toGates_;
};
} // namespace twin
