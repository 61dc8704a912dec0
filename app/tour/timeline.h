#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace app
{
// What is shown from a time to another, piece after piece in their order; between them there may be nothing.
template <class T>
class Timeline
{
public:
    struct Piece
    {
        double from = 0, to = 0; // seconds
        T what;
        bool stays = false; // to the end of all: it does not fade out

        // How much of it is seen: it fades in and out within its time, softly.
        double opacity(double seconds, double fade) const
        {
            fade = std::min(fade, (to - from) / 4);
            const double left = stays ? fade : to - seconds;
            const double x = fade > 0 ? std::clamp(std::min(seconds - from, left) / fade, 0.0, 1.0) : 1;
            return x * x * (3 - 2 * x);
        }
    };

    // What is the same as the piece before, and follows it at once, makes that longer.
    void add(double from, double to, T what)
    {
        if (!(to > from))
            return;
        if (!pieces_.empty() && pieces_.back().to >= from - 1e-9 && pieces_.back().what == what)
            pieces_.back().to = to;
        else
            pieces_.push_back({from, to, std::move(what)});
    }
    // What lasts to the end stays there.
    void end(double seconds)
    {
        if (!pieces_.empty() && pieces_.back().to >= seconds - 1e-9)
            pieces_.back().stays = true;
    }

    // Null where there is none.
    const Piece* at(double seconds) const
    {
        const auto after = std::ranges::upper_bound(pieces_, seconds, {}, &Piece::from);
        if (after == pieces_.begin() || (after - 1)->to < seconds)
            return nullptr;
        return &*(after - 1);
    }

    const std::vector<Piece>& pieces() const { return pieces_; }

private:
    std::vector<Piece> pieces_;
};

// What holds from a time on until something else does.
template <class T>
class Steps
{
public:
    void add(double from, T what) { steps_.emplace_back(from, std::move(what)); }
    // `first` before the first step.
    T at(double seconds, T first) const
    {
        const auto after = std::ranges::upper_bound(steps_, seconds, {}, &std::pair<double, T>::first);
        return after == steps_.begin() ? first : (after - 1)->second;
    }

private:
    std::vector<std::pair<double, T>> steps_;
};
} // namespace app
