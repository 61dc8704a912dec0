#include <doctest/doctest.h>

#include "engine/gpu/error.h"
#include "engine/gpu/frames.h"
#include "tests/app/panels/words_board.h"

using namespace app;
using namespace tests;

// What words and the legend leave of a picture.
namespace
{
constexpr glm::uvec2 small(640, 360);

uint32_t brightest(const Drawn& drawn, glm::uvec2 least, glm::uvec2 most)
{
    uint32_t found = 0;
    for (uint32_t y = least.y; y < most.y; ++y)
        for (uint32_t x = least.x; x < most.x; ++x)
            found = std::max(found, drawn.at({x, y}) & 255);
    return found;
}

Drawn plain(glm::uvec2 size, uint32_t grey)
{
    return {size, std::vector<uint32_t>(size_t{size.x} * size.y, 0xff000000 | grey * 0x010101)};
}

// One after another, as a tour may have them.
std::vector<Words> moments()
{
    std::vector<Words> all{{}, everything(), captioned("سلام بيت"), captioned("日本の光", 0.4f)};
    all.push_back(everything());
    all.back().titleOpacity = all.back().cardsOpacity = 0.3f;
    all.push_back({.cards = {power}, .cardsOpacity = 1, .curtain = 0.5f});
    all.push_back({.title = "The end", .titleOpacity = 1, .curtain = 1});
    return all;
}
} // namespace

TEST_SUITE_BEGIN("overlay");

TEST_CASE("pictures have the same bits whatever was drawn before, and with frames in flight")
{
    const std::vector<Words> words = moments();
    const Legend legend = someLegend();
    const auto legendAt = [&](size_t i) { return i % 3 == 1 ? &legend : nullptr; };
    std::vector<Drawn> alone;
    for (size_t i = 0; i < words.size(); ++i)
    {
        Overlay overlay(testDevice(), {.fonts = wordsFonts});
        alone.push_back(drawnOver(overlay, small, 0.5f, words[i], legendAt(i)));
    }
    Overlay overlay(testDevice(), {.fonts = wordsFonts});
    for (size_t i = words.size(); i-- > 0;)
    {
        CAPTURE(i);
        drawnOver(overlay, {320, 500}, 0.5f, words[(i + 2) % words.size()], legendAt(i + 1));
        CHECK(drawnOver(overlay, small, 0.5f, words[i], legendAt(i)) == alone[i]);
    }
    std::vector<gpu::Image> pictures;
    gpu::Frames frames(testDevice(), 2);
    for (size_t i = 0; i < words.size(); ++i)
    {
        gpu::Commands cmd = frames.begin();
        const gpu::Image& picture =
            pictures.emplace_back(testDevice(), gpu::ImageDesc{.name = "frame", .width = small.x, .height = small.y});
        cmd.barrier(gpu::everywhere, gpu::everywhere);
        cmd.clear(picture, gpu::color(0.5f, 0.5f, 0.5f, 1));
        cmd.barrier(gpu::copy, gpu::draw);
        overlay.draw(cmd, legendAt(i), words[i], picture);
        cmd.barrier(gpu::draw, gpu::everywhere);
        frames.end(std::move(cmd));
    }
    for (size_t i = 0; i < words.size(); ++i)
        CHECK(gpu::download<uint32_t>(testDevice(), pictures[i]) == alone[i].pixels);
}

TEST_CASE("no words, or words of no opacity, leave the picture as it is")
{
    Overlay overlay(testDevice());
    CHECK(drawnOver(overlay, small, 0.2f, {}) == plain(small, 51));
    Words hidden = everything();
    hidden.captionOpacity = hidden.titleOpacity = hidden.cardsOpacity = 0;
    CHECK(drawnOver(overlay, small, 0.2f, hidden) == plain(small, 51));
    CHECK(drawnOver(overlay, small, 0.2f, captioned("")) == plain(small, 51));
}

TEST_CASE("a curtain makes the picture and its legend black, not the words")
{
    Overlay overlay(testDevice());
    const Legend legend = someLegend();
    CHECK(drawnOver(overlay, small, 0.7f, {.curtain = 1}, &legend) == plain(small, 0));
    const Drawn half = drawnOver(overlay, small, 0.4f, {.curtain = 0.5f});
    CHECK(std::abs(int(half.at({300, 200}) & 255) - 51) <= 1);
    Words end = everything();
    end.curtain = 1;
    const Drawn words = drawnOver(overlay, small, 0.7f, end);
    CHECK(words.at({2, 2}) == 0xff000000);
    CHECK(brightest(words, {100, 140}, {540, 220}) > 240);
    end.curtain = 0.999f;
    CHECK((drawnOver(overlay, small, 0.7f, end).at({320, 350}) & 255) <= 1); // and comes without a jump
}

TEST_CASE("a caption's letters are drawn in full over a ground that comes softly")
{
    Overlay overlay(testDevice(), {.fonts = wordsFonts});
    for (const char* caption : {"GPUs and fibers", "日本の光", "سلام بيت"})
    {
        const Drawn drawn = drawnOver(overlay, {1280, 720}, 1, captioned(caption));
        CHECK(brightest(drawn, {0, 640}, {200, 668}) < 0x78);
        CHECK(brightest(drawn, {400, 640}, {880, 668}) > 0xF0);
        // From one row to the next there is no edge, and a third of the way up there is no ground any more.
        for (uint32_t y = 1; y < 720; ++y)
            CHECK(std::abs(int(drawn.at({9, y}) & 255) - int(drawn.at({9, y - 1}) & 255)) <= 3);
        CHECK(drawn.at({9, 300}) == 0xffffffff);
    }
    // Half there, it is half as dark.
    const int whole = 255 - int(drawnOver(overlay, small, 1, captioned("x")).at({9, 359}) & 255);
    const int half = 255 - int(drawnOver(overlay, small, 1, captioned("x", 0.5f)).at({9, 359}) & 255);
    CHECK(std::abs(whole - 2 * half) <= 3);
}

TEST_CASE("a legend leaves the picture but its corner, and the window's context, as they were")
{
    ImGuiContext* const before = ImGui::GetCurrentContext();
    Overlay overlay(testDevice());
    const Legend legend = someLegend();
    const Drawn drawn = drawnOver(overlay, small, 0.2f, {}, &legend);
    CHECK(ImGui::GetCurrentContext() == before);
    const uint32_t ground = plain({1, 1}, 51).pixels[0];
    for (uint32_t y = 0; y < small.y; ++y)
        for (uint32_t x = 0; x < small.x; ++x)
            if (x < 430 || y < 20 || y > 80 || x > 620)
                CHECK(drawn.at({x, y}) == ground);
    CHECK(drawn.at({600, 30}) != ground);
    CHECK(drawnOver(overlay, {40, 30}, 0.2f, {}, &legend) == plain({40, 30}, 51));
    // As large as told.
    Overlay large(testDevice(), {.scale = 1});
    CHECK(drawnOver(large, small, 0.2f, {}, &legend).at({270, 60}) != ground);
}

TEST_CASE("cards beside the legend that is drawn, not under it")
{
    Overlay overlay(testDevice());
    const Legend legend = someLegend();
    for (const glm::uvec2 size : {glm::uvec2(960, 720), glm::uvec2(540, 960), glm::uvec2(320, 180)})
    {
        const Drawn without = drawnOver(overlay, size, 0.2f, {}, &legend);
        const Drawn with = drawnOver(overlay, size, 0.2f, {.cards = {gpus, power, gpus}, .cardsOpacity = 1}, &legend);
        CHECK(without.pixels != with.pixels);
        size_t covered = 0;
        for (size_t i = 0; i < without.pixels.size(); ++i)
            covered += without.pixels[i] != 0xff333333 && without.pixels[i] != with.pixels[i] ? 1 : 0;
        CHECK(covered == 0);
    }
}

TEST_CASE("a letter that no font has is refused before anything is drawn")
{
    Overlay overlay(testDevice());
    CHECK_NOTHROW(overlay.require(everything()));
    for (const Words& words :
         {captioned("日"), Words{.title = "日"}, Words{.subtitle = "日"}, Words{.cards = {{"日", "", "", {}}}},
          Words{.cards = {{"", "日", "", {}}}}, Words{.cards = {{"", "", "日", {}}}}})
        CHECK_THROWS_AS(overlay.require(words), std::invalid_argument);
    CHECK_THROWS_AS(drawnOver(overlay, small, 0, captioned("日")), std::invalid_argument);
    CHECK(drawnOver(overlay, small, 0.2f, {}) == plain(small, 51));
    CHECK_NOTHROW(Overlay(testDevice(), {.fonts = wordsFonts}).require(captioned("日 سلام")));
    CHECK_THROWS_AS(Overlay(testDevice(), {.fonts = {"/nowhere/font.ttf"}}), std::invalid_argument);
}

TEST_CASE("each barrier is needed")
{
    gpu::Device& device = hazardDevice();
    const gpu::Image picture(device, {.name = "picture", .width = small.x, .height = small.y});
    const Legend legend = someLegend();
    const auto draw = [&](std::optional<uint64_t> dropped)
    {
        Overlay overlay(device); // whose fonts are still to be taken over
        device.dropBarrier(dropped);
        device.run([&](gpu::Commands& cmd) { overlay.draw(cmd, &legend, everything(), picture); });
    };
    device.run([&](gpu::Commands& cmd) { cmd.barrier(gpu::everywhere, gpu::everywhere); });
    draw(std::nullopt);
    const uint64_t barriers = device.barriersSeen();
    CHECK(barriers == 3);
    for (uint64_t i = 0; i < barriers; ++i)
    {
        device.run([&](gpu::Commands& cmd) { cmd.barrier(gpu::everywhere, gpu::everywhere); });
        CHECK_THROWS_AS(draw(i), gpu::HazardError);
        device.dropBarrier(std::nullopt);
    }
}

TEST_SUITE_END();
