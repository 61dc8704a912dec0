#pragma once

#include "app/tour/tour.h"

#include <string_view>

namespace app
{
// A tour in a presenter's hands: how far it is, and whose the camera is.
class TourPlayer
{
public:
    enum class State : uint8_t
    {
        playing,
        paused,
        left, // the camera is the user's; the tour waits where it was
    };

    TourPlayer(Tour tour, bool loops) : tour_(std::move(tour)), loops_(loops) {}

    const Tour& tour() const { return tour_; }
    State state() const { return state_; }
    bool guides() const { return state_ != State::left; } // camera and words are the tour's
    bool isAtEnd() const { return time_ >= tour_.seconds(); }
    double time() const { return time_; } // seconds
    TourMoment moment() const { return tour_.at(time_); }

    // On from where it is; from its end, anew.
    void play();
    void pause() { state_ = State::paused; }
    void leave() { state_ = State::left; }
    // To the key after and before: to where its camera has arrived while paused, else to where it sets out.
    void next();
    void previous();
    void seek(double seconds);
    // Moves on while it plays. At the end it stands, or begins again after its pause where it loops.
    void advance(double seconds);

private:
    double entry(const TourStop& stop) const { return state_ == State::playing ? stop.from : stop.time; }

    Tour tour_;
    bool loops_;
    State state_ = State::playing;
    double time_ = 0;
    double rested_ = 0; // seconds, at the end
};

std::string_view nameOf(TourPlayer::State state);
} // namespace app
