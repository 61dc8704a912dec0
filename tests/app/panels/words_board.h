#pragma once

#include "app/panels/overlay.h"
#include "engine/gpu/readback.h"
#include "tests/engine/gpu/gpu_fixture.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace tests
{
inline const std::vector<std::filesystem::path> wordsFonts{"/usr/share/fonts/truetype/kacst-one/KacstOne.ttf",
                                                           "/usr/share/fonts/truetype/motoya-l-cedar/MTLc3m.ttf"};

inline const app::KeyFigure gpus{"2,304", "GPUs", "in 288 nodes", app::Provenance::documented};
inline const app::KeyFigure power{"3.4", "MW", "rated power of all that stands in the hall",
                                  app::Provenance::simulated};
inline const app::KeyFigure unknownFigure{"-", "", "losses", app::Provenance::unknown};

// All that there can be at once.
inline app::Words everything()
{
    return {.caption = "Two thousand GPUs think as one because\neleven thousand fibers let them talk.",
            .captionOpacity = 1,
            .title = "One hall, one machine",
            .subtitle = "A walk along every fiber",
            .titleOpacity = 1,
            .cards = {gpus, power, unknownFigure},
            .cardsOpacity = 1};
}
inline app::Words captioned(std::string caption, float opacity = 1)
{
    return {.caption = std::move(caption), .captionOpacity = opacity};
}

inline app::Legend someLegend()
{
    return {.title = "Rated power", .unit = "kW", .ticks = {{0, "0"}, {0.5f, "30"}, {1, "60"}}};
}

// A picture, RGBA8 in rows from the top.
struct Drawn
{
    glm::uvec2 size;
    std::vector<uint32_t> pixels;

    uint32_t at(glm::uvec2 pixel) const { return pixels[size_t{pixel.y} * size.x + pixel.x]; }
    bool operator==(const Drawn&) const = default;
};

// What `draw(commands, picture)` leaves of a grey picture.
template <class F>
Drawn drawnOver(gpu::Device& device, glm::uvec2 size, float grey, F draw)
{
    const gpu::Image picture(device, {.name = "picture", .width = size.x, .height = size.y});
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.barrier(gpu::everywhere, gpu::everywhere);
            cmd.clear(picture, gpu::color(grey, grey, grey, 1));
            cmd.barrier(gpu::copy, gpu::draw);
            draw(cmd, picture);
            cmd.barrier(gpu::draw, gpu::everywhere);
        });
    return {size, gpu::download<uint32_t>(device, picture)};
}
inline Drawn drawnOver(app::Overlay& overlay, glm::uvec2 size, float grey, const app::Words& words,
                       const app::Legend* legend = nullptr)
{
    return drawnOver(testDevice(), size, grey,
                     [&](gpu::Commands& cmd, const gpu::Image& picture) { overlay.draw(cmd, legend, words, picture); });
}

// Relative luminance of sRGB and the contrast of two, as WCAG 2.1 has them.
inline double luminance(const glm::vec3& color)
{
    const auto linear = [](float value)
    { return value <= 0.04045f ? double(value) / 12.92 : std::pow((double(value) + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}
inline glm::vec3 colorOf(uint32_t pixel)
{
    return glm::vec3(pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255) / 255.0f;
}
inline double contrast(double a, double b)
{
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

inline const std::array<glm::uvec2, 11> sizes{{{1280, 720},
                                               {3840, 2160},
                                               {7680, 4320},
                                               {320, 180},
                                               {1920, 1080},
                                               {1080, 1920},
                                               {720, 720},
                                               {960, 720},
                                               {2560, 1080},
                                               {480, 854},
                                               {180, 320}}};
} // namespace tests
