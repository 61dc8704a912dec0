#include <doctest/doctest.h>

#include <algorithm>
#include <numbers>

#include "tests/engine/passes/picture_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(128, 128); // a metre at the origin is 64 pixels

PictureBoard drawn(const Drawables& scene, const Camera* camera = nullptr)
{
    PictureBoard board(scene, size);
    if (camera)
        board.camera = *camera;
    board.settings.look = Look::engineer;
    board.draw();
    return board;
}

} // namespace

TEST_SUITE_BEGIN("wide fibers");

TEST_CASE("wide fibers: they are as wide as they are thick, in every row")
{
    for (const float pixels : {1.5f, 4.0f, 8.0f, 12.0f, 24.0f, 70.0f})
    {
        Drawables scene;
        addFiber(scene, {0.13f, 0, -2}, {0.13f, 0, 2}, pixels / 128, 7);
        scene.entityCount = 8;
        PictureBoard board = drawn(scene);
        const auto who = board.entities();
        for (uint32_t y = 0; y < size.y; ++y)
        {
            const auto row = who.begin() + y * size.x;
            CHECK(std::abs(static_cast<float>(std::count(row, row + size.x, 7u)) - pixels) <= 1);
        }
        const Renderer::Counts counts = board.renderer.counts();
        CHECK(counts.ribbons > 0);
        CHECK(counts.ribbons <= 8); // pieces
    }
}

TEST_CASE("wide fibers: a bend follows its circle within a pixel, without a crack")
{
    for (const float pixels : {2.0f, 6.0f, 14.0f})
    {
        // Three quarters of a circle, twelve diameters or what the picture holds; drawn from the front.
        const float bend = std::min(12 * pixels / 64, 0.6f);
        Drawables scene;
        std::vector<FiberKnot> knots;
        for (int i = 0; i <= 3; ++i)
        {
            const float turn = static_cast<float>(i) * std::numbers::pi_v<float> / 2;
            knots.push_back({{bend * std::cos(turn), 0, bend * std::sin(turn)}, {-std::sin(turn), 0, std::cos(turn)}});
        }
        const float radius = pixels / 128;
        addFiber(scene, knots, radius, 7);
        scene.entityCount = 8;
        PictureBoard board = drawn(scene);
        const auto who = board.entities();
        // As the eye sees it, two metres away: between the rays that touch it.
        const float middle = std::atan2(bend, 2.0f);
        const float reach = std::asin(radius / std::hypot(bend, 2.0f));
        const float inner = 2 * std::tan(middle - reach);
        const float outer = 2 * std::tan(middle + reach);
        constexpr float pixel = 1.0f / 64;
        size_t wrong = 0;
        size_t covered = 0;
        for (uint32_t y = 0; y < size.y; ++y)
            for (uint32_t x = 0; x < size.x; ++x)
            {
                const glm::vec2 at = (glm::vec2(x, y) + 0.5f - 64.0f) / 64.0f; // metres, y down
                // The last quarter, right below, is not there; near its ends anything goes.
                if (at.x > -0.1f && at.y > -0.1f)
                    continue;
                const bool is = who[y * size.x + x] == 7;
                covered += is ? 1 : 0;
                const float off = glm::length(at);
                wrong += off > inner + pixel && off < outer - pixel && !is ? 1 : 0;
                wrong += (off < inner - pixel || off > outer + pixel) && is ? 1 : 0;
            }
        CAPTURE(pixels);
        CHECK(wrong == 0);
        CHECK(covered > 100);
    }
}

TEST_CASE("wide fibers: pieces of one fiber join without a crack, seen from the side and along")
{
    Dice dice;
    for (int turn = 0; turn < 8; ++turn)
    {
        Drawables scene;
        std::vector<FiberKnot> knots;
        for (int i = 0; i <= 40; ++i)
            knots.push_back({{0, 0, 0.05f * static_cast<float>(i) - 1}, {0, 0, 1}});
        addFiber(scene, knots, (turn % 2 == 0 ? 3.0f : 12.0f) / 128, 7);
        scene.entityCount = 8;
        Camera camera = lookAt({dice.between(-2, 2), -2, dice.between(-1, 1)}, {0, 0, 0}, 2 * std::atan(0.5f));
        const auto who = drawn(scene, &camera).entities();
        // Whatever lies on its axis within the picture is covered, but for its open ends.
        for (int i = 50; i <= 950; ++i)
        {
            const glm::vec3 point(0, 0, 0.002f * static_cast<float>(i) - 1);
            const auto at = pixelOf(camera, size, point);
            if (at && glm::all(glm::greaterThan(*at, glm::vec2(1))) && glm::all(glm::lessThan(*at, glm::vec2(127))))
                CHECK(who[static_cast<uint32_t>(at->y) * size.x + static_cast<uint32_t>(at->x)] == 7);
        }
    }
}

TEST_CASE("wide fibers: in the engineer look the grey of their layer, or their jacket where it has none")
{
    Drawables scene;
    addFiber(scene, {0, 0, -2}, {0, 0, 2}, 0.3f, 1, 0xFF0000);
    scene.entityCount = 2;
    PictureBoard board(scene, size);
    board.settings.look = Look::engineer;
    board.draw();
    CHECK(board.red(64, 64) == board.blue(64, 64));
    board.settings.view.greys.fill(0);
    board.draw();
    CHECK(board.red(64, 64) > 150);
    CHECK(board.blue(64, 64) == 0);
}

TEST_SUITE_END();
