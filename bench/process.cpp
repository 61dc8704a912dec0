#include "bench/process.h"

#include "engine/gpu/device.h"

#include <fstream>
#include <sstream>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

namespace bench
{
double secondsSinceStart()
{
    // The 22nd word of /proc/self/stat is the start in clock ticks since boot; its second may hold blanks in brackets.
    std::ifstream in("/proc/self/stat");
    std::string stat((std::istreambuf_iterator<char>(in)), {});
    std::istringstream words(stat.substr(stat.rfind(')') + 2));
    std::string word;
    for (int i = 0; i < 20; ++i)
        words >> word;
    double uptime = 0;
    std::ifstream("/proc/uptime") >> uptime;
    return uptime - std::stod(word) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto total = [](const timeval& time)
    { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; };
    return total(usage.ru_utime) + total(usage.ru_stime);
}

double peakMegabytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double gpuMegabytes(gpu::Device& device)
{
    double bytes = 0;
    for (const gpu::HeapUse& heap : device.memory().heaps())
        bytes += static_cast<double>(heap.used);
    return bytes * 1e-6;
}
} // namespace bench
