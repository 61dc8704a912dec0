#include "bench/hall_picture.h"

#include <algorithm>
#include <array>

#include "bench/bench.h"
#include "engine/gpu/readback.h"
#include "engine/passes/packing.h"
#include "engine/view/image_file.h"

namespace bench
{
namespace
{
constexpr engine::FiberStyle everyTriangle{
    .tubePixels = 0, .leastPixels = 0, .thinPixels = 0, .sides = 6, .whole = true};
constexpr VkFormat colorFormat = VK_FORMAT_R8G8B8A8_UNORM;
constexpr VkFormat depthFormat = VK_FORMAT_D32_SFLOAT;

engine::DrawTarget target(HallPicture::Detail detail)
{
    return {
        .name = "neutral",
        .solids = "engine/neutral.frag",
        .fibers = detail == HallPicture::Detail::everyTriangle ? "engine/neutral.frag" : "engine/neutral_ribbon.frag",
        .color = colorFormat,
    };
}

const engine::DrawTarget lines{
    .name = "neutral lines",
    .solids = "engine/neutral.frag",
    .fibers = "engine/neutral_line.frag",
    .color = colorFormat,
    .depthWrite = false,
    .blend = gpu::Blend::over,
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

engine::ViewSettings settingsOf(glm::uvec2 size, HallPicture::Detail detail)
{
    engine::ViewSettings settings{.size = size, .tint = {.on = true, .scale = {}, .dims = false}};
    if (detail == HallPicture::Detail::everyTriangle)
        settings.lodScale = settings.leastPixels = 0;
    return settings;
}
} // namespace

HallPicture::HallPicture(gpu::Device& device, const Hall& hall, glm::uvec2 size, Detail detail)
    : device_(device),
      hall_(hall),
      changing_(hall.devices, hall.fibers),
      detail_(detail),
      style_(detail == Detail::everyTriangle ? everyTriangle : engine::FiberStyle{}),
      settings_(settingsOf(size, detail)),
      solidSet_(device, hall.drawables),
      fiberSet_(device, hall.drawables),
      values_(device, hall.drawables.entityCount),
      shown_(device, solidSet_, fiberSet_, style_),
      cull_(device),
      solids_(device, target(detail)),
      fibers_(device, target(detail), style_),
      lines_(device, lines, style_),
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
        cmd.barrier(gpu::copy, gpu::everywhere);
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
        if (detail_ == Detail::asFilms)
            lines_.draw(rendering, view_, shown_, engine::Fibers::Part::thin, light);
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
                cold.copy(fresh_, values_.values);
                record(cold, frame);
            }
            gpu::Commands cmd(device_);
            recording = seconds(
                [&]
                {
                    cmd.copy(fresh_, values_.values);
                    record(cmd, frame);
                    cmd.barrier(gpu::everywhere, gpu::everywhere);
                });
            device_.wait(device_.submit(std::move(cmd)));
        });
}

gpu::Commands HallPicture::commands(int frame)
{
    std::vector<float> values(hall_.drawables.entityCount);
    changing_.make(frame, values.data());
    gpu::Commands cmd(device_);
    cmd.upload(values_.values, values);
    record(cmd, frame);
    cmd.barrier(gpu::everywhere, gpu::everywhere);
    return cmd;
}

void HallPicture::save(const std::filesystem::path& path) const
{
    const std::vector<std::byte> pixels = gpu::downloadBytes(device_, color_);
    engine::writePng(path, engine::opaque({color_.desc().width, color_.desc().height, 4, pixels}));
}

} // namespace bench
