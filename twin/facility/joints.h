#pragma once

#include <glm/vec3.hpp>

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace twin
{
// Points of one frame that are numbered so that those within 1 mm of each other have one number.
class Joints
{
public:
    static constexpr double reach = 0.001;
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    // The number of the first point within reach, else `next`, under which `point` is then kept.
    std::uint32_t findOrAdd(glm::dvec3 point, std::uint32_t next);
    std::uint32_t find(glm::dvec3 point) const;
    // Points on the inside of the straight piece a-b (both ends further than the reach away): how far from a, and the
    // number; in order from a to b.
    std::vector<std::pair<double, std::uint32_t>> onPiece(glm::dvec3 a, glm::dvec3 b) const;

private:
    struct Point
    {
        glm::dvec3 at;
        std::uint32_t number;
    };
    std::vector<Point> points_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> fine_;   // cells of 1 mm
    std::unordered_multimap<std::uint64_t, std::uint32_t> coarse_; // cells of 1 m
};
} // namespace twin
