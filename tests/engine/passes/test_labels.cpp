#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/label_board.h"

using namespace engine;
using tests::LabelBoard;
using tests::testDevice;

namespace
{
constexpr glm::uvec2 size(320, 160);
// A metre is 160 pixels high at a metre's distance.
const Camera camera = lookAt({0, -1, 0}, {0, 0, 0}, 2 * std::atan(0.5f));

// Random, the same each time.
struct Dice
{
    uint64_t state = 1;
    float roll() // 0 to 1
    {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<float>(state >> 40) / static_cast<float>(1 << 24);
    }
};

std::vector<Label> crowd(size_t count, uint32_t importances)
{
    Dice dice;
    std::vector<Label> labels;
    for (size_t i = 0; i < count; ++i)
        labels.push_back({.text = fmt::format("R{:03}", i),
                          .position = {3 * dice.roll() - 1.5f, 2 * dice.roll(), 1.5f * dice.roll() - 0.75f},
                          .height = 0.03f + 0.1f * dice.roll(),
                          .least = 8,
                          .importance = std::floor(dice.roll() * static_cast<float>(importances)),
                          .facing = i % 2 == 0});
    return labels;
}

bool meet(const LabelPlacement& a, const LabelPlacement& b)
{
    return a.first.x <= b.last.x && b.first.x <= a.last.x && a.first.y <= b.last.y && b.first.y <= a.last.y;
}

// What stands out from the ground: its middle and extent, pixels.
struct Ink
{
    glm::vec2 least{1e9f}, most{-1e9f};
    size_t count = 0;
};
Ink inkOf(const LabelBoard& board)
{
    Ink ink;
    const std::vector<uint32_t> pixels = board.pixels();
    for (uint32_t y = 0; y < board.size.y; ++y)
        for (uint32_t x = 0; x < board.size.x; ++x)
            if (board.brightness(pixels, x, y) > 130)
            {
                ink.least = glm::min(ink.least, glm::vec2(x, y));
                ink.most = glm::max(ink.most, glm::vec2(x + 1, y + 1));
                ++ink.count;
            }
    return ink;
}
} // namespace

TEST_SUITE_BEGIN("labels");

TEST_CASE("a label is where it should be: its foot's middle, its height, in its plane")
{
    // The arms of an H are as high as capitals and stand on the foot.
    LabelBoard board(testDevice(), {{.text = "H", .position = {0.1f, 0, 0}, .height = 0.25f}}, size);
    board.frame(camera);
    const Ink ink = inkOf(board);
    CHECK(ink.least.y == doctest::Approx(40).epsilon(0.03)); // 80 - 0.25 * 160
    CHECK(ink.most.y == doctest::Approx(80).epsilon(0.01));
    CHECK((ink.least.x + ink.most.x) / 2 == doctest::Approx(176).epsilon(0.01)); // 160 + 0.1 * 160
    const std::vector<uint32_t> pixels = board.pixels();
    CHECK(board.brightness(pixels, 176, 60) > 230); // the bar between the arms
    CHECK(board.brightness(pixels, 176, 45) < 40);  // nothing above it
    CHECK(board.brightness(pixels, 10, 10) == 26);  // the ground is as it was
    // Around it a halo darker than the ground.
    CHECK(board.brightness(pixels, static_cast<uint32_t>(ink.least.x) - 2, 60) < 22);
}

TEST_CASE("a label lies on a surface, before it and not behind it")
{
    LabelBoard board(testDevice(), {{.text = "HHH", .position = {0, 1, 0}, .height = 0.1f}}, size);
    board.frame(camera);
    const size_t all = inkOf(board).count;
    CHECK(all > 50);
    board.frame(camera, camera.near / 2.0f); // a wall in its plane
    CHECK(inkOf(board).count == all);
    board.frame(camera, camera.near / 2.1f);
    CHECK(inkOf(board).count == all);
    board.frame(camera, camera.near / 1.9f);
    CHECK(inkOf(board).count == 0);
    CHECK(board.placed().empty()); // it gives way to others, too
}

TEST_CASE("a label is read from its front; facing ones from everywhere and never smaller than their least")
{
    Label label{.text = "AB", .position = {0, 0, 0}, .height = 0.1f};
    const Camera behind = lookAt({0, 1, 0}, {0, 0, 0}, camera.fovY);
    const Camera far = lookAt({0, -100, 0}, {0, 0, 0}, camera.fovY);
    {
        LabelBoard board(testDevice(), {label}, size);
        board.frame(behind);
        CHECK(inkOf(board).count == 0);
        board.frame(far);
        CHECK(inkOf(board).count == 0);
    }
    label.facing = true;
    label.least = 12;
    LabelBoard board(testDevice(), {label}, size);
    for (const Camera& each : {camera, behind, far, lookAt({0, 0, 3}, {0, 0, 0}, camera.fovY)})
    {
        board.frame(each);
        const Ink ink = inkOf(board);
        CHECK(ink.count > 20);
        CHECK(ink.most.y - ink.least.y >= 11);
        CHECK(ink.most.x - ink.least.x >= 14);
        CHECK(ink.most.y == doctest::Approx(80).epsilon(0.02));
    }
}

TEST_CASE("labels fade as they become too small, and belong to layers")
{
    LabelBoard board(testDevice(), {{.text = "HHH", .height = 0.05f, .layer = 3}}, size);
    float before = 256;
    for (const float distance : {1.0f, 1.5f, 1.7f, 2.1f})
    {
        board.frame(lookAt({0, -distance, 0}, {0, 0, 0}, camera.fovY));
        const std::vector<LabelPlacement> placed = board.placed();
        const float opacity = placed.empty() ? 0 : placed[0].opacity;
        CHECK(opacity <= before);
        before = opacity;
        CHECK(opacity == doctest::Approx(std::clamp((0.05f * 160 / distance - 4) / 2.5f, 0.0f, 1.0f)).epsilon(0.01));
    }
    board.frame(camera, 0, ~(1u << 3));
    CHECK(board.placed().empty());
}

TEST_CASE("what would overlap is not drawn, the more important is, and nothing that had room is left out")
{
    const std::vector<Label> labels = crowd(400, 5);
    LabelBoard board(testDevice(), labels, size);
    board.frame(camera);
    const std::vector<LabelPlacement> placed = board.placed();
    const std::vector<LabelPlacement> chosen = board.chosen();
    CHECK(placed.size() > 100);
    CHECK(chosen.size() > 8);
    for (size_t i = 0; i < chosen.size(); ++i)
        for (size_t k = 0; k < i; ++k)
            CHECK_FALSE(meet(chosen[i], chosen[k]));
    size_t forgotten = 0;
    for (const LabelPlacement& each : placed)
    {
        const auto better = [&](const LabelPlacement& other)
        { return meet(each, other) && std::pair(other.key, other.label) >= std::pair(each.key, each.label); };
        const bool beaten =
            std::any_of(placed.begin(), placed.end(),
                        [&](const LabelPlacement& other) { return other.label != each.label && better(other); });
        const bool blocked =
            std::any_of(chosen.begin(), chosen.end(), [&](const LabelPlacement& other) { return meet(each, other); });
        if (!beaten)
            CHECK(each.state == labelChosen);
        forgotten += !blocked;
    }
    // Three rounds leave over only ends of long chains.
    CHECK(forgotten <= placed.size() / 50);
}

TEST_CASE("the same view gives the same labels and the same picture")
{
    LabelBoard board(testDevice(), crowd(777, 3), size);
    board.frame(camera);
    const std::set<uint32_t> drawn = board.drawn();
    const std::vector<uint32_t> pixels = board.pixels();
    board.frame(lookAt({1, -1, 1}, {0, 0, 0}, 1));
    CHECK(board.drawn() != drawn);
    board.frame(camera);
    CHECK(board.drawn() == drawn);
    CHECK(board.pixels() == pixels);
}

TEST_CASE("no labels, empty ones, endless ones, ones that are nowhere, letters of all kinds")
{
    LabelBoard none(testDevice(), {}, size);
    none.frame(camera);
    CHECK(inkOf(none).count == 0);

    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    LabelBoard odd(testDevice(),
                   {{.text = ""},
                    {.text = "  \t\n"},
                    {.text = "x", .position = {nan, 0, 0}},
                    {.text = "x", .position = {0, infinity, 0}},
                    {.text = "x", .height = 0},
                    {.text = "x", .height = nan},
                    {.text = "x", .importance = nan, .layer = 77},
                    {.text = std::string(1'000'000, 'W'), .position = {0, 0, -0.2f}, .height = 0.0001f, .least = 9},
                    {.text = "Übergröße µ Ω → 東 \xff\xc3", .position = {0, 0, 0.2f}, .height = 0.1f}},
                   size);
    odd.frame(camera);
    CHECK(gpu::download(odd.device, odd.labels.data()).size() == 3);
    CHECK(gpu::download(odd.device, odd.labels.data())[1].glyphCount == 200);
    CHECK(odd.drawn().contains(2));
    CHECK(inkOf(odd).count > 0);

    LabelBoard close(testDevice(), {{.text = "W", .position = {0, 0, -500}, .height = 1000}}, size);
    close.frame(camera);
    close.frame(lookAt({0, -0.021f, 0}, {0, 0, 0}, 1));
}

TEST_CASE("a display of twice the density gets letters twice as large, onto light as well")
{
    const Label label{.text = "H", .height = 0.001f, .least = 10, .facing = true};
    LabelBoard board(testDevice(), {label}, size, VK_FORMAT_R16G16B16A16_SFLOAT);
    board.frame(camera, 0, ~0u, {.scale = 2});
    REQUIRE(board.chosen().size() == 1);
    const LabelPlacement placed = board.chosen()[0];
    CHECK(-placed.up.y / placed.origin.w * 80 == doctest::Approx(20).epsilon(0.01));
}

TEST_SUITE_END();
