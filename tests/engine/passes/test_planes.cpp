#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/gpu/readback.h"
#include "engine/passes/planes.h"
#include "tests/engine/gpu/gpu_fixture.h"

using namespace engine;
using namespace tests;

namespace
{
struct Board
{
    explicit Board(glm::uvec2 of)
        : size(of),
          picture(testDevice(), {.name = "picture", .width = of.x, .height = of.y}),
          planes(testDevice(), of),
          pixels(size_t{of.x} * of.y * 4)
    {
    }

    void run()
    {
        gpu::upload(testDevice(), gpu::View(picture), std::as_bytes(std::span(pixels)));
        testDevice().run(
            [&](gpu::Commands& cmd)
            {
                planes.record(cmd, picture);
                cmd.barrier(gpu::compute, gpu::everywhere);
            });
        bytes = gpu::downloadBytes(testDevice(), planes.planes());
    }
    void fill(std::array<uint8_t, 3> color)
    {
        for (size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = i % 4 < 3 ? color[i % 4] : 255;
    }
    double color(int x, int y, size_t channel) const
    {
        const int column = std::clamp(x, 0, static_cast<int>(size.x) - 1);
        return pixels[(static_cast<size_t>(y) * size.x + static_cast<size_t>(column)) * 4 + channel] / 255.0;
    }
    double luma(int x, int y) const
    {
        return 0.2126 * color(x, y, 0) + 0.7152 * color(x, y, 1) + 0.0722 * color(x, y, 2);
    }
    // Of two rows and three columns, the middle one twice.
    double difference(int x, int y, size_t channel, double most) const
    {
        double sum = 0;
        for (int row = 0; row < 2; ++row)
            for (int column = -1; column <= 1; ++column)
                sum += (column == 0 ? 2 : 1) *
                       (color(2 * x + column, 2 * y + row, channel) - luma(2 * x + column, 2 * y + row));
        return 128 + 224 * sum / 8 / most;
    }
    int y(int column, int row) const { return at(0, planes.layout().lumaStride, column, row); }
    int blue(int column, int row) const
    {
        return at(planes.layout().firstBlue, planes.layout().chromaStride, column, row);
    }
    int red(int column, int row) const
    {
        return at(planes.layout().firstRed, planes.layout().chromaStride, column, row);
    }
    int at(uint64_t first, uint32_t stride, int column, int row) const
    {
        return static_cast<int>(bytes[first + static_cast<size_t>(row) * stride + static_cast<size_t>(column)]);
    }

    glm::uvec2 size;
    gpu::Image picture;
    Planes planes;
    std::vector<uint8_t> pixels;
    std::vector<std::byte> bytes;
};
} // namespace

TEST_CASE("planes: the colours of a test card have the levels that BT.709 gives them")
{
    struct Level
    {
        std::array<uint8_t, 3> color;
        int y, blue, red;
    };
    // 100 % bars, narrow range, rounded from the equations of ITU-R BT.709-6.
    constexpr auto levels = std::to_array<Level>({{{0, 0, 0}, 16, 128, 128},
                                                  {{255, 255, 255}, 235, 128, 128},
                                                  {{255, 0, 0}, 63, 102, 240},
                                                  {{0, 255, 0}, 173, 42, 26},
                                                  {{0, 0, 255}, 32, 240, 118}});
    Board board({16, 4});
    for (const Level& level : levels)
    {
        board.fill(level.color);
        board.run();
        CHECK(board.y(15, 3) == level.y);
        CHECK(board.blue(7, 1) == level.blue);
        CHECK(board.red(7, 1) == level.red);
    }
}

TEST_CASE("planes: any picture agrees with the reference, also at its edges")
{
    Board board({70, 38}); // 70 is no multiple of what a thread takes
    uint32_t random = 1;
    for (uint8_t& each : board.pixels)
        each = static_cast<uint8_t>((random = random * 1664525 + 1013904223) >> 24);
    board.run();
    double worst = 0;
    for (int y = 0; y < 38; ++y)
        for (int x = 0; x < 70; ++x)
            worst = std::max(worst, std::abs(board.y(x, y) - (16 + 219 * board.luma(x, y))));
    for (int y = 0; y < 19; ++y)
        for (int x = 0; x < 35; ++x)
        {
            worst = std::max(worst, std::abs(board.blue(x, y) - board.difference(x, y, 2, 1.8556)));
            worst = std::max(worst, std::abs(board.red(x, y) - board.difference(x, y, 0, 1.5748)));
        }
    CHECK(worst < 0.502); // rounded to whole levels
}
