#pragma once

#include <array>

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include "engine/view/camera.h"

namespace engine
{
// A camera as the numbers a hand turns: heading clockwise from +y seen from above, pitch upwards. Its picture
// stands upright.
struct Pose
{
    glm::dvec3 eye{0};
    double heading = 0; // radians
    double pitch = 0;   // radians

    static Pose of(const Camera& camera);
    glm::dmat3 axes() const;        // right, up, forward
    void put(Camera& camera) const; // leaves the lens as it is
};
inline constexpr double steepest = 1.555; // radians, as far as a hand pitches: upside down is one step further

// A value that follows a goal as a critically damped spring: its rate never jumps, and the result does not depend on
// how time is cut into steps.
struct Follower
{
    glm::dvec3 value{0};
    glm::dvec3 rate{0};

    // Moves on by `seconds` and returns the integral of the value over them. `stiffness` is per second.
    glm::dvec3 advance(const glm::dvec3& goal, double stiffness, double seconds);
    void stop() { value = rate = glm::dvec3(0); }
};

// A number as it moves.
struct Moving
{
    double value = 0;
    double speed = 0;        // per second
    double acceleration = 0; // per second squared
};

// The way of a number to rest at a goal in a set time: the polynomial of fifth degree that begins with the speed and
// acceleration it has, so that neither ever jumps.
class Ease
{
public:
    Ease() = default;
    Ease(const Moving& from, double to, double seconds);
    Moving at(double seconds) const;

private:
    std::array<double, 6> factors_{};
    double seconds_ = 0;
};

// A camera on its way to another.
class CameraMotion
{
public:
    // Eye, heading, pitch, angle of view and rise.
    using Moment = std::array<Moving, 7>;

    CameraMotion() = default;
    CameraMotion(Moment from, const Camera& to, double seconds);
    // A camera whose eye moves, and nothing else.
    static Moment momentOf(const Camera& camera, const glm::dvec3& speed = glm::dvec3(0),
                           const glm::dvec3& acceleration = glm::dvec3(0));
    // What is a comfortable time for a way of that length.
    static double secondsFor(double metres);

    bool isDone() const { return now_ >= seconds_; }
    void advance(double seconds) { now_ += seconds; }
    Moment moment() const;
    Camera camera() const;

private:
    Camera to_;
    std::array<Ease, 7> eases_;
    double seconds_ = 0;
    double now_ = 0;
};
} // namespace engine
