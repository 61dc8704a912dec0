#include "engine/view/camera_motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

namespace engine
{
Pose Pose::of(const Camera& camera)
{
    Pose pose;
    pose.eye = camera.eye;
    pose.pitch = std::asin(std::clamp(double(camera.forward.z), -1.0, 1.0));
    // Near the vertical the picture's up tells the heading better than its way in.
    const CameraAxes axes = axesOf(camera);
    const glm::dvec3 level = std::abs(axes.forward.z) < 0.9f ? axes.forward : (axes.forward.z < 0 ? axes.up : -axes.up);
    pose.heading = std::atan2(level.x, level.y);
    return pose;
}

glm::dmat3 Pose::axes() const
{
    const glm::dvec2 level(std::sin(heading), std::cos(heading));
    return {glm::dvec3(level.y, -level.x, 0), glm::dvec3(level * -std::sin(pitch), std::cos(pitch)),
            glm::dvec3(level * std::cos(pitch), std::sin(pitch))};
}

void Pose::put(Camera& camera) const
{
    const glm::dmat3 own = axes();
    camera.eye = eye;
    camera.up = own[1];
    camera.forward = own[2];
}

glm::dvec3 Follower::advance(const glm::dvec3& goal, double stiffness, double seconds)
{
    const glm::dvec3 offset = value - goal;
    const glm::dvec3 slope = rate + stiffness * offset;
    const double left = std::exp(-stiffness * seconds);
    const glm::dvec3 now = (offset + slope * seconds) * left;
    value = goal + now;
    rate = slope * left - stiffness * now;
    return goal * seconds + offset * ((1 - left) / stiffness) +
           slope * ((1 - left * (1 + stiffness * seconds)) / (stiffness * stiffness));
}

Ease::Ease(const Moving& from, double to, double seconds) : seconds_(seconds)
{
    const double t = seconds;
    const double way = to - from.value - from.speed * t - from.acceleration * t * t / 2;
    const double slow = -(from.speed + from.acceleration * t) * t;
    const double bend = -from.acceleration * t * t;
    factors_ = {from.value,
                from.speed,
                from.acceleration / 2,
                (10 * way - 4 * slow + bend / 2) / (t * t * t),
                (-15 * way + 7 * slow - bend) / (t * t * t * t),
                (6 * way - 3 * slow + bend / 2) / (t * t * t * t * t)};
}

Moving Ease::at(double seconds) const
{
    const double t = std::min(seconds, seconds_);
    const auto& f = factors_;
    return {((((f[5] * t + f[4]) * t + f[3]) * t + f[2]) * t + f[1]) * t + f[0],
            (((5 * f[5] * t + 4 * f[4]) * t + 3 * f[3]) * t + 2 * f[2]) * t + f[1],
            ((20 * f[5] * t + 12 * f[4]) * t + 6 * f[3]) * t + 2 * f[2]};
}

CameraMotion::CameraMotion(Moment from, const Camera& to, double seconds) : to_(to), seconds_(std::max(seconds, 1e-3))
{
    const Moment goal = momentOf(to);
    // The shorter way around.
    Moving& heading = from[3];
    heading.value = goal[3].value + std::remainder(heading.value - goal[3].value, 2 * std::numbers::pi);
    for (size_t i = 0; i < eases_.size(); ++i)
        eases_[i] = Ease(from[i], goal[i].value, seconds_);
}

CameraMotion::Moment CameraMotion::momentOf(const Camera& camera, const glm::dvec3& speed,
                                            const glm::dvec3& acceleration)
{
    const Pose pose = Pose::of(camera);
    Moment moment;
    for (int i = 0; i < 3; ++i)
        moment[static_cast<size_t>(i)] = {pose.eye[i], speed[i], acceleration[i]};
    moment[3].value = pose.heading;
    moment[4].value = pose.pitch;
    moment[5].value = camera.fovY;
    moment[6].value = camera.rise;
    return moment;
}

CameraMotion::Moment CameraMotion::moment() const
{
    Moment moment;
    for (size_t i = 0; i < eases_.size(); ++i)
        moment[i] = eases_[i].at(now_);
    return moment;
}

Camera CameraMotion::camera() const
{
    if (isDone())
        return to_;
    const Moment now = moment();
    Camera camera = to_;
    Pose{{now[0].value, now[1].value, now[2].value}, now[3].value, now[4].value}.put(camera);
    camera.fovY = static_cast<float>(now[5].value);
    camera.rise = static_cast<float>(now[6].value);
    return camera;
}

double CameraMotion::secondsFor(double metres)
{
    return std::clamp(0.55 + 0.2 * std::log2(1 + metres), 0.55, 2.2);
}
} // namespace engine
