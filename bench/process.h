#pragma once

namespace gpu
{
class Device;
}

namespace bench
{
// Of this process: seconds since it was started, seconds of all its threads on processors, and the most memory it held.
double secondsSinceStart();
double cpuSeconds();
double peakMegabytes();
// Of all heaps of a device that this program holds.
double gpuMegabytes(gpu::Device& device);
} // namespace bench
