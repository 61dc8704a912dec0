#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "engine/gpu/frames.h"
#include "engine/gpu/readback.h"
#include "engine/passes/overprint.h"
#include "tests/engine/gpu/gpu_fixture.h"

using namespace engine;

namespace
{
constexpr uint32_t side = 32;

struct Board
{
    Board()
        : device(tests::testDevice()),
          overprint(device),
          letterings(device, {}),
          picture(device, {.name = "picture", .width = side, .height = side})
    {
    }

    // Red of each pixel, over a grey ground.
    std::vector<int> print(const std::vector<Mark>& marks, float ground = 0)
    {
        device.run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                cmd.clear(picture, gpu::color(ground, ground, ground, 1));
                cmd.barrier(gpu::copy, gpu::draw);
                overprint.draw(cmd, marks, picture);
                cmd.barrier(gpu::draw, gpu::everywhere);
            });
        std::vector<int> red;
        for (const uint32_t pixel : gpu::download<uint32_t>(device, picture))
            red.push_back(static_cast<int>(pixel & 255));
        return red;
    }

    gpu::Device& device;
    Overprint overprint;
    Letterings letterings;
    gpu::Image picture;
};

int at(const std::vector<int>& pixels, uint32_t x, uint32_t y)
{
    return pixels[y * side + x];
}
} // namespace

TEST_SUITE_BEGIN("overprint");

TEST_CASE("boxes: plain, round, and a line along the inside of the edge")
{
    Board board;
    const std::vector<int> plain = board.print({BoxMark{.area = {{4, 8}, {20, 16}}, .color = {1, 1, 1, 0.5f}}});
    for (uint32_t y = 0; y < side; ++y)
        for (uint32_t x = 0; x < side; ++x)
        {
            const bool inside = x >= 4 && x < 20 && y >= 8 && y < 16;
            CHECK(std::abs(at(plain, x, y) - (inside ? 128 : 0)) <= 1);
        }
    const BoxMark round{
        .area = {{4, 4}, {28, 28}}, .color = {0.2f, 0.2f, 0.2f, 1}, .radius = 12, .line = 2, .lineColor = {1, 1, 1, 1}};
    double area = 0;
    for (const int pixel : board.print({BoxMark{.area = round.area, .color = {1, 1, 1, 1}, .radius = 12}}))
        area += pixel / 255.0;
    CHECK(area == doctest::Approx(3.14159 * 144).epsilon(0.01));
    const std::vector<int> disc = board.print({round});
    CHECK(at(disc, 5, 5) == 0);
    CHECK(at(disc, 16, 4) > 240);
    CHECK(at(disc, 16, 5) > 240);
    CHECK(std::abs(at(disc, 16, 7) - 51) <= 1);
    CHECK(std::abs(at(disc, 16, 16) - 51) <= 1);
}

TEST_CASE("a ground comes softly and has no bands")
{
    Board board;
    const std::vector<int> soft = board.print({GroundMark{{{0, side}, {side, side}}, {0, side}, {0, 0, 0, 0.8f}}}, 1);
    CHECK(at(soft, 9, 0) >= 254);
    CHECK(std::abs(at(soft, 9, side - 1) - 51) <= 2);
    for (uint32_t y = 1; y < side; ++y)
        CHECK(at(soft, 9, y) <= at(soft, 9, y - 1) + 1);
    // Whole in its area, which is as far from each side here, and gone at its reach.
    const std::vector<int> pool =
        board.print({GroundMark{{{12, 14}, {side - 12, side - 14}}, {10, 10}, {0, 0, 0, 0.8f}}}, 1);
    for (const glm::uvec2 inside : {glm::uvec2(12, 14), glm::uvec2(side - 13, side - 15), glm::uvec2(side / 2)})
        CHECK(std::abs(at(pool, inside.x, inside.y) - 51) <= 1);
    CHECK(std::abs(at(pool, side / 2, 8) - at(pool, side / 2, side - 9)) <= 1);
    CHECK(std::abs(at(pool, side / 2, 8) - 153) < 20); // half of it, halfway
    for (const glm::uvec2 outside : {glm::uvec2(0), glm::uvec2(4, 6), glm::uvec2(1, side / 2), glm::uvec2(side - 1)})
        CHECK(at(pool, outside.x, outside.y) >= 254);
    // Where it hardly rises, chance decides which pixels are a step darker.
    const std::vector<int> faint = board.print({GroundMark{{{0, side}, {side, side}}, {0, side}, {0, 0, 0, 0.01f}}}, 1);
    int changes = 0;
    for (uint32_t x = 1; x < side; ++x)
        changes += at(faint, x, 18) != at(faint, x - 1, 18) ? 1 : 0;
    CHECK(changes > 4);
}

TEST_CASE("a text's ink falls on the pixels where it was set")
{
    Board board;
    const TextStyle style{.capitals = 11};
    const SetText set = board.letterings.setter().set("Ag2", style);
    const Lettering& text = board.letterings.of("Ag2", style);
    CHECK(text.advance == set.advance);
    const glm::ivec2 foot(2, 20);
    const std::vector<int> pixels = board.print({TextMark{&text, foot, {1, 1, 1, 1}}});
    const std::vector<int> half = board.print({TextMark{&text, foot, {1, 1, 1, 0.5f}}});
    for (uint32_t y = 0; y < side; ++y)
        for (uint32_t x = 0; x < side; ++x)
        {
            const glm::ivec2 texel = glm::ivec2(x, y) - foot - set.corner;
            const bool inside =
                texel.x >= 0 && texel.y >= 0 && glm::uvec2(texel).x < set.size.x && glm::uvec2(texel).y < set.size.y;
            const int ink =
                inside ? set.coverage[static_cast<uint32_t>(texel.y) * set.size.x + static_cast<uint32_t>(texel.x)] : 0;
            CHECK(std::abs(at(pixels, x, y) - ink) <= 1);
            CHECK(std::abs(at(half, x, y) - ink / 2) <= 2);
        }
    // Part of it beside the picture is left out.
    CHECK(board.print({TextMark{&text, {-9, 4}, {1, 1, 1, 1}}}) != board.print({}));
}

TEST_CASE("nothing to print leaves the picture as it is")
{
    Board board;
    CHECK(board.print({}, 0.4f) == std::vector<int>(side * side, 102));
    const Lettering& space = board.letterings.of(" ", {});
    CHECK(board.print({TextMark{&space, {3, 9}, {1, 1, 1, 1}}}, 0.4f) == std::vector<int>(side * side, 102));
}

TEST_CASE("lines are set once for as long as they are shown, and let go while the GPU still has them")
{
    Board board;
    const Lettering* kept = &board.letterings.of("kept", {});
    gpu::Frames frames(board.device, 2);
    for (uint64_t i = 0; i < 2 * Letterings::kept; ++i)
    {
        board.letterings.turn();
        CHECK(&board.letterings.of("kept", {}) == kept);
        const std::array<Mark, 2> marks{TextMark{&board.letterings.of(std::to_string(i), {}), {1, 14}},
                                        TextMark{kept, {1, 28}}};
        gpu::Commands cmd = frames.begin();
        cmd.barrier(gpu::everywhere, gpu::draw);
        board.overprint.draw(cmd, marks, board.picture);
        frames.end(std::move(cmd));
        CHECK(board.letterings.size() <= Letterings::kept + 2);
    }
    board.letterings.turn();
    CHECK(board.letterings.size() == Letterings::kept + 1);
    for (uint64_t i = 0; i <= Letterings::kept; ++i)
        board.letterings.turn();
    CHECK(board.letterings.size() == 0); // and with them goes what frames in flight still read
    board.device.waitIdle();
}

TEST_SUITE_END();
