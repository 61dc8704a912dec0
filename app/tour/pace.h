#pragma once

#include <vector>

namespace app
{
// How far something has come on its way, as a function of time: at each of some times a set distance, speed and
// acceleration without a jump. It starts and stops softly and goes steadily between.
class Pace
{
public:
    struct Stop
    {
        double time = 0;     // seconds, ascending
        double distance = 0; // not descending
        bool rest = false;   // else it goes on; the first and the last too
    };
    // `ramp`: seconds that it takes at most to start or to stop; on short ways half of the time.
    Pace(const std::vector<Stop>& stops, const std::vector<double>& ramps);

    // Before its beginning and after its end it goes on as fast as it was there.
    double at(double time) const;

private:
    struct Leg
    {
        double from, to, distance; // seconds; at `from`
        double speed[3];           // at its beginning, between, at its end
        double ramp[2];            // seconds to and from the speed between

        double at(double time) const;
    };
    std::vector<Leg> legs_;
};
} // namespace app
