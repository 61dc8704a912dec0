#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace app
{
// Nanoseconds since the epoch of "2026-03-01T08:00:00Z", with parts of a second and offsets from UTC (RFC 3339);
// nothing when it is no such time, or one beyond the years 1678 to 2262.
std::optional<int64_t> timeOf(std::string_view rfc3339);

// The time of the data as a function of the time of a tour, piece by piece straight.
class DataClock
{
public:
    struct Piece
    {
        double at = 0;    // seconds of the tour from which it counts
        int64_t time = 0; // of the data there, nanoseconds since the epoch
        double rate = 0;  // seconds of data a second
        double until = 0; // seconds of the tour from which it holds
    };

    // In order of `at`.
    void add(const Piece& piece) { pieces_.push_back(piece); }
    // None before the first piece.
    std::optional<int64_t> at(double seconds) const;

private:
    std::vector<Piece> pieces_;
};
} // namespace app
