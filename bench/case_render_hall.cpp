#include <algorithm>
#include <optional>

#include <cstdlib>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bench/bench.h"
#include "bench/hall.h"
#include "bench/process.h"
#include "engine/gpu/frames.h"
#include "engine/gpu/readback.h"
#include "engine/passes/cull.h"
#include "engine/passes/fibers.h"
#include "engine/passes/packing.h"
#include "engine/passes/solids.h"
#include "engine/passes/values.h"
#include "engine/passes/view_data.h"
#include "engine/view/image_file.h"

// Draws a neutral hall in the neutral shading, every value changing in every frame, every triangle as it is.
namespace bench
{
namespace
{
constexpr engine::FiberStyle everyTriangle{
    .tubePixels = 0, .leastPixels = 0, .thinPixels = 0, .sides = 6, .whole = true};
constexpr VkFormat colorFormat = VK_FORMAT_R8G8B8A8_UNORM;
constexpr VkFormat depthFormat = VK_FORMAT_D32_SFLOAT;

const engine::DrawTarget neutral{
    .name = "neutral",
    .solids = "engine/neutral.frag",
    .fibers = "engine/neutral.frag",
    .color = colorFormat,
};

std::vector<uint32_t> rampColors(const std::vector<glm::vec3>& ramp)
{
    std::vector<uint32_t> colors;
    for (uint32_t i = 0; i < engine::colorMapSize; ++i)
    {
        const float at = static_cast<float>(i) / (engine::colorMapSize - 1) * static_cast<float>(ramp.size() - 1);
        const auto first = std::min(static_cast<size_t>(at), ramp.size() - 2);
        const glm::vec3 c = glm::mix(ramp[first], ramp[first + 1], at - static_cast<float>(first)) * 255.0f + 0.5f;
        colors.push_back(static_cast<uint32_t>(c.x) | static_cast<uint32_t>(c.y) << 8 |
                         static_cast<uint32_t>(c.z) << 16 | 0xFF000000u);
    }
    colors.push_back(0xFF808080u);
    return colors;
}

class HallPicture
{
public:
    HallPicture(gpu::Device& device, const Hall& hall, glm::uvec2 size);

    // Seconds of the whole frame, until it is done; `record` of the CPU outside the making of values and the driver's
    // work.
    double draw(int frame, double& record);
    void save(const std::filesystem::path& path) const;

private:
    void record(gpu::Commands& cmd, int frame);

    gpu::Device& device_;
    const Hall& hall_;
    HallValues changing_;
    engine::ViewSettings settings_;
    engine::SolidSet solidSet_;
    engine::FiberSet fiberSet_;
    engine::Values values_;
    engine::Shown shown_;
    engine::Cull cull_;
    engine::Solids solids_;
    engine::Fibers fibers_;
    gpu::Buffer<float> fresh_;
    gpu::Buffer<engine::View> view_;
    gpu::Buffer<engine::NeutralLight> light_;
    gpu::Image color_;
    gpu::Image depth_;
};

HallPicture::HallPicture(gpu::Device& device, const Hall& hall, glm::uvec2 size)
    : device_(device),
      hall_(hall),
      changing_(hall.devices, hall.fibers),
      settings_{.size = size, .tint = {.on = true, .scale = {}, .dims = false}, .lodScale = 0, .leastPixels = 0},
      solidSet_(device, hall.drawables),
      fiberSet_(device, hall.drawables),
      values_(device, hall.drawables.entityCount),
      shown_(device, solidSet_, fiberSet_, everyTriangle),
      cull_(device),
      solids_(device, neutral),
      fibers_(device, neutral, everyTriangle),
      fresh_(device, "hall.values", hall.drawables.entityCount, gpu::MemoryKind::upload),
      view_(device, "hall.view", 1),
      light_(device, "hall.light", 1),
      color_(device, {.name = "hall.color", .format = colorFormat, .width = size.x, .height = size.y}),
      depth_(device, {.name = "hall.depth", .format = depthFormat, .width = size.x, .height = size.y})
{
    gpu::upload(device, light_, std::vector{hall.light});
    gpu::upload(device, values_.colors, rampColors(hall.ramp));
}

void HallPicture::record(gpu::Commands& cmd, int frame)
{
    const engine::Camera& camera = hall_.cameras[static_cast<size_t>(frame)];
    {
        const gpu::Section section(cmd, "values");
        cmd.upload(view_, std::vector{engine::viewData(camera, settings_)});
        cmd.copy(fresh_, values_.values);
        cmd.barrier(gpu::copy, gpu::compute | gpu::draw);
    }
    {
        const gpu::Section section(cmd, "cull");
        cull_.solids(cmd, view_, values_, shown_);
        cull_.sheets(cmd, view_, values_, shown_);
        cmd.barrier(gpu::compute, gpu::compute);
        cull_.fibers(cmd, view_, shown_);
        cmd.barrier(gpu::compute, gpu::draw);
    }
    const gpu::Section section(cmd, "draw");
    const glm::vec3 night = hall_.background;
    const std::array light = {gpu::uniform(7, light_)};
    {
        gpu::Rendering rendering(cmd,
                                 {.color = {.view = color_, .clear = gpu::color(night.r, night.g, night.b, 1)},
                                  .depth = {.view = depth_, .clear = 0.0f}},
                                 "hall");
        solids_.draw(rendering, view_, shown_, engine::Solids::Matter::closed, light);
        fibers_.draw(rendering, view_, shown_, engine::Fibers::Part::wide, light);
    }
}

double HallPicture::draw(int frame, double& recording)
{
    return seconds(
        [&]
        {
            changing_.make(frame, fresh_.hostWrite().data());
            // Once for nothing: else what is measured is how cold a frame of seconds leaves the caches.
            {
                gpu::Commands cold(device_);
                record(cold, frame);
            }
            gpu::Commands cmd(device_);
            recording = seconds(
                [&]
                {
                    record(cmd, frame);
                    cmd.barrier(gpu::everywhere, gpu::everywhere);
                });
            device_.wait(device_.submit(std::move(cmd)));
        });
}

void HallPicture::save(const std::filesystem::path& path) const
{
    const std::vector<std::byte> pixels = gpu::downloadBytes(device_, color_);
    engine::writePng(path, engine::opaque({color_.desc().width, color_.desc().height, 4, pixels}));
}

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
