#pragma once

#include "engine/view/camera.h"

#include <glm/vec3.hpp>

#include <vector>

namespace app
{
// A camera as numbers that may be mixed.
struct TrackPoint
{
    glm::dvec3 eye{0};
    double heading = 0; // radians clockwise from +y seen from above, not wrapped
    double pitch = 0;   // radians upwards
    double lens = 0;    // logarithm of the tangent of half the angle of view
    double rise = 0;

    static TrackPoint of(const engine::Camera& camera);
    engine::Camera camera() const;
};

// The camera's way in time within one shot: a uniform cubic B-spline, so that speed and acceleration never jump and no
// place lies outside of the places that it was made of.
class Track
{
public:
    // Points at equal times, one before the beginning and one after the end; at least four.
    Track(double seconds, std::vector<TrackPoint> points);

    double seconds() const { return seconds_; }
    // Before its beginning and after its end it stands still.
    TrackPoint at(double seconds) const;

private:
    double seconds_;
    std::vector<TrackPoint> points_;
};
} // namespace app
