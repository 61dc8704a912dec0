#include "app/tour/track.h"

#include "engine/view/camera_motion.h"

#include <algorithm>
#include <cmath>

namespace app
{
TrackPoint TrackPoint::of(const engine::Camera& camera)
{
    const engine::Pose pose = engine::Pose::of(camera);
    return {pose.eye, pose.heading, pose.pitch, std::log(std::tan(static_cast<double>(camera.fovY) / 2)),
            static_cast<double>(camera.rise)};
}

engine::Camera TrackPoint::camera() const
{
    engine::Camera camera;
    engine::Pose{eye, heading, pitch}.put(camera);
    camera.fovY = static_cast<float>(2 * std::atan(std::exp(lens)));
    camera.rise = static_cast<float>(rise);
    return camera;
}

Track::Track(double seconds, std::vector<TrackPoint> points) : seconds_(seconds), points_(std::move(points)) {}

TrackPoint Track::at(double seconds) const
{
    const size_t spans = points_.size() - 3;
    const double place = seconds_ > 0 ? std::clamp(seconds / seconds_, 0.0, 1.0) * static_cast<double>(spans) : 0;
    const size_t first = std::min(static_cast<size_t>(place), spans - 1);
    const double t = place - static_cast<double>(first);
    const double rest = 1 - t;
    const double weights[4] = {rest * rest * rest / 6, (4 + t * t * (3 * t - 6)) / 6, (1 + 3 * t * (1 + t * rest)) / 6,
                               t * t * t / 6};
    // Against the first, so that four equal points give exactly that one.
    const TrackPoint& base = points_[first];
    TrackPoint sum = base;
    for (size_t i = 1; i < 4; ++i)
    {
        const TrackPoint& each = points_[first + i];
        sum.eye += weights[i] * (each.eye - base.eye);
        sum.heading += weights[i] * (each.heading - base.heading);
        sum.pitch += weights[i] * (each.pitch - base.pitch);
        sum.lens += weights[i] * (each.lens - base.lens);
        sum.rise += weights[i] * (each.rise - base.rise);
    }
    return sum;
}
} // namespace app
