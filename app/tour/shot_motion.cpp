#include "app/tour/shot_motion.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace app
{
namespace
{
constexpr double roomy = 0.35;    // metres kept from what stands, where there is so much
constexpr double narrow = 0.20;   // else
constexpr double rounding = 0.15; // in bends
constexpr double touching = 0.04; // no lens comes nearer

double between(const Aim& a, const Aim& b)
{
    if (a.kind != Aim::Kind::fixed || b.kind != Aim::Kind::fixed)
        return 0;
    const double aside = std::remainder(b.heading - a.heading, 2 * std::numbers::pi);
    return std::hypot(aside * std::cos((a.pitch + b.pitch) / 2), b.pitch - a.pitch);
}
} // namespace

ShotMotion::ShotMotion(const Airspace& airspace, std::vector<Station> stations)
    : airspace_(airspace), stations_(std::move(stations)), legs_(stations_.size())
{
    findLegs();
    layRuns();
}

// On the way to a station: near its ends as little room will do as there is at them.
FreePlace ShotMotion::freeOn(size_t station, double clearance) const
{
    const Station& to = stations_[station];
    const glm::dvec3 from = stations_[station - 1].eye;
    // Between trays that hang one above the other there is little.
    const double hanging = clearance >= roomy ? roomy : 0.07;
    return [this, from, &to, clearance, hanging](const glm::dvec3& place)
    {
        double end = std::min(glm::distance(place, from), glm::distance(place, to.eye));
        for (const glm::dvec3& corner : to.along)
            end = std::min(end, glm::distance(place, corner));
        return airspace_.isFree(place, {.standing = std::clamp(touching + end / 2, touching, clearance),
                                        .hanging = to.along.empty() ? std::min(end / 2 - touching, hanging) : -1,
                                        .open = to.open});
    };
}

void ShotMotion::findLegs()
{
    for (size_t i = 1; i < stations_.size(); ++i)
    {
        Leg& leg = legs_[i];
        const Station& to = stations_[i];
        const glm::dvec3 from = stations_[i - 1].eye;
        const glm::dvec3 first = to.along.empty() ? to.eye : to.along.front();
        auto way = findWay(freeOn(i, narrow), freeOn(i, roomy), from, first);
        if (!way)
            throw NoWay{i};
        const FreePlace touches = freeOn(i, touching);
        for (size_t k = 1; k < to.along.size(); ++k)
            if (!isFreeLine(touches, to.along[k - 1], to.along[k]))
                throw NoWay{i};
        leg.corners = std::move(*way);
        if (!to.along.empty())
            leg.corners.insert(leg.corners.end(), to.along.begin() + 1, to.along.end());
        constexpr double longWay = 8; // metres
        for (size_t k = 1; k < leg.corners.size(); ++k)
            leg.metres += glm::distance(leg.corners[k - 1], leg.corners[k]);
        leg.led = to.along.empty() && leg.corners.size() > 2 && leg.metres > longWay;
    }
}

void ShotMotion::layRuns()
{
    for (size_t from = 0; from + 1 < stations_.size();)
    {
        size_t to = from + 1;
        while (to + 1 < stations_.size() && stations_[to].through)
            ++to;
        layRun(from, to);
        from = runs_.back().to;
    }
}

// Laid to the first station that it has to stop at.
void ShotMotion::layRun(size_t from, size_t to)
{
    std::vector<CameraPath::Corner> corners{{stations_[from].eye, true}};
    for (size_t i = from + 1; i <= to; ++i)
    {
        for (size_t k = 1; k + 1 < legs_[i].corners.size(); ++k)
            if (glm::distance(corners.back().at, legs_[i].corners[k]) > 1e-6)
                corners.push_back({legs_[i].corners[k], false});
        corners.push_back({stations_[i].eye, true});
    }
    const FreePlace free = [&](const glm::dvec3& place)
    {
        for (size_t i = from + 1; i <= to; ++i)
            if (freeOn(i, rounding)(place))
                return true;
        return false;
    };
    // At eye height in a hall 1.5 m/s, from 6 m on 6 m/s.
    const auto speedAt = [&](const glm::dvec3& place)
    {
        const double height = place.z - static_cast<double>(airspace_.floorAt(place));
        return 1.5 + 4.5 * std::clamp((height - 2) / 4, 0.0, 1.0);
    };
    auto path = std::make_unique<CameraPath>(corners, free, speedAt);
    if (const auto blocked = path->blockedAt(); blocked && *blocked > 0 && from + *blocked < to)
    {
        stations_[from + *blocked].through = false;
        return layRun(from, from + *blocked);
    }
    for (size_t i = from + 1; i <= to; ++i)
    {
        legs_[i].run = runs_.size();
        legs_[i].metres = path->lengthAt(i - from) - path->lengthAt(i - from - 1);
        legs_[i].progress = path->progressAt(i - from);
    }
    runs_.push_back({from, to, std::move(path)});
}

double ShotMotion::comfortable(size_t station) const
{
    constexpr double least = 2;     // seconds
    constexpr double turning = 0.4; // radians a second
    const Leg& leg = legs_[station];
    const size_t from = runs_[leg.run].from;
    const double progress = leg.progress - (station - 1 == from ? 0 : legs_[station - 1].progress);
    const double speed = progress > 0 ? leg.metres / progress : 0;
    double seconds = progress;
    const bool first = station == 1;
    const bool last = station + 1 == stations_.size();
    for (const bool rests : {station - 1 == from && !(first && stations_[0].through),
                             station == runs_[leg.run].to && !(last && stations_[station].through)})
        seconds += rests ? std::clamp(2 * speed, 1.0, 6.0) / 2 : 0;
    const double turn = between(stations_[station - 1].aim, stations_[station].aim) / turning;
    return std::max({seconds, turn, least, stations_[station].least});
}

std::vector<double> ShotMotion::seconds() const
{
    std::vector<double> all{0};
    for (size_t i = 1; i < stations_.size(); ++i)
    {
        const Station& to = stations_[i];
        if (to.seconds)
            all.push_back(*to.seconds);
        else if (to.speed && legs_[i].metres > 0)
            all.push_back(legs_[i].metres / *to.speed);
        else
            all.push_back(comfortable(i));
    }
    return all;
}
} // namespace app
