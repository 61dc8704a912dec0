#pragma once

#include <chrono>
#include <cstdint>

namespace app
{
// How far a film is, on one line of stderr where that is a terminal: frames done, their rate, the time that is left.
class Progress
{
public:
    Progress();
    void show(uint64_t done, uint64_t all);
    void end();

private:
    bool isTerminal_;
    bool isShown_ = false;
    std::chrono::steady_clock::time_point began_, last_;
};
} // namespace app
