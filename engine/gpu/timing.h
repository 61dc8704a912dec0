#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gpu
{
// Times of the named sections of past command buffers, on the GPU and on the CPU that recorded them. A section inside
// another is named "outer/inner". Results come once the GPU is done with the command buffer: a frame late or more.
class Timing
{
public:
    struct Row
    {
        std::string name;
        uint32_t depth = 0; // 0 for an outermost section
        uint64_t samples = 0;
        double last = 0; // seconds on the GPU, as the next two; the median is of the last `window` samples
        double median = 0;
        double best = 0;
        double record = 0; // seconds on the CPU, median
    };
    static constexpr size_t window = 128;

    // In the order in which sections were first met.
    std::vector<Row> rows() const;
    // The row of that name, e.g. "frame/cull"; all zero when there is none.
    Row row(std::string_view name) const;
    void clear() { sections_.clear(); }

    void add(const std::string& name, double gpuSeconds, double cpuSeconds);

private:
    struct Section
    {
        std::string name;
        uint64_t samples = 0;
        double best = 0;
        std::vector<double> gpu; // a ring of `window`
        std::vector<double> cpu;
    };
    static Row rowOf(const Section& section);

    std::vector<Section> sections_;
};
} // namespace gpu
