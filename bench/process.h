#pragma once

namespace bench
{
// Of this process: seconds since it was started, seconds of all its threads on processors, and the most memory it held.
double secondsSinceStart();
double cpuSeconds();
double peakMegabytes();
} // namespace bench
