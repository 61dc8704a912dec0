#include <doctest/doctest.h>

#include <algorithm>

#include "tests/engine/passes/fiber_board.h"
#include "tests/engine/passes/picture_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(128, 64);

// Two cubes side by side, and before the left one's foot a fiber far thinner than a pixel.
Drawables pair()
{
    Drawables scene;
    scene.meshes = {cubeOf({0.8f, 0.4f, 0.2f})};
    scene.solids = {{.position = {-0.6f, 0, -0.5f}, .entity = 1}, {.position = {0.6f, 0, -0.5f}, .entity = 2}};
    addFiber(scene, {-1.9f, -0.6f, 0}, {1.9f, -0.6f, 0}, 0.1f / 64, 3, 0x202020);
    scene.entityCount = 4;
    return scene;
}

PictureBoard boardWith(std::vector<float> values, float spotlight)
{
    PictureBoard board(pair(), size);
    board.settings.look = Look::engineer;
    board.settings.view.greys.fill(0);
    board.settings.view.accent = 0xFF00FF;
    board.settings.view.spotlight = spotlight;
    board.renderer.values().set(values);
    board.draw();
    return board;
}
} // namespace

TEST_CASE("spotlight: who is lit keeps their light, who is not recedes as far as it says")
{
    const std::vector<float> values{noValue, litValue, noValue, noValue};
    const PictureBoard before = boardWith(values, 0);
    const PictureBoard half = boardWith(values, 0.5f);
    const PictureBoard all = boardWith(values, 1);
    const glm::uvec2 left(44, 20);
    const glm::uvec2 right(84, 20);
    REQUIRE(before.at(left.x, left.y) == before.at(right.x, right.y));
    CHECK(half.at(left.x, left.y) == before.at(left.x, left.y));
    CHECK(all.at(left.x, left.y) == before.at(left.x, left.y));
    CHECK(half.red(right.x, right.y) < before.red(right.x, right.y) - 20);
    CHECK(all.red(right.x, right.y) < half.red(right.x, right.y) - 20);
    // Most of its hue is gone too.
    const auto hue = [&](const PictureBoard& board)
    { return static_cast<double>(board.red(right.x, right.y)) / static_cast<double>(board.blue(right.x, right.y)); };
    CHECK(hue(before) > 3);
    CHECK(hue(all) < 1.4);
}

TEST_CASE("spotlight: a lit fiber glows in the accent, however thin; in the dark it does not")
{
    const auto brightest = [](const PictureBoard& board)
    {
        uint32_t most = 0;
        for (uint32_t y = 28; y < 36; ++y)
            most = std::max(most, std::min(board.red(64, y), board.blue(64, y)));
        return most;
    };
    CHECK(brightest(boardWith({noValue, noValue, noValue, litValue}, 1)) > 240);
    CHECK(brightest(boardWith({noValue, noValue, noValue, noValue}, 1)) < 60);
}

TEST_CASE("spotlight: with values shown, who has one shows it and the others recede")
{
    PictureBoard board(pair(), size);
    board.settings.look = Look::engineer;
    board.settings.view.greys.fill(0);
    Drawables scene = pair();
    scene.solids[0].tinted = scene.solids[1].tinted = true;
    PictureBoard tinted(scene, size);
    tinted.settings = board.settings;
    tinted.settings.view.tint = {.on = true, .scale = {}};
    tinted.settings.view.spotlight = 1;
    tinted.renderer.values().set(std::vector<float>{noValue, 1.0f, noValue, noValue});
    tinted.draw();
    const uint32_t shown = colorOf({}, 1.0f); // 0xRRGGBB
    CHECK(tinted.at(44, 20) == ((shown & 0xFF) << 16 | (shown & 0xFF00) | shown >> 16));
    CHECK(tinted.red(84, 20) < 60);
}
