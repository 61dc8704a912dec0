#include "app/tour/pace.h"

#include <algorithm>
#include <cstddef>

namespace app
{
Pace::Pace(const std::vector<Stop>& stops, const std::vector<double>& ramps)
{
    const size_t count = stops.size() - 1;
    std::vector<double> means(count);
    for (size_t i = 0; i < count; ++i)
        means[i] = (stops[i + 1].distance - stops[i].distance) / (stops[i + 1].time - stops[i].time);
    // In passing the harmonic mean of both sides (Fritsch and Butland 1984), at most twice the lesser: never backwards.
    const auto speedAt = [&](size_t stop)
    {
        const double sum = means[stop - 1] + means[stop];
        return stops[stop].rest || !(sum > 0) ? 0 : 2 * means[stop - 1] * means[stop] / sum;
    };
    for (size_t i = 0; i < count; ++i)
    {
        const double seconds = stops[i + 1].time - stops[i].time;
        const double ramp = std::min(seconds / 2, ramps[i]);
        const bool moving[2] = {i == 0 && !stops[0].rest, i + 1 == count && !stops[count].rest};
        Leg leg{.from = stops[i].time, .to = stops[i + 1].time, .distance = stops[i].distance, .speed = {}, .ramp = {}};
        leg.speed[0] = i == 0 ? 0 : speedAt(i);
        leg.speed[2] = i + 1 == count ? 0 : speedAt(i + 1);
        leg.ramp[0] = moving[0] ? 0 : ramp;
        leg.ramp[1] = moving[1] ? 0 : ramp;
        leg.speed[1] = (means[i] * seconds - (leg.speed[0] * leg.ramp[0] + leg.speed[2] * leg.ramp[1]) / 2) /
                       (seconds - (leg.ramp[0] + leg.ramp[1]) / 2);
        for (const int end : {0, 1})
            if (moving[end])
                leg.speed[2 * end] = leg.speed[1];
        legs_.push_back(leg);
    }
}

double Pace::Leg::at(double time) const
{
    // The speed goes from one to the other as 3x^2 - 2x^3.
    const auto ramped = [](double start, double end, double seconds, double whole)
    {
        const double x = whole > 0 ? seconds / whole : 0;
        return start * seconds + (end - start) * whole * (x * x * x - x * x * x * x / 2);
    };
    if (time <= from)
        return distance + speed[0] * (time - from);
    const double upTo = from + ramp[0];
    if (time <= upTo)
        return distance + ramped(speed[0], speed[1], time - from, ramp[0]);
    const double steady = distance + ramped(speed[0], speed[1], ramp[0], ramp[0]);
    const double down = to - ramp[1];
    if (time <= down)
        return steady + speed[1] * (time - upTo);
    const double slowing = steady + speed[1] * (down - upTo);
    if (time <= to)
        return slowing + ramped(speed[1], speed[2], time - down, ramp[1]);
    return slowing + ramped(speed[1], speed[2], ramp[1], ramp[1]) + speed[2] * (time - to);
}

double Pace::at(double time) const
{
    const auto leg = std::ranges::find_if(legs_, [&](const Leg& each) { return time <= each.to; });
    return (leg == legs_.end() ? legs_.back() : *leg).at(time);
}
} // namespace app
