#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>

#include <unistd.h>

#include "engine/passes/text_setter.h"

using namespace engine;

namespace
{
const std::filesystem::path arabic = "/usr/share/fonts/truetype/kacst-one/KacstOne.ttf";
const std::filesystem::path japanese = "/usr/share/fonts/truetype/motoya-l-cedar/MTLc3m.ttf";

// The ink of some columns, row by row from the top.
std::vector<uint8_t> columns(const SetText& text, uint32_t from, uint32_t count)
{
    std::vector<uint8_t> ink;
    for (uint32_t y = 0; y < text.size.y; ++y)
        for (uint32_t x = from; x < from + count; ++x)
            ink.push_back(text.coverage[y * text.size.x + x]);
    return ink;
}

uint64_t inkOf(const std::vector<uint8_t>& coverage)
{
    uint64_t sum = 0;
    for (const uint8_t texel : coverage)
        sum += texel;
    return sum;
}

// Columns without ink between others with some.
uint32_t gapsOf(const SetText& text)
{
    uint32_t gaps = 0;
    for (uint32_t x = 0; x < text.size.x; ++x)
        gaps += inkOf(columns(text, x, 1)) == 0 ? 1 : 0;
    return gaps;
}

std::string messageOf(const std::function<void()>& act)
{
    try
    {
        act();
    }
    catch (const std::invalid_argument& error)
    {
        return error.what();
    }
    return "";
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

// A file that goes with its test.
struct ScratchFile
{
    ScratchFile() : path(std::filesystem::temp_directory_path() / ("glasshouse-font-" + std::to_string(getpid()))) {}
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() { std::filesystem::remove(path); }

    void write(const std::string& bytes) const { std::ofstream(path, std::ios::binary) << bytes; }

    std::filesystem::path path;
};
} // namespace

TEST_SUITE_BEGIN("text setter");

TEST_CASE("capitals are as high as asked for, on whole rows of pixels")
{
    TextSetter setter;
    for (const Weight weight : {Weight::regular, Weight::semiBold})
        for (const int pixels : {12, 20, 60, 120})
        {
            const SetText text = setter.set("HEH", {.capitals = static_cast<float>(pixels), .weight = weight});
            CHECK(text.size.y == static_cast<uint32_t>(pixels));
            CHECK(text.corner.y == -pixels);
            // The stems are whole: all of a pixel is ink.
            CHECK(*std::max_element(text.coverage.begin(), text.coverage.end()) == 255);
        }
    const auto weightOf = [&](Weight weight)
    { return inkOf(setter.set("Fiber", {.capitals = 40, .weight = weight}).coverage); };
    CHECK(weightOf(Weight::semiBold) > weightOf(Weight::regular) * 5 / 4);
}

TEST_CASE("letters stand where they are, not on whole columns")
{
    TextSetter setter;
    const TextStyle style{.capitals = 10.3f};
    const float one = setter.measure("l", style);
    CHECK(one != std::floor(one));
    CHECK(setter.measure("llllllll", style) == doctest::Approx(8 * one).epsilon(0.002));
    // So the same letter is another ink further on.
    const SetText text = setter.set("llll", style);
    const auto first = columns(text, 0, 3);
    bool differs = false;
    for (uint32_t x = 1; x + 3 <= text.size.x; ++x)
        differs |= columns(text, x, 3) != first && inkOf(columns(text, x, 3)) == inkOf(first);
    CHECK(differs);
}

TEST_CASE("numerals of one width, and tracking")
{
    TextSetter setter;
    const auto width = [&](const char* text, bool tabular)
    { return setter.measure(text, {.capitals = 40, .tabular = tabular}); };
    CHECK(width("1111", true) == width("8888", true));
    CHECK(width("1111", false) < width("8888", false) - 10);
    const float plain = setter.measure("Hall", {.capitals = 40});
    CHECK(setter.measure("Hall", {.capitals = 40, .tracking = 0.1f}) == doctest::Approx(plain + 3 * 4).epsilon(1e-4));
    // Not before the mark on a letter.
    const char* const marked = "x\xcc\x81x";
    CHECK(setter.measure(marked, {.capitals = 40, .tracking = 0.1f}) ==
          doctest::Approx(setter.measure(marked, {.capitals = 40}) + 4).epsilon(1e-4));
}

TEST_CASE("a text of no ink has none")
{
    TextSetter setter;
    CHECK(setter.set("", {}).advance == 0);
    const SetText space = setter.set(" \n ", {});
    CHECK(space.advance > 0);
    CHECK(space.size == glm::uvec2(0));
    CHECK(space.coverage.empty());
}

TEST_CASE("the same text and style give the same ink, whatever was set before")
{
    TextSetter setter({arabic, japanese});
    const auto set = [](TextSetter& by) { return by.set("GPU سلام 日本 2,304", {.capitals = 23}); };
    const SetText first = set(setter);
    setter.set("something larger", {.capitals = 97, .weight = Weight::semiBold});
    CHECK(set(setter).coverage == first.coverage);
    TextSetter other({arabic, japanese});
    CHECK(set(other).coverage == first.coverage);
    CHECK(set(other).advance == first.advance);
}

TEST_CASE("Arabic letters join, run to the left, and carry their marks")
{
    TextSetter setter({arabic});
    const TextStyle style{.capitals = 40};
    // Joined there is ink from end to end; by themselves there is not, and they are wider.
    CHECK(gapsOf(setter.set("بيت", style)) == 0);
    CHECK(gapsOf(setter.set("ب ي ت", style)) > 0);
    CHECK(setter.measure("بيت", style) <
          0.8f * (setter.measure("ب", style) + setter.measure("ي", style) + setter.measure("ت", style)));
    // No seam where they join: as dark as the line is anywhere else.
    const SetText joined = setter.set("ببب", style);
    uint8_t least = 255;
    for (uint32_t x = joined.size.x / 4; x < joined.size.x * 3 / 4; ++x)
    {
        const auto column = columns(joined, x, 1);
        least = std::min(least, *std::max_element(column.begin(), column.end()));
    }
    CHECK(least == 255);
    // The first letter, which does not join the next one, is the rightmost.
    const SetText alef = setter.set("ا", style);
    const SetText both = setter.set("اب", style);
    const auto rightmost = columns(both, both.size.x - alef.size.x, alef.size.x);
    CHECK(inkOf(rightmost) > inkOf(alef.coverage) * 9 / 10);
    CHECK(inkOf(rightmost) < inkOf(alef.coverage) * 11 / 10);
    CHECK(setter.measure("بَ", style) == setter.measure("ب", style));
}

TEST_CASE("a line's parts follow each other as it reads")
{
    CHECK(TextSetter::readingOf("2,304 GPU") == Reading::leftToRight);
    CHECK(TextSetter::readingOf("(2,304) سلام GPU") == Reading::rightToLeft);
    CHECK(TextSetter::readingOf("12 - 日") == Reading::leftToRight);
    CHECK(TextSetter::readingOf("...") == Reading::leftToRight);
    TextSetter setter({arabic});
    const auto left = [&](Reading reading)
    {
        const SetText text = setter.set("HHH سلام", {.capitals = 40, .reading = reading});
        return columns(text, 0, setter.set("HHH", {.capitals = 40}).size.x);
    };
    CHECK(left(Reading::leftToRight) == left(Reading::byText));
    CHECK(left(Reading::leftToRight) != left(Reading::rightToLeft));
}

TEST_CASE("letters that Inter lacks come from the first font that has them, all others from Inter")
{
    TextSetter inter;
    TextSetter setter({arabic, japanese});
    const TextStyle style{.capitals = 32};
    CHECK(setter.set("Tray 12, µ±é", style).coverage == inter.set("Tray 12, µ±é", style).coverage);
    CHECK(gapsOf(setter.set("日", style)) == 0);
    CHECK(setter.set("日本", style).coverage != setter.set("本日", style).coverage);
    CHECK(setter.measure("日本語", style) == doctest::Approx(3 * setter.measure("日", style)));
    // A letter and the mark on it are one where the font has that one.
    CHECK(setter.set("か\xe3\x82\x99", style).coverage == setter.set("が", style).coverage);
}

TEST_CASE("a letter that no font has is named, with what mends it")
{
    TextSetter inter;
    const std::string missing = messageOf([&] { inter.require("GPU 日本"); });
    CHECK(contains(missing, "U+65E5 (日)"));
    CHECK(contains(missing, "\"fonts\""));
    CHECK(contains(missing, "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc of Debian's fonts-noto-cjk"));
    CHECK(messageOf([&] { inter.set("GPU 日本", {}); }) == missing);
    const std::string noArabic = messageOf([&] { inter.require("سلام"); });
    CHECK(contains(noArabic, "U+0633 (س)"));
    CHECK(contains(noArabic, "fonts-noto-core"));
    CHECK(contains(messageOf([&] { TextSetter({arabic}).require("سلام 日"); }), "U+65E5"));
    CHECK(messageOf([&] { TextSetter({arabic, japanese}).require("سلام 日 GPU"); }).empty());
}

TEST_CASE("ink of letters that meet in a pixel adds up")
{
    TextSetter setter;
    const float wide = static_cast<float>(setter.set("H", {.capitals = 640}).size.x) / 640;
    for (int tenths = 100; tenths < 110; ++tenths)
    {
        TextStyle style{.capitals = static_cast<float>(tenths) / 10};
        const SetText one = setter.set("H", style);
        // A fifth of a pixel between the two.
        style.tracking = wide + (0.2f - one.advance) / style.capitals;
        const auto two = static_cast<double>(inkOf(setter.set("HH", style).coverage));
        CHECK(two == doctest::Approx(2.0 * static_cast<double>(inkOf(one.coverage))).epsilon(0.01));
        // One over the other is no more than all of a pixel.
        style.tracking = -one.advance / style.capitals;
        CHECK(static_cast<double>(inkOf(setter.set("HH", style).coverage)) < 0.8 * two);
    }
}

TEST_CASE("font files that are none, or are damaged, are refused by name")
{
    CHECK(contains(messageOf([] { TextSetter({"/nowhere/font.ttf"}); }), "/nowhere/font.ttf: "));
    const ScratchFile file;
    file.write("{ \"not\": \"a font\" }");
    CHECK(contains(messageOf([&] { TextSetter({file.path}); }), file.path.string() + ": "));
    std::ifstream stream(arabic, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(stream), {}};
    REQUIRE(whole.size() > 50'000);
    std::string enlarged = whole;
    const auto wordAt = [&](size_t place)
    {
        size_t word = 0;
        for (size_t i = place; i < place + 4; ++i)
            word = word << 8 | static_cast<uint8_t>(whole[i]);
        return word;
    };
    // Of 16 units a size, so that its letters would be pictures of a hundred times that size.
    enlarged.replace(wordAt(whole.find("head") + 8) + 18, 2, std::string("\0\x10", 2));
    file.write(enlarged);
    CHECK(contains(messageOf([&] { TextSetter({file.path}).set("سلام", {}); }), file.path.string() + ": "));
    uint32_t refused = 0;
    uint64_t state = 7;
    for (int i = 0; i < 500; ++i)
    {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        std::string bytes = whole;
        if (i % 2 == 0)
            bytes.resize((state >> 33) % whole.size());
        else
            for (int k = 0; k < 20; ++k)
                bytes[(state >> 20) * static_cast<uint64_t>(k + 1) % whole.size()] ^= static_cast<char>(state >> 40);
        file.write(bytes);
        const std::string message = messageOf(
            [&]
            {
                TextSetter setter({file.path});
                setter.require("سلام");
                setter.set("سلام", {.capitals = 8});
            });
        if (message.empty())
            continue;
        ++refused;
        const bool isNamed =
            contains(message, file.path.string() + ": ") || contains(message, "no font has the letter");
        CHECK(isNamed);
    }
    CHECK(refused > 200);
}

TEST_SUITE_END();
