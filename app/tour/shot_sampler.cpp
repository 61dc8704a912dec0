#include "app/tour/calm.h"
#include "app/tour/shot_motion.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

// A shot's motion as the points of its track: time by time, in order.
namespace app
{
namespace
{
constexpr double whole = 2 * std::numbers::pi;
constexpr double steepest = 1.5; // radians

// From 0 to 1, at rest in speed and acceleration at both ends.
double eased(double x)
{
    x = std::clamp(x, 0.0, 1.0);
    return x * x * x * (10 + x * (-15 + 6 * x));
}

struct Angles
{
    double heading = 0, pitch = 0;
};

Angles anglesOf(const glm::dvec3& way)
{
    const double level = std::hypot(way.x, way.y);
    return {std::atan2(way.x, way.y), std::clamp(std::atan2(way.z, level), -steepest, steepest)};
}

// Mixes two headings, always over the same side once it has begun over the nearer.
class Turn
{
public:
    Angles mix(const Angles& a, const Angles& b, double share)
    {
        double apart = std::remainder(b.heading - a.heading, whole);
        if (begun_)
            apart += whole * std::round((apart_ - apart) / whole);
        begun_ = true;
        apart_ = apart;
        return {a.heading + share * apart, glm::mix(a.pitch, b.pitch, share)};
    }

private:
    bool begun_ = false;
    double apart_ = 0;
};

// By how much a value changes a second where it is passed; 0 where it is held or turns back.
double slopeOf(double before, double after)
{
    return before * after > 0 ? 2 * before * after / (before + after) : 0;
}
} // namespace

class ShotSampler
{
public:
    ShotSampler(const ShotMotion& shot, const std::vector<ShotMotion::Stay>& stays)
        : shot_(shot), stays_(stays), slopes_(stays.size())
    {
        for (const ShotMotion::Run& run : shot.runs_)
            paces_.push_back(paceOf(run));
        findSlopes();
    }

    TrackPoint at(double time)
    {
        if (stays_.size() == 1)
            return still(0);
        const auto leaves = [](const ShotMotion::Stay& stay) { return stay.leave; };
        const auto after = std::ranges::upper_bound(stays_, time, {}, leaves);
        const size_t to = std::clamp<size_t>(static_cast<size_t>(after - stays_.begin()), 1, stays_.size() - 1);
        if (to != leg_)
        {
            leg_ = to;
            toNext_ = toWay_ = fromWay_ = {};
        }
        TrackPoint point;
        // Within a stay the camera stands still: so does its progress.
        const double clamped = isMoving(to, time) ? time : stays_[to].arrive;
        point.eye = eyeAt(to, clamped);
        const double share = eased((time - stays_[to - 1].leave) / (stays_[to].arrive - stays_[to - 1].leave));
        const Angles angles = anglesAt(to, clamped, share, point.eye);
        point.heading = angles.heading + whole * std::round((heading_ - angles.heading) / whole);
        heading_ = begun_ ? point.heading : angles.heading;
        point.heading = heading_;
        begun_ = true;
        point.pitch = angles.pitch;
        const auto mixed = [&](double Station::*member, double TrackPoint::*slope)
        {
            return glm::mix(shot_.stations_[to - 1].*member + slopes_[to - 1].*slope * (clamped - stays_[to - 1].leave),
                            shot_.stations_[to].*member + slopes_[to].*slope * (clamped - stays_[to].arrive), share);
        };
        point.lens = mixed(&Station::lens, &TrackPoint::lens);
        point.rise = mixed(&Station::rise, &TrackPoint::rise);
        return point;
    }

private:
    using Kind = Aim::Kind;

    bool isLast(size_t station) const { return station + 1 == stays_.size(); }
    bool isMoving(size_t to, double time) const
    {
        return time <= stays_[to].arrive || (isLast(to) && shot_.stations_[to].through);
    }

    TrackPoint still(size_t station) const
    {
        const Station& at = shot_.stations_[station];
        const Angles angles =
            at.aim.kind == Kind::target ? anglesOf(at.aim.target - at.eye) : Angles{at.aim.heading, at.aim.pitch};
        return {at.eye, angles.heading, angles.pitch, at.lens, at.rise};
    }

    Pace paceOf(const ShotMotion::Run& run) const
    {
        std::vector<Pace::Stop> stops;
        std::vector<double> ramps;
        for (size_t i = run.from; i <= run.to; ++i)
        {
            const bool end = i == run.from || i == run.to;
            const bool moving = (i == 0 || isLast(i)) && shot_.stations_[i].through;
            stops.push_back({.time = i == run.from ? stays_[i].leave : stays_[i].arrive,
                             .distance = i == run.from ? 0 : shot_.legs_[i].progress,
                             .rest = end && !moving});
            if (i == run.from)
                continue;
            const double seconds = stays_[i].arrive - stays_[i - 1].leave;
            ramps.push_back(std::max(1.5, 2 * shot_.legs_[i].metres / seconds));
        }
        return Pace(stops, ramps);
    }

    // How fast fixed directions and lenses change where the camera goes through.
    void findSlopes()
    {
        for (size_t i = 0; i < stays_.size(); ++i)
        {
            if (!shot_.stations_[i].through || stays_[i].leave > stays_[i].arrive)
                continue;
            const TrackPoint before = i > 0 ? rates(i) : rates(1);
            const TrackPoint after = isLast(i) ? rates(i) : rates(i + 1);
            slopes_[i].heading = slopeOf(before.heading, after.heading);
            slopes_[i].pitch = slopeOf(before.pitch, after.pitch);
            slopes_[i].lens = slopeOf(before.lens, after.lens);
            slopes_[i].rise = slopeOf(before.rise, after.rise);
        }
    }

    TrackPoint rates(size_t to) const
    {
        TrackPoint rate;
        if (to >= stays_.size())
            return rate;
        const Station& a = shot_.stations_[to - 1];
        const Station& b = shot_.stations_[to];
        const double seconds = stays_[to].arrive - stays_[to - 1].leave;
        if (a.aim.kind == Kind::fixed && b.aim.kind == Kind::fixed)
        {
            rate.heading = std::remainder(b.aim.heading - a.aim.heading, whole) / seconds;
            rate.pitch = (b.aim.pitch - a.aim.pitch) / seconds;
        }
        rate.lens = (b.lens - a.lens) / seconds;
        rate.rise = (b.rise - a.rise) / seconds;
        return rate;
    }

    glm::dvec3 eyeAt(size_t to, double time) const
    {
        const size_t run = shot_.legs_[to].run;
        if (time <= stays_[to - 1].leave && !(to == 1 && shot_.stations_[0].through))
            return shot_.stations_[to - 1].eye;
        return shot_.runs_[run].path->at(paces_[run].at(time));
    }

    // Straight up and down there is no ahead: there it looks where the whole way leads.
    Angles onward(size_t leg, double time) const
    {
        constexpr double lead = 2;    // metres
        constexpr double steep = 0.8; // radians
        const ShotMotion::Run& run = shot_.runs_[shot_.legs_[leg].run];
        const CameraPath& path = *run.path;
        const glm::dvec3 ahead = path.ahead(paces_[shot_.legs_[leg].run].at(time), lead);
        const glm::dvec3 way = path.at(path.whole()) - path.at(0);
        const double level = std::hypot(way.x, way.y);
        const glm::dvec3 main = level > 0.1 ? glm::dvec3(way.x, way.y, 0) / level : glm::dvec3(0, 1, 0);
        const double lost = 1 - std::hypot(ahead.x, ahead.y);
        Angles angles = anglesOf(ahead + main * (0.3 * lost * lost));
        angles.pitch = std::clamp(angles.pitch, -steep, steep);
        return angles;
    }

    // Where the aim of a station points while the camera is on the way to `to`, from there or to there.
    Angles aimed(size_t station, size_t to, double time, const glm::dvec3& eye) const
    {
        const Aim& aim = shot_.stations_[station].aim;
        switch (aim.kind)
        {
        case Kind::target:
            return anglesOf(aim.target - eye);
        case Kind::onward:
        {
            // Who stopped looks where they came to, until they go on.
            const bool stopped = station != to && station > 0 && shot_.legs_[station].run != shot_.legs_[to].run;
            Angles angles = stopped ? onward(station, stays_[station].arrive) : onward(to, time);
            angles.pitch += aim.pitch;
            return angles;
        }
        case Kind::fixed:
            break;
        }
        const double passed = time - (station == to ? stays_[station].arrive : stays_[station].leave);
        return {aim.heading + slopes_[station].heading * passed, aim.pitch + slopes_[station].pitch * passed};
    }

    Angles anglesAt(size_t to, double time, double share, const glm::dvec3& eye)
    {
        const Angles from = aimed(to - 1, to, time, eye);
        const Angles goal = aimed(to, to, time, eye);
        if (!shot_.legs_[to].led)
            return toNext_.mix(from, goal, share);
        const double passed = (time - stays_[to - 1].leave) / (stays_[to].arrive - stays_[to - 1].leave);
        const Angles way = toWay_.mix(from, onward(to, time), eased(passed / 0.35));
        return fromWay_.mix(way, goal, eased((passed - 0.6) / 0.4));
    }

    const ShotMotion& shot_;
    const std::vector<ShotMotion::Stay>& stays_;
    std::vector<Pace> paces_;        // by run
    std::vector<TrackPoint> slopes_; // by station
    size_t leg_ = 0;
    Turn toNext_, toWay_, fromWay_;
    bool begun_ = false;
    double heading_ = 0;
};

Track ShotMotion::track(const std::vector<Stay>& stays) const
{
    constexpr double step = 1.0 / 30; // seconds between points
    constexpr double mostPoints = 500000;
    const double seconds = stays.back().leave;
    const auto spans = static_cast<size_t>(std::clamp(std::ceil(seconds / step), 4.0, mostPoints));
    ShotSampler sampler(*this, stays);
    std::vector<TrackPoint> points;
    for (size_t i = 0; i < spans + 3; ++i)
    {
        const double time = (static_cast<double>(i) - 1) * seconds / static_cast<double>(spans);
        points.push_back(sampler.at(time));
        // Before the beginning and after the end nobody sees it.
        if (time >= 0 && time <= seconds &&
            !airspace_.isFree(points.back().eye, {.standing = 0.03, .hanging = -1, .open = true}))
        {
            const auto to = std::ranges::find_if(stays, [&](const Stay& stay) { return time <= stay.leave; });
            throw NoWay{static_cast<size_t>(std::min(to, stays.end() - 1) - stays.begin())};
        }
    }
    // A pan from one direction to another is as fast as it was asked for.
    const auto tracks = [](const Station& station) { return station.aim.kind != Aim::Kind::fixed; };
    if (std::ranges::any_of(stations_, tracks))
        calm(points, seconds / static_cast<double>(spans));
    return Track(seconds, std::move(points));
}
} // namespace app
