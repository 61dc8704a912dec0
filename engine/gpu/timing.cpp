#include "engine/gpu/timing.h"

#include <algorithm>

namespace gpu
{
namespace
{
double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}
} // namespace

void Timing::add(const std::string& name, double gpuSeconds, double cpuSeconds)
{
    auto section =
        std::find_if(sections_.begin(), sections_.end(), [&](const auto& each) { return each.name == name; });
    if (section == sections_.end())
        section = sections_.insert(section, {.name = name, .best = gpuSeconds});
    if (section->gpu.size() < window)
    {
        section->gpu.push_back(gpuSeconds);
        section->cpu.push_back(cpuSeconds);
    }
    else
    {
        section->gpu[section->samples % window] = gpuSeconds;
        section->cpu[section->samples % window] = cpuSeconds;
    }
    section->best = std::min(section->best, gpuSeconds);
    ++section->samples;
}

Timing::Row Timing::rowOf(const Section& section)
{
    return {
        .name = section.name,
        .depth = static_cast<uint32_t>(std::count(section.name.begin(), section.name.end(), '/')),
        .samples = section.samples,
        .last = section.gpu[(section.samples - 1) % window],
        .median = median(section.gpu),
        .best = section.best,
        .record = median(section.cpu),
    };
}

std::vector<Timing::Row> Timing::rows() const
{
    std::vector<Row> rows;
    for (const Section& section : sections_)
        rows.push_back(rowOf(section));
    return rows;
}

Timing::Row Timing::row(std::string_view name) const
{
    for (const Section& section : sections_)
        if (section.name == name)
            return rowOf(section);
    return {};
}
} // namespace gpu
