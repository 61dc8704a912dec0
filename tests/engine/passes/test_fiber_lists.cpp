#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "tests/engine/passes/fiber_board.h"

using namespace engine;
using namespace tests;

TEST_SUITE_BEGIN("cull");

TEST_CASE("fibers: what exceeds a list is its end, the same each time")
{
    const Drawables scene = scatteredFibers(600);
    FiberBoard board(scene);
    for (const Glance& glance : glances())
    {
        board.look(glance);
        const Lists all = board.lists();
        const auto capacities = std::to_array(board.shown.fibers[0].args.capacities);
        for (uint32_t kind = 0; kind < 3; ++kind)
            board.shown.fibers[0].args.capacities[kind] = static_cast<uint32_t>(all[kind].size() * 2 / 3);
        for (int time = 0; time < 2; ++time)
        {
            board.look(glance);
            const Lists some = board.lists();
            for (uint32_t kind = 0; kind < 3; ++kind)
            {
                CHECK(some[kind].size() == all[kind].size() * 2 / 3);
                CHECK(std::equal(some[kind].begin(), some[kind].end(), all[kind].begin()));
            }
        }
        std::copy(capacities.begin(), capacities.end(), board.shown.fibers[0].args.capacities);
    }
}

TEST_CASE("fibers: thinned out they stand for as many as there are, and farther off for a part of the same")
{
    constexpr uint32_t count = 20000;
    Drawables scene;
    Dice dice;
    for (uint32_t i = 0; i < count; ++i)
    {
        const glm::vec3 at = dice.point({-1, -0.1f, -1}, {1, 0.1f, 1});
        addFiber(scene, at, at + glm::vec3(0.1f, 0, 0), 0.002f);
    }
    FiberBoard board(scene);
    std::vector<bool> nearer(count, true);
    for (const uint32_t level : {0u, 1u, 2u, 3u, 4u})
    {
        // 0.004 metres at that distance are some 0.7 / 2^level pixels, well within a level.
        const float distance = 4.0f * std::exp2(static_cast<float>(level));
        const float fovY = 2 * std::atan(0.5f);
        board.look({lookAt({0, -distance, 0}, {0, 0, 0}, fovY), {.size = {700, 700}, .layers = ~0u}, false});
        const Lists lists = board.lists();
        CHECK(lists[0].empty());
        CHECK(lists[1].empty());
        double stands = 0;
        std::vector<bool> shown(count);
        for (const glm::uvec2& piece : lists[2])
        {
            CHECK((piece.y >> 24) == level);
            stands += std::exp2(piece.y >> 24);
            shown[piece.y & fiberIdMask] = true;
            CHECK(nearer[piece.y & fiberIdMask]);
        }
        // The count of those drawn is binomial: four standard deviations.
        CHECK(std::abs(stands - count) <= 4 * std::sqrt(count * (std::exp2(level) - 1)));
        nearer = shown;
    }
}

TEST_CASE("fibers: of a band that is thinned out each 2^n-th strand is listed, in order")
{
    constexpr uint32_t bands = 300;
    constexpr uint32_t strands = 12;
    constexpr float radius = 0.002f;
    Drawables scene;
    Dice dice;
    for (uint32_t band = 0; band < bands; ++band)
    {
        const glm::vec3 at = dice.point({-1, -0.1f, -1}, {1, 0.1f, 1});
        for (uint32_t i = 0; i < strands; ++i)
        {
            const glm::vec3 from = at + glm::vec3(0, 2 * radius * static_cast<float>(i), 0);
            addFiber(scene, from, from + glm::vec3(0.4f, 0, 0), radius);
            scene.fiberKnots[scene.fibers.back().firstKnot].band = band + 1;
        }
    }
    FiberBoard board(scene);
    for (const uint32_t level : {2u, 3u, 4u})
    {
        // As above; all strands of a band together are too narrow for a sheet.
        const float distance = 4.0f * std::exp2(static_cast<float>(level));
        board.look({lookAt({0, -distance, 0}, {0, 0, 0}, 2 * std::atan(0.5f)), {.size = {700, 700}, .layers = ~0u}});
        std::vector<std::vector<uint32_t>> listed(bands);
        const Lists lists = board.lists();
        for (const glm::uvec2& piece : lists[2])
        {
            CHECK((piece.y >> 24) == level);
            listed[(piece.y & fiberIdMask) / strands].push_back((piece.y & fiberIdMask) % strands);
        }
        double stands = 0;
        for (const std::vector<uint32_t>& each : listed)
        {
            CHECK(each.size() == (each.empty() ? 0 : ((strands - 1 - each[0]) >> level) + 1));
            for (size_t i = 1; i < each.size(); ++i)
                CHECK(each[i] == each[i - 1] + (1u << level));
            stands += std::exp2(level) * static_cast<double>(each.size());
        }
        CHECK(stands > 0.7 * bands * strands);
        CHECK(stands < 1.3 * bands * strands);
    }
}

TEST_CASE("fibers: what others cover is not drawn for an eye on that side, thin ones only where there is much of it")
{
    Drawables scene;
    scene.fiberKnots = {{{0, 0, 0}, {1, 0, 0}, 1u << 5, 0},
                        {{1, 0, 0}, {1, 0, 0}, 1u << 5, 1u << 5},
                        {{2, 0, 0}, {1, 0, 0}, 1u << 4, 1u << 4},
                        {{3, 0, 0}, {1, 0, 0}, 0, 0},
                        {{4, 0, 0}, {1, 0, 0}}};
    scene.fibers = {{.knotCount = 5, .radius = 0.01f}};
    FiberBoard board(scene, {.thinPixels = 0});
    CHECK(board.fibers.banks[0].chunks.size() == 4);
    // The spans that are drawn, by their first knot.
    const auto seen = [&](const glm::vec3& eye, uint32_t kind)
    {
        // 0.02 metres at 10 metres' distance are 2 pixels, or a half.
        const uint32_t side = kind == 1 ? 1000 : 250;
        board.look({lookAt(eye, {2, 0, 0}, 2 * std::atan(0.5f)), {.size = {side, side}, .layers = ~0u}, false});
        std::vector<uint32_t> knots;
        const Lists lists = board.lists();
        for (const glm::uvec2& piece : lists[kind])
            if (knots.empty() || knots.back() != (piece.x & ((1u << fiberKnotBits) - 1)))
                knots.push_back(piece.x & ((1u << fiberKnotBits) - 1));
        std::ranges::sort(knots);
        return knots;
    };
    CHECK(seen({2, -0.1f, 10}, 1) == std::vector<uint32_t>{2, 3});
    CHECK(seen({2, -0.1f, 10}, 2) == std::vector<uint32_t>{0, 2, 3});
    CHECK(seen({2, -0.1f, -10}, 1) == std::vector<uint32_t>{0, 1, 3});
    CHECK(seen({2, -0.1f, -10}, 2) == std::vector<uint32_t>{0, 1, 3});
    CHECK(seen({2, -10, 0}, 1) == std::vector<uint32_t>{0, 1, 2, 3});
}

TEST_CASE("fibers: more knots than one bank holds make several, each with its own lists")
{
    constexpr uint32_t knots = 1u << 20;
    Drawables scene;
    for (uint32_t i = 0; i < knots; ++i)
        scene.fiberKnots.push_back(
            {{static_cast<float>(i % 1024) * 0.01f, 0, static_cast<float>(i / 1024) * 0.01f}, {1, 0, 0}});
    for (uint32_t i = 0; i < 5; ++i)
        scene.fibers.push_back({.knotCount = knots, .radius = 0.001f, .straight = true});
    FiberBoard board(scene, {.thinPixels = 0});
    REQUIRE(board.fibers.banks.size() == 2);
    CHECK(board.fibers.banks[0].spans == 4 * (knots - 1));
    CHECK(board.fibers.banks[1].spans == knots - 1);
    board.look({lookAt({5, -20, 5}, {5, 0, 5}, 1), {.size = {1000, 1000}, .layers = ~0u}, false});
    const size_t first = board.lists(0)[2].size();
    CHECK(first > 100000);
    CHECK(first == 4 * board.lists(1)[2].size());
}

TEST_SUITE_END();
