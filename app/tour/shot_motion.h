#pragma once

#include "app/tour/airspace.h"
#include "app/tour/camera_path.h"
#include "app/tour/pace.h"
#include "app/tour/track.h"

#include <glm/vec3.hpp>

#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

namespace app
{
// Where a camera looks.
struct Aim
{
    enum class Kind : uint8_t
    {
        fixed,  // that heading and pitch
        target, // a place, wherever the camera is
        onward, // along its way, that much more upwards
    };
    Kind kind = Kind::fixed;
    double heading = 0, pitch = 0; // radians
    glm::dvec3 target{0};
};

// Where a camera comes by in a shot, and how.
struct Station
{
    glm::dvec3 eye{0};
    Aim aim;
    double lens = 0, rise = 0;     // of TrackPoint
    std::vector<glm::dvec3> along; // corners of a way that leads here, `eye` the last; empty: any way
    bool through = false;          // else it stops here
    bool open = false;             // roofs and ceilings are off on the way here
    std::optional<double> seconds; // of the way here
    std::optional<double> speed;   // or its mean speed, m/s
    double least = 0;              // or seconds that it takes at least
};

// The camera's motion through the stations of one shot. It goes around what stands there; where it cannot go through a
// station without touching something it stops there.
class ShotMotion
{
public:
    // No free way to that station from the one before.
    struct NoWay
    {
        size_t station;
    };
    // Throws NoWay. `airspace` must outlive this.
    ShotMotion(const Airspace& airspace, std::vector<Station> stations);

    // What each way takes, as asked for or else at a comfortable speed; that of the first station is 0.
    std::vector<double> seconds() const;
    double metresTo(size_t station) const { return legs_[station].metres; }

    // When it comes to each station and when it leaves it. Through a station it goes without a stay.
    struct Stay
    {
        double arrive = 0, leave = 0;
    };
    // Throws NoWay where the finished motion would touch something after all.
    Track track(const std::vector<Stay>& stays) const;

private:
    friend class ShotSampler;

    struct Leg // to a station
    {
        std::vector<glm::dvec3> corners; // from the station before
        bool led = false;                // a long way round, on which one looks ahead
        size_t run = 0;
        double metres = 0, progress = 0; // progress: of its run, at the station
    };
    struct Run // between two stops
    {
        size_t from, to;
        std::unique_ptr<CameraPath> path;
    };

    FreePlace freeOn(size_t station, double clearance) const;
    void findLegs();
    void layRuns();
    void layRun(size_t from, size_t to);
    double comfortable(size_t station) const;

    const Airspace& airspace_;
    std::vector<Station> stations_;
    std::vector<Leg> legs_; // by station; the first is none
    std::vector<Run> runs_;
};
} // namespace app
