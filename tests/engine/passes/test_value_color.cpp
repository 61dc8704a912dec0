#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

#include "engine/gpu/kernel.h"
#include "engine/gpu/readback.h"
#include "engine/passes/colors.h"
#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/structs.h"

using namespace engine;
using namespace tests;

namespace
{
// The colours that the shader gives `values`, 0xRRGGBB, as they stand in a picture.
std::vector<uint32_t> picture(const ValueScale& scale, const std::vector<float>& values)
{
    gpu::Device& device = testDevice();
    const auto count = static_cast<uint32_t>(values.size());
    const gpu::Buffer<float> from(device, "values", count);
    const gpu::Buffer<uint32_t> colors(device, "colors", colorMapSize);
    const gpu::Image image(device, {.name = "picture", .width = count});
    gpu::upload(device, from, values);
    gpu::upload(device, colors, colorsOf(scale.map));
    const gpu::Kernel<ValueColorArgs> kernel(device, shaders, "tests/engine/value_color.comp");
    device.run(
        [&](gpu::Commands& cmd)
        {
            kernel.dispatch(cmd, {entryOf(scale), unknownColor, count}, count,
                            {gpu::reads(0, from), gpu::reads(1, colors), gpu::stores(2, image)});
        });
    std::vector<uint32_t> result = gpu::download<uint32_t>(device, image);
    for (uint32_t& pixel : result)
        pixel &= 0xFFFFFF; // stored as it was given, whatever the order of its bytes
    return result;
}

// The part of the way along its map at which a colour stands.
float placeOf(ColorMap map, uint32_t rgb)
{
    int best = std::numeric_limits<int>::max();
    uint32_t entry = 0;
    for (uint32_t i = 0; i < colorMapSize; ++i)
    {
        int distance = 0;
        for (int shift = 0; shift < 24; shift += 8)
            distance +=
                std::abs(static_cast<int>(colorsOf(map)[i] >> shift & 255) - static_cast<int>(rgb >> shift & 255));
        if (distance < best)
        {
            best = distance;
            entry = i;
        }
    }
    return (static_cast<float>(entry) + 0.5f) / colorMapSize;
}
} // namespace

TEST_CASE("value colours: one read back from a picture gives its value within 2 % of the range")
{
    for (const ColorMap map : {ColorMap::viridis, ColorMap::cividis, ColorMap::inferno, ColorMap::diverging})
    {
        const ValueScale scale{.map = map, .least = -20, .greatest = 60};
        std::vector<float> values;
        for (int i = 0; i <= 777; ++i)
            values.push_back(-20 + 80 * static_cast<float>(i) / 777);
        const std::vector<uint32_t> colors = picture(scale, values);
        for (size_t i = 0; i < values.size(); ++i)
            CHECK(std::abs(-20 + 80 * placeOf(map, colors[i]) - values[i]) < 0.02f * 80);
    }
    const ValueScale errors{.map = ColorMap::inferno, .least = 1e-15f, .greatest = 1e-2f, .logarithmic = true};
    std::vector<float> values;
    for (int i = 0; i <= 777; ++i)
        values.push_back(std::pow(10.0f, -15 + 13 * static_cast<float>(i) / 777));
    const std::vector<uint32_t> colors = picture(errors, values);
    for (size_t i = 0; i < values.size(); ++i)
        CHECK(std::abs(-15 + 13 * placeOf(errors.map, colors[i]) - std::log10(values[i])) < 0.02f * 13);
}

TEST_CASE("value colours: the shader's are those of colorOf, whatever the value")
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    const std::vector<float> values = {0,   -0.0f,    1,         0.5f,   0.999f,        -3,    7,     8,    255,
                                       256, infinity, -infinity, 1e-40f, std::nanf(""), 1e30f, 99.7f, 70000};
    for (const ValueScale& scale :
         {ValueScale{}, ValueScale{.map = ColorMap::diverging, .least = -8, .greatest = 8},
          ValueScale{.map = ColorMap::categories},
          ValueScale{.map = ColorMap::inferno, .least = 1e-15f, .greatest = 1e-2f, .logarithmic = true},
          ValueScale{.map = ColorMap::viridis, .least = 5, .greatest = 5}})
    {
        const std::vector<uint32_t> colors = picture(scale, values);
        for (size_t i = 0; i < values.size(); ++i)
        {
            CAPTURE(values[i]);
            CHECK(colors[i] == colorOf(scale, values[i]));
        }
    }
}
