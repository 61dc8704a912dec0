#include <doctest/doctest.h>

#include "tests/engine/passes/picture_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(128, 64);   // a metre at the origin is 32 pixels
constexpr float ground = 26.0f / 255; // of the engineer look, sRGB

// How much of a pixel the red of the fiber covers, from how much of it is blent with the ground.
float coverage(const PictureBoard& board, uint32_t x, uint32_t y)
{
    return (static_cast<float>(board.red(x, y)) / 255 - ground) / (1 - ground);
}
} // namespace

TEST_SUITE_BEGIN("thin fibers");

TEST_CASE("thin fibers: in all they cover as much as they are wide")
{
    for (const float width : {0.8f, 0.55f})
        for (const float lean : {0.0f, 1.0f})
        {
            Drawables scene;
            addFiber(scene, {-lean, 0, -1.5f}, {lean, 0, 1.5f}, width / 64, 1, 0xFF0000);
            scene.entityCount = 2;
            PictureBoard board(scene, size);
            board.settings.look = Look::engineer;
            board.settings.view.greys.fill(0);
            board.settings.smooth = false;
            // The mean over its places within a pixel: of one picture a pixel wide line that is nearly upright shows
            // more or less as it hits the middles of pixels.
            constexpr int places = 16;
            double sum = 0;
            for (int place = 0; place < places; ++place)
            {
                board.settings.view.jitter = {(static_cast<float>(place) + 0.5f) / places, 0};
                board.draw();
                for (uint32_t y = 8; y < 56; ++y)
                    for (uint32_t x = 0; x < size.x; ++x)
                        sum += double{coverage(board, x, y)} / (48 * places);
            }
            CAPTURE(width);
            CAPTURE(lean);
            // Along a row a leaning fiber is wider than across itself. Of its colour it shows the mean over the ways a
            // round thing faces.
            CHECK(sum == doctest::Approx(0.84 * width * std::sqrt(1 + lean * lean / 2.25)).epsilon(0.05));
            const Renderer::Counts counts = board.renderer.counts();
            CHECK(counts.lines == 4); // pieces
            CHECK(counts.tubes + counts.ribbons == 0);
        }
}

TEST_CASE("thin fibers: behind what is closed they are hidden, before it they lie over it")
{
    Drawables scene;
    scene.meshes = {cubeOf({0, 0, 0})};
    scene.solids = {{.position = {0, 0, -0.5f}, .scale = {1, 1, 1}, .layer = 1}};
    addFiber(scene, {-2, 2, 0}, {2, 2, 0}, 0.5f / 64, 1, 0xFF0000);
    addFiber(scene, {-0.3f, -1, 0.1f}, {0.3f, -1, 0.1f}, 0.25f / 64, 2, 0xFF0000);
    scene.entityCount = 3;
    PictureBoard board(scene, size);
    board.settings.look = Look::engineer;
    board.settings.view.greys[0] = 0;
    board.draw();
    const auto brightest = [&](uint32_t x)
    {
        uint32_t most = 0;
        for (uint32_t y = 24; y < 44; ++y)
            most = std::max(most, board.red(x, y));
        return most;
    };
    CHECK(board.red(64, 32) < 110);
    CHECK(brightest(64) > 140); // the one before the cube
    board.settings.view.layers = 0;
    board.draw();
    CHECK(brightest(64) < 30);
}

TEST_CASE("thin fibers: one that is selected shows in the accent, as wide as a pixel")
{
    Drawables scene;
    addFiber(scene, {-1, 0, 0}, {1, 0, 0}, 0.1f / 64, 1, 0x000000);
    scene.entityCount = 2;
    PictureBoard board(scene, size);
    board.settings.look = Look::engineer;
    board.settings.view.greys.fill(0);
    board.settings.view.accent = 0xFF00FF;
    board.draw();
    CHECK(std::max(board.red(64, 31), board.red(64, 32)) < 40);
    board.settings.view.selected = 1;
    board.draw();
    CHECK(std::max(board.red(64, 31), board.red(64, 32)) > 240);
    CHECK(std::max(board.blue(64, 31), board.blue(64, 32)) > 240);
}

TEST_SUITE_END();
