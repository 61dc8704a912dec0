#include <algorithm>
#include <optional>

#include <cstdlib>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bench/bench.h"
#include "bench/hall_picture.h"
#include "bench/process.h"
#include "engine/gpu/device.h"

// Draws a neutral hall in the neutral shading, every value changing in every frame, every triangle as it is.
namespace bench
{
namespace
{
Result summary(const std::vector<double>& frames)
{
    Samples all;
    Samples orbit;
    Samples fly;
    for (size_t i = 0; i < frames.size(); ++i)
    {
        all.add(frames[i] * 1e3);
        (i < frames.size() / 2 ? orbit : fly).add(frames[i] * 1e3);
    }
    return {{"median", all.median()}, {"p90", all.quantile(0.9)},       {"min", all.best()},
            {"max", all.quantile(1)}, {"orbit_median", orbit.median()}, {"fly_median", fly.median()}};
}
} // namespace

void render(const Options& options, Result& result)
{
    if (options.value("hall", "").empty())
        return renderScene(options, result);
    const std::filesystem::path folder = options.value("hall", "");
    const glm::uvec2 size = options.size("size", {1280, 720});
    std::optional<Hall> hall;
    const double read = seconds([&] { hall = readHall(folder); });
    gpu::Device device({.device = options.device});
    result["device"] = device.info().name;
    std::optional<HallPicture> picture;
    const double build = seconds([&] { picture.emplace(device, *hall, size); });
    double record = 0;
    const double first = picture->draw(0, record);
    result["peer"] = "glasshouse";
    result["variant"] = "every triangle";
    result["scene"] = hall->name;
    result["res"] = fmt::format("{}x{}", size.x, size.y);
    result["load_to_first_frame_s"] = secondsSinceStart();
    result["open_s"] = secondsSinceStart() - first;
    result["read_s"] = read;
    result["build_s"] = build;
    std::vector<double> frames;
    Samples records;
    const auto count =
        static_cast<int>(options.number("frames", 60)); // the first of the flight, for halls that take long
    const double cpu = cpuSeconds();
    for (int frame = 0; frame < std::clamp(count, 1, 60); ++frame)
    {
        frames.push_back(picture->draw(frame, record));
        records.add(record * 1e3);
    }
    result["frame_ms"] = summary(frames);
    result["cpu_ms_per_frame"] = (cpuSeconds() - cpu) * 1e3 / static_cast<double>(frames.size());
    result["record_ms"] = records.median();
    for (const gpu::Timing::Row& row : device.timing().rows())
        result["passes_ms"][row.name] = row.median * 1e3;
    result["gpu_mb"] = gpuMegabytes(device);
    result["peak_rss_mb"] = peakMegabytes();
    double load[3] = {};
    ::getloadavg(load, 3);
    result["loadavg_end"] = {load[0], load[1], load[2]};
    if (const std::string shots = options.value("shots", ""); !shots.empty())
        for (const int frame : {5, 40})
        {
            picture->draw(frame, record);
            picture->save(fmt::format("{}/glasshouse_{}_{:02}.png", shots, hall->name, frame));
        }
}
} // namespace bench
