#include "app/film/progress.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

#include <unistd.h>

namespace app
{
namespace
{
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between(200);

double secondsFrom(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}
} // namespace

Progress::Progress() : isTerminal_(::isatty(STDERR_FILENO) == 1), began_(Clock::now()), last_(began_) {}

void Progress::show(uint64_t done, uint64_t all)
{
    const Clock::time_point now = Clock::now();
    // The first frame makes ready what all others use.
    if (done == 1)
        began_ = now;
    if (!isTerminal_ || (now - last_ < between && done != all))
        return;
    last_ = now;
    const double rate = static_cast<double>(done - 1) / std::max(secondsFrom(began_, now), 1e-6);
    const auto left = static_cast<uint64_t>(std::ceil(static_cast<double>(all - done) / std::max(rate, 1e-6)));
    fmt::print(stderr, "\r{} of {} frames, {:.0f} %", done, all,
               100.0 * static_cast<double>(done) / static_cast<double>(all));
    if (done > 2)
        fmt::print(stderr, ", {:.1f} a second, {}:{:02}:{:02} left ", rate, left / 3600, left / 60 % 60, left % 60);
    std::fflush(stderr);
    isShown_ = true;
}

void Progress::end()
{
    if (isShown_)
        fmt::print(stderr, "\n");
    isShown_ = false;
}
} // namespace app
