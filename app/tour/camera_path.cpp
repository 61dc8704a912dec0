#include "app/tour/camera_path.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace app
{
namespace
{
constexpr double sideways = 0.4; // m/s2 in a bend, at full speed
constexpr double onward = 0.5;   // m/s2 before and after it

glm::dvec3 direction(const glm::dvec3& from, const glm::dvec3& to)
{
    const glm::dvec3 way = to - from;
    const double length = glm::length(way);
    return length > 1e-9 ? way / length : glm::dvec3(0);
}

// The polynomial of fifth degree that leaves the one place in its direction and comes to the other in its own, straight
// at both: pieces that meet in a direction join with their curvature. Between places that lie straight it is straight.
struct Piece
{
    glm::dvec3 from, leave, to, arrive;

    Piece(const glm::dvec3& a, const glm::dvec3& alongA, const glm::dvec3& b, const glm::dvec3& alongB)
        : from(a), leave(alongA), to(b), arrive(alongB)
    {
        const double length = glm::distance(a, b) * (1 + 0.25 * (1 - glm::dot(alongA, alongB)));
        leave *= length;
        arrive *= length;
    }

    glm::dvec3 at(double t) const
    {
        const double t3 = t * t * t;
        const double end = t3 * (10 + t * (-15 + 6 * t));
        return from + (to - from) * end + leave * (t + t3 * (-6 + t * (8 - 3 * t))) +
               arrive * (t3 * (-4 + t * (7 - 3 * t)));
    }

    bool isFree(const FreePlace& isFreePlace) const
    {
        constexpr double step = 0.12;
        const double count = std::ceil(glm::distance(from, to) / step) + 4;
        for (double i = 0; i <= count; ++i)
            if (!isFreePlace(at(i / count)))
                return false;
        return true;
    }
};
} // namespace

CameraPath::CameraPath(std::span<const Corner> corners, const FreePlace& isFree,
                       const std::function<double(const glm::dvec3& place)>& speedAt)
{
    layKnots(corners, isFree);
    sample();
    pace(speedAt);
}

void CameraPath::layKnots(std::span<const Corner> corners, const FreePlace& isFree)
{
    knots_.push_back({corners[0].at, direction(corners[0].at, corners[1].at), 0});
    size_t through = 0;
    for (size_t i = 1; i < corners.size(); ++i)
    {
        const glm::dvec3 at = corners[i].at;
        const glm::dvec3 in = direction(corners[i - 1].at, at);
        const bool last = i + 1 == corners.size();
        const glm::dvec3 out = last ? in : direction(at, corners[i + 1].at);
        if (!last && !corners[i].through)
        {
            round(corners[i - 1].at, at, corners[i + 1].at, isFree);
            continue;
        }
        const glm::dvec3 along = in + out;
        // Who turns back on their way has to stop first.
        const bool turns = glm::length(in) > 0 && glm::length(out) > 0 && glm::length(along) < 0.5;
        knots_.push_back({at, glm::length(along) > 1e-9 ? glm::normalize(along) : in, ++through});
        if (turns && !blocked_)
            blocked_ = through;
    }
    size_t before = 0;
    for (size_t i = 1; i < knots_.size() && !blocked_; ++i)
    {
        const Knot& a = knots_[i - 1];
        const Knot& b = knots_[i];
        const bool bends =
            glm::dot(a.along, direction(a.at, b.at)) < 1 - 1e-9 || glm::dot(b.along, direction(a.at, b.at)) < 1 - 1e-9;
        if (bends && (a.through || b.through) && !Piece(a.at, a.along, b.at, b.along).isFree(isFree))
            blocked_ = a.through.value_or(0) > 0 ? a.through : b.through ? b.through : before;
        before = b.through.value_or(before);
    }
}

// Leaves the line before a corner and comes to the one after it.
void CameraPath::round(const glm::dvec3& before, const glm::dvec3& at, const glm::dvec3& after, const FreePlace& isFree)
{
    constexpr double widest = 2.5; // metres from the corner
    constexpr double narrowest = 0.02;
    const glm::dvec3 in = direction(before, at);
    const glm::dvec3 out = direction(at, after);
    if (glm::length(in) == 0 || glm::length(out) == 0 || glm::dot(in, out) > 1 - 1e-9)
        return;
    double wide = std::min({0.48 * glm::distance(before, at), 0.48 * glm::distance(at, after), widest});
    while (wide > narrowest && !Piece(at - in * wide, in, at + out * wide, out).isFree(isFree))
        wide *= 0.75;
    knots_.push_back({at - in * wide, in, {}});
    knots_.push_back({at + out * wide, out, {}});
}

void CameraPath::sample()
{
    constexpr double fine = 0.01;
    constexpr double most = 20000; // places
    std::vector<glm::dvec3> dense{knots_[0].at};
    std::vector<double> metres{0};
    lengthAt_ = {0};
    double rough = 0;
    for (size_t i = 1; i < knots_.size(); ++i)
        rough += glm::distance(knots_[i - 1].at, knots_[i].at);
    for (size_t i = 1; i < knots_.size(); ++i)
    {
        const Piece piece(knots_[i - 1].at, knots_[i - 1].along, knots_[i].at, knots_[i].along);
        const double length = glm::distance(piece.from, piece.to);
        const double count = std::ceil(length / std::max(fine, rough / most)) + 8;
        for (double k = 1; k <= count; ++k)
        {
            const glm::dvec3 next = piece.at(k / count);
            metres.push_back(metres.back() + glm::distance(dense.back(), next));
            dense.push_back(next);
        }
        if (knots_[i].through)
            lengthAt_.push_back(metres.back());
    }
    const auto parts = static_cast<size_t>(std::clamp(std::ceil(metres.back() / 0.02), 8.0, most));
    step_ = metres.back() / static_cast<double>(parts);
    for (size_t i = 0, at = 0; i <= parts; ++i)
    {
        const double wanted = step_ * static_cast<double>(i);
        while (at + 2 < metres.size() && metres[at + 1] < wanted)
            ++at;
        const double span = metres[at + 1] - metres[at];
        const double part = span > 0 ? std::clamp((wanted - metres[at]) / span, 0.0, 1.0) : 0;
        places_.push_back(glm::mix(dense[at], dense[at + 1], part));
        lengths_.push_back(wanted);
    }
}

// Full speed where nothing bends, less before, in and after bends.
void CameraPath::pace(const std::function<double(const glm::dvec3& place)>& speedAt)
{
    const size_t count = places_.size();
    std::vector<double> speeds(count);
    for (size_t i = 0; i < count; ++i)
    {
        speeds[i] = speedAt(places_[i]);
        for (const size_t across : {size_t(1), size_t(3), size_t(6)}) // tight bends and wide ones
        {
            if (i < across || i + across >= count)
                continue;
            const glm::dvec3 in = direction(places_[i - across], places_[i]);
            const glm::dvec3 out = direction(places_[i], places_[i + across]);
            const double curvature = glm::length(out - in) / std::max(step_ * static_cast<double>(across), 1e-9);
            speeds[i] = std::min(speeds[i], std::sqrt(sideways / std::max(curvature, 1e-6)));
        }
    }
    const double gain = 2 * onward * step_;
    for (size_t i = 1; i < count; ++i)
        speeds[i] = std::min(speeds[i], std::sqrt(speeds[i - 1] * speeds[i - 1] + gain));
    for (size_t i = count - 1; i > 0; --i)
        speeds[i - 1] = std::min(speeds[i - 1], std::sqrt(speeds[i] * speeds[i] + gain));
    // Means of means: no kinks are left.
    const auto half = static_cast<size_t>(std::max(1.0, std::round(0.06 / std::max(step_, 1e-6))));
    for (int pass = 0; pass < 3; ++pass)
    {
        std::vector<double> sums(count + 1, 0);
        for (size_t i = 0; i < count; ++i)
            sums[i + 1] = sums[i] + speeds[i];
        for (size_t i = 0; i < count; ++i)
        {
            const size_t room = std::min({half, i, count - 1 - i}); // as far to both sides
            speeds[i] = (sums[i + room + 1] - sums[i - room]) / static_cast<double>(2 * room + 1);
        }
    }
    progress_.push_back(0);
    for (size_t i = 1; i < count; ++i)
        progress_.push_back(progress_.back() + step_ * 2 / (speeds[i - 1] + speeds[i]));
    for (const double metres : lengthAt_)
    {
        const double place = step_ > 0 ? metres / step_ : 0;
        const auto at = std::min(static_cast<size_t>(place), count - 2);
        progressAt_.push_back(
            glm::mix(progress_[at], progress_[at + 1], std::clamp(place - static_cast<double>(at), 0.0, 1.0)));
    }
}

double CameraPath::metresAt(double progress) const
{
    const size_t last = progress_.size() - 1;
    const auto after = std::ranges::upper_bound(progress_, progress);
    const size_t i = std::clamp<size_t>(static_cast<size_t>(after - progress_.begin()), 1, last) - 1;
    const double span = progress_[i + 1] - progress_[i];
    if (!(span > 0))
        return 0;
    // A parabola through three places, from both sides: no kinks in the speed.
    const double part = (progress - progress_[i]) / span;
    const double speed = step_ / span;
    if (part < 0 || part > 1)
        return lengths_[i] + part * step_;
    const double before = i > 0 ? 2 * step_ / (progress_[i + 1] - progress_[i - 1]) : speed;
    const double behind = i + 2 <= last ? 2 * step_ / (progress_[i + 2] - progress_[i]) : speed;
    const double p2 = part * part;
    const double p3 = p2 * part;
    return lengths_[i] + step_ * (3 * p2 - 2 * p3) + span * (before * (p3 - 2 * p2 + part) + behind * (p3 - p2));
}

glm::dvec3 CameraPath::pointAt(double metres) const
{
    if (!(step_ > 0))
        return places_.front();
    const size_t last = places_.size() - 1;
    if (metres <= 0)
        return places_[0] + direction(places_[0], places_[1]) * metres;
    if (metres >= lengths_.back())
        return places_[last] + direction(places_[last - 1], places_[last]) * (metres - lengths_.back());
    const double place = metres / step_;
    const auto i = std::min(static_cast<size_t>(place), last - 1);
    const double part = place - static_cast<double>(i);
    const glm::dvec3 a = places_[i];
    const glm::dvec3 b = places_[i + 1];
    const glm::dvec3 leave = i > 0 ? (b - places_[i - 1]) / 2.0 : b - a;
    const glm::dvec3 arrive = i + 2 <= last ? (places_[i + 2] - a) / 2.0 : b - a;
    const double p2 = part * part;
    const double p3 = p2 * part;
    return a + (b - a) * (3 * p2 - 2 * p3) + leave * (p3 - 2 * p2 + part) + arrive * (p3 - p2);
}

glm::dvec3 CameraPath::at(double progress) const
{
    return pointAt(metresAt(progress));
}

glm::dvec3 CameraPath::ahead(double progress, double metres) const
{
    // Towards the middle of a stretch of the way, most of it about `metres` on: one place would turn in jerks.
    constexpr int parts = 16;
    const double here = metresAt(progress);
    glm::dvec3 sum(0);
    double weights = 0;
    for (int i = 1; i < parts; ++i)
    {
        const double share = static_cast<double>(i) / parts;
        const double weight = share * share * (1 - share) * (1 - share);
        sum += weight * pointAt(here + 2 * metres * share);
        weights += weight;
    }
    return direction(pointAt(here), sum / weights);
}
} // namespace app
