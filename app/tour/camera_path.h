#pragma once

#include "app/tour/way.h"

#include <glm/vec3.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace app
{
// A smooth way through space, given by its corners: direction and curvature change without a jump. Some corners it goes
// through, the others it rounds, each as widely as there is room. It is told by `progress`: the seconds that it takes
// at the full speed that each place allows, so that a steady progress slows down by itself in bends.
class CameraPath
{
public:
    struct Corner
    {
        glm::dvec3 at{0};
        bool through = false; // exactly, not cut short
    };
    // At least two corners, the first and the last of which it goes through. `speedAt` is the full speed at a place,
    // m/s, above 0.
    CameraPath(std::span<const Corner> corners, const FreePlace& isFree,
               const std::function<double(const glm::dvec3& place)>& speedAt);

    // Which of the corners that it goes through, counted among those, it cannot pass without touching something.
    std::optional<size_t> blockedAt() const { return blocked_; }

    double length() const { return lengths_.back(); }
    double whole() const { return progress_.back(); } // progress at its end
    // Of the corner i of those that it goes through.
    double lengthAt(size_t through) const { return lengthAt_[through]; }
    double progressAt(size_t through) const { return progressAt_[through]; }

    // Beyond its ends it goes straight on.
    glm::dvec3 at(double progress) const;
    // From there towards the way that lies about that many metres ahead; a unit vector.
    glm::dvec3 ahead(double progress, double metres) const;

private:
    struct Knot // where pieces meet
    {
        glm::dvec3 at, along;
        std::optional<size_t> through;
    };
    void layKnots(std::span<const Corner> corners, const FreePlace& isFree);
    void round(const glm::dvec3& before, const glm::dvec3& at, const glm::dvec3& after, const FreePlace& isFree);
    void sample();
    void pace(const std::function<double(const glm::dvec3& place)>& speedAt);
    double metresAt(double progress) const;
    glm::dvec3 pointAt(double metres) const;

    std::vector<Knot> knots_;
    std::optional<size_t> blocked_;
    double step_ = 1;                // metres between places
    std::vector<glm::dvec3> places_; // evenly along it
    std::vector<double> lengths_;    // there
    std::vector<double> progress_;   // there
    std::vector<double> lengthAt_, progressAt_;
};
} // namespace app
