#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <glm/vec2.hpp>

namespace engine
{
// A box that stands upright: what nobody walks through. Metres.
struct Obstacle
{
    glm::vec2 center{0};
    glm::vec2 halfSize{0}; // along its own sides
    float yaw = 0;         // radians, counterclockwise seen from above
    float bottom = 0;      // z
    float top = 0;
};

struct Heights
{
    float bottom = 0; // z, metres
    float top = 0;
};

// Boxes to walk among, seen from above: what a walker, a disc of some radius, meets on its way. Sorted into square
// cells, so that a step costs what stands near it and not what there is.
class Obstacles
{
public:
    Obstacles() = default;
    // Boxes whose numbers are not finite are left out.
    explicit Obstacles(std::span<const Obstacle> obstacles);

    // Where a disc that would go straight from one place to the other comes to: it stops at boxes that reach into
    // `heights`, and slides along them with what is left of its way. It passes through nothing, however long the way.
    // From inside a box it first goes to the nearest free place.
    glm::vec2 resolve(glm::vec2 from, glm::vec2 to, float radius, Heights heights) const;
    // Whether the disc touches no box there.
    bool isFree(glm::vec2 place, float radius, Heights heights) const;
    // The place itself, or a free one hardly further than the nearest; the place itself when none is free within 50 m.
    glm::vec2 nearestFree(glm::vec2 place, float radius, Heights heights) const;

    size_t size() const { return boxes_.size(); }

private:
    struct Box
    {
        glm::dvec2 center;
        glm::dvec2 half;
        glm::dvec2 along; // its own x, a unit vector
        float bottom;
        float top;
    };
    struct Hit
    {
        double time; // of the way, 0 to 1
        glm::dvec2 normal;
    };

    void makeCells();
    bool meetsCell(const Box& box, glm::ivec2 cell) const;
    template <class F>
    void eachNear(glm::dvec2 low, glm::dvec2 high, Heights heights, F visit) const;
    bool isFree(glm::dvec2 place, double radius, Heights heights) const;
    std::optional<Hit> firstHit(glm::dvec2 from, glm::dvec2 way, double radius, Heights heights) const;
    glm::dvec2 step(glm::dvec2 from, glm::dvec2 way, double radius, Heights heights) const;
    glm::dvec2 pushedOut(glm::dvec2 place, double radius, Heights heights) const;

    std::vector<Box> boxes_;
    glm::dvec2 origin_{0}; // corner of the first cell
    double cell_ = 1;      // metres
    glm::ivec2 cells_{0};
    std::vector<uint32_t> first_;   // by cell, into members_
    std::vector<uint32_t> members_; // into boxes_
};
} // namespace engine
