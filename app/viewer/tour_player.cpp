#include "app/viewer/tour_player.h"

#include <algorithm>
#include <array>

namespace app
{
namespace
{
constexpr double near = 0.05; // seconds: what counts as being there
constexpr double again = 1.0; // seconds into a key for which "previous" is its own beginning
} // namespace

void TourPlayer::play()
{
    if (isAtEnd())
        seek(0);
    state_ = State::playing;
}

void TourPlayer::seek(double seconds)
{
    time_ = std::clamp(seconds, 0.0, tour_.seconds());
    rested_ = 0;
}

void TourPlayer::next()
{
    for (const TourStop& stop : tour_.stops())
        if (entry(stop) > time_ + near)
            return seek(entry(stop));
    seek(tour_.seconds());
}

void TourPlayer::previous()
{
    const double before = time_ - (state_ == State::playing ? again : near);
    double found = 0;
    for (const TourStop& stop : tour_.stops())
        if (entry(stop) < before)
            found = entry(stop);
    seek(found);
}

void TourPlayer::advance(double seconds)
{
    if (state_ != State::playing)
        return;
    if (!isAtEnd())
        return seek(time_ + seconds);
    rested_ += seconds;
    if (!loops_)
        pause();
    else if (rested_ >= tour_.loopPause())
        seek(0);
}

std::string_view nameOf(TourPlayer::State state)
{
    constexpr std::array<std::string_view, 3> names{"playing", "paused", "left"};
    return names[static_cast<size_t>(state)];
}
} // namespace app
