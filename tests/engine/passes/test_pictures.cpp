#include <doctest/doctest.h>

#include <algorithm>

#include "engine/passes/colors.h"
#include "tests/engine/passes/picture_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(96, 64); // a metre at the origin is 32 pixels

// A cube of which the front, 1.5 metres away, is 42.7 pixels across.
Drawables cubes(const glm::vec3& srgb, bool tinted = false)
{
    Drawables scene;
    scene.meshes = {cubeOf(srgb), cubeOf({1, 1, 1}, 1, 0.25f)};
    scene.solids = {{.position = {0, 0, -0.5f}, .mesh = 0, .entity = 1, .tinted = tinted}};
    scene.entityCount = 3;
    return scene;
}

uint32_t bgr(uint32_t rgb)
{
    return (rgb & 0xFF) << 16 | (rgb & 0xFF00) | rgb >> 16;
}
} // namespace

TEST_SUITE_BEGIN("pictures");

TEST_CASE("sketch: the colours of data are exactly those of the map, whichever way the surface faces")
{
    PictureBoard board(cubes({0.3f, 0.6f, 0.9f}, true), size);
    board.settings.look = Look::engineer;
    board.settings.view.tint = {.on = true, .scale = {.map = ColorMap::viridis, .least = -1, .greatest = 3}};
    for (const float value : {-2.0f, -1.0f, 0.1f, 1.7f, 3.0f, 99.0f, std::nanf("")})
    {
        board.renderer.values().set(std::vector<float>{0, value, 0});
        for (const glm::vec3 eye : {glm::vec3(0, -2, 0), glm::vec3(-1, -1, 2)})
        {
            board.camera = lookAt(eye, {0, 0, 0}, board.camera.fovY);
            board.draw();
            CHECK(board.at(48, 32) == bgr(colorOf(board.settings.view.tint.scale, value)));
        }
    }
}

TEST_CASE("sketch: another map is there with the next frame")
{
    PictureBoard board(cubes({1, 1, 1}, true), size);
    board.settings.look = Look::engineer;
    board.renderer.values().set(std::vector<float>{0, 0.25f, 0});
    for (const ColorMap map : {ColorMap::inferno, ColorMap::cividis, ColorMap::inferno})
    {
        board.settings.view.tint = {.on = true, .scale = {.map = map}};
        board.draw();
        CHECK(board.at(48, 32) == bgr(colorOf({.map = map}, 0.25f)));
    }
}

TEST_CASE("sketch: lines where things part and where surfaces turn, none within a surface")
{
    Drawables scene = cubes({1, 1, 1});
    scene.solids[0].position.z = -0.05f;
    scene.solids[0].scale = glm::vec3(0.1f); // near enough for lines not to fade
    PictureBoard board(scene, size);
    board.settings.look = Look::engineer;
    board.camera = lookAt({0.15f, -0.15f, 0}, {0, 0, 0}, board.camera.fovY); // two sides, their edge in the middle
    board.draw();
    const auto who = board.entities();
    std::vector<uint32_t> dark;
    uint32_t first = 0;
    uint32_t last = 0;
    for (uint32_t x = 0; x < size.x; ++x)
        if (who[32 * size.x + x] == 1)
        {
            first = first == 0 ? x : first;
            last = x;
            if (board.red(x, 32) < 80)
                dark.push_back(x);
        }
    // Each pixel looks to its right and below: the edge in the middle once, the right end once, the left end outside.
    REQUIRE(dark.size() == 2);
    CHECK(std::abs(static_cast<int>(dark[0]) - 47) <= 1);
    CHECK(dark[1] == last);
    CHECK(first > 5);

    // Of foam there are none.
    scene.meshes[0].materials[0].foam = true;
    PictureBoard foam(scene, size);
    foam.settings.look = Look::engineer;
    foam.camera = board.camera;
    foam.draw();
    for (uint32_t x = first; x <= last; ++x)
        CHECK(foam.red(x, 32) >= 80);
}

TEST_CASE("tonemap: black stays black, more light is never darker, and what is below the shoulder is exact")
{
    Drawables scene = cubes({1, 1, 1}, true);
    PictureBoard board(scene, size);
    board.settings.atmosphere = night();
    board.settings.view.tint = {.on = true};
    board.draw();
    CHECK(board.at(3, 3) == 0);
    uint32_t before = 0;
    std::vector<uint32_t> shown;
    for (const float glow : {0.0f, 0.01f, 0.1f, 0.3f, 0.7f, 1.0f, 2.0f, 5.0f, 20.0f, 500.0f})
    {
        // The unknown's grey gives 0.12 of a glow.
        board.settings.atmosphere.glowLux = glow / 0.12f;
        board.draw();
        const uint32_t red = board.red(48, 32);
        CHECK(red >= before);
        before = red;
        const float grey = linearOf(glm::vec3(0x6E / 255.0f)).x;
        const float x = grey * glow;
        const float y = x < 0.72f ? x : 1 - 0.28f * 0.28f / (x - 0.72f + 0.28f);
        const float srgb = y > 0.0031308f ? 1.055f * std::pow(y, 1 / 2.4f) - 0.055f : 12.92f * y;
        CHECK(std::abs(static_cast<float>(red) - 255 * srgb) <= 1);
        shown.push_back(red);
    }
    CHECK(shown.front() == 0);
    CHECK(shown.back() >= 254);
}

TEST_CASE("tonemap: the background in each look is what the settings say")
{
    PictureBoard board(cubes({1, 1, 1}), size);
    board.settings.atmosphere.background = {0.1f, 0.2f, 0.4f};
    board.settings.atmosphere.whiteLux = 1;
    board.draw();
    CHECK(board.light(3, 3) == doctest::Approx(0.1).epsilon(0.02));
    CHECK(linearOf(glm::vec3(static_cast<float>(board.blue(3, 3)) / 255)).x == doctest::Approx(0.4).epsilon(0.02));
    board.settings.look = Look::engineer;
    board.draw();
    CHECK(board.at(3, 3) == 0x1A1A1A);
}

TEST_CASE("clear solids: glass lies over what is behind it by its alpha, and is not picked")
{
    Drawables scene = cubes({0, 0, 0});
    scene.solids.push_back({.position = {0, -1, -0.5f}, .scale = {0.5f, 0.1f, 1}, .mesh = 1, .entity = 2});
    PictureBoard board(scene, size);
    board.settings.look = Look::engineer;
    board.settings.view.greys.fill(0xC8C8C8);
    board.draw();
    const float behind = static_cast<float>(board.red(28, 32));
    const float through = static_cast<float>(board.red(48, 32));
    // The front and the back of the pane, each a quarter of its grey.
    const float pane = 200 * 1.18f;
    CHECK(through == doctest::Approx((behind * 0.75f + pane * 0.25f) * 0.75f + pane * 0.25f).epsilon(0.02));
    CHECK(board.renderer.pick(board.camera, board.settings, {48, 32}).entity == 1);
    const auto who = board.entities();
    CHECK(who[32 * size.x + 48] == 1);
}

TEST_CASE("outline: in the accent around what is selected, fainter around what is under the cursor")
{
    PictureBoard board(cubes({0, 0, 0}), size);
    board.settings.look = Look::engineer;
    board.settings.view.accent = 0xFF0000;
    board.draw();
    const std::vector<uint32_t> plain = board.pixels;
    board.settings.view.selected = 1;
    board.draw();
    const std::vector<uint32_t> selected = board.pixels;
    board.settings.view.selected = 0;
    board.settings.view.hovered = 1;
    board.draw();
    // The cube's front goes from x = 26.67 to 69.33.
    for (uint32_t x = 0; x < size.x; ++x)
    {
        const size_t i = 32 * size.x + x;
        const bool edge = (x >= 25 && x < 29) || (x >= 67 && x < 71);
        const bool own = x >= 27 && x < 69;
        CHECK(((selected[i] & 0xFF) > 240) == edge);
        CHECK((selected[i] != plain[i]) == (edge || own));
        CHECK((board.pixels[i] != plain[i]) == (edge || own));
        CHECK((board.pixels[i] & 0xFF) <= (selected[i] & 0xFF));
    }
}

TEST_SUITE_END();
