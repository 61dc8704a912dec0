#include <doctest/doctest.h>

#include "tests/engine/passes/picture_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(64, 64); // a metre at the origin is 32 pixels

// A bright half plane before black, its edge leaning; it alone gives light.
PictureBoard leaning()
{
    Drawables scene;
    scene.meshes = {cubeOf({1, 1, 1})};
    scene.meshes[0].materials[0].emissive = glm::vec3(1);
    scene.solids = {
        {.position = {0, 0.05f, 0}, .rotation = glm::angleAxis(0.31f, glm::vec3(0, 1, 0)), .scale = {9, 0.1f, 9}}};
    PictureBoard board(scene, size);
    board.settings.atmosphere = night();
    board.settings.atmosphere.glowLux = 0.5f;
    return board;
}

// The exact part of a pixel that the half plane covers, by a fine grid.
double coverage(uint32_t x, uint32_t y)
{
    constexpr int fine = 64;
    int inside = 0;
    for (int i = 0; i < fine * fine; ++i)
    {
        const double right = x + (i % fine + 0.5) / fine - 32;
        const double up = 32 - (y + (i / fine + 0.5) / fine);
        // Turned about +y, to the right the foot goes down.
        inside += up * std::cos(0.31) + right * std::sin(0.31) > 0 ? 1 : 0;
    }
    return inside / double{fine * fine};
}
} // namespace

TEST_SUITE_BEGIN("smoothing");

TEST_CASE("samples: many of them converge to what is covered of each pixel")
{
    PictureBoard board = leaning();
    board.draw(64);
    double worst = 0;
    double mean = 0;
    size_t partial = 0;
    for (uint32_t y = 0; y < size.y; ++y)
        for (uint32_t x = 0; x < size.x; ++x)
        {
            const double off = double{board.light(x, y)} / 0.5 - coverage(x, y);
            worst = std::max(worst, std::abs(off));
            const bool isPartial = std::abs(coverage(x, y) - 0.5) < 0.499;
            partial += isPartial ? 1 : 0;
            mean += isPartial ? std::abs(off) : 0;
        }
    CHECK(partial > 60);
    CHECK(mean / static_cast<double>(partial) < 0.02);
    CHECK(worst < 0.06);
}

TEST_CASE("samples: one is the frame itself; the mean of several is of light, not of its display")
{
    PictureBoard board = leaning();
    board.draw();
    const std::vector<uint32_t> frame = board.pixels;
    board.renderer.drawStill(board.camera, board.settings, 1);
    CHECK((gpu::download<uint32_t>(testDevice(), gpu::View(board.renderer.picture())) == frame));
    board.settings.smooth = true;
    board.draw();
    const std::vector<uint32_t> smooth = board.pixels;
    CHECK((smooth != frame));
    board.renderer.drawStill(board.camera, board.settings, 1);
    CHECK((gpu::download<uint32_t>(testDevice(), gpu::View(board.renderer.picture())) == smooth));
}

TEST_CASE("antialias: stairs become slopes, the rest stays as it is")
{
    PictureBoard board = leaning();
    board.draw();
    const std::vector<uint32_t> stairs = board.pixels;
    board.settings.smooth = true;
    board.draw();
    size_t between = 0;
    for (uint32_t y = 1; y + 1 < size.y; ++y)
        for (uint32_t x = 1; x + 1 < size.x; ++x)
        {
            const uint32_t before = stairs[y * size.x + x];
            bool plain = true;
            for (int i = 0; i < 9; ++i)
                plain = plain && stairs[(y + i / 3 - 1) * size.x + x + i % 3 - 1] == before;
            if (plain)
                CHECK(board.pixels[y * size.x + x] == before);
            const uint32_t red = board.red(x, y);
            between += red > 20 && red < 170 ? 1 : 0;
        }
    CHECK(between > 60);
}

TEST_SUITE_END();
