#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/passes/fonts.h"
#include "engine/passes/label_set.h"
#include "engine/passes/text.h"

using namespace engine;

namespace
{
Font inter()
{
    return Font(fonts("Inter-SemiBold.otf"));
}
} // namespace

TEST_SUITE_BEGIN("label set");

TEST_CASE("UTF-8, and what is none")
{
    using Letters = std::vector<char32_t>;
    CHECK(lettersOf("") == Letters{});
    CHECK(lettersOf("aé€😀") == Letters{U'a', U'é', U'€', U'😀'});
    CHECK(lettersOf("a\tb\nc\x7f") == Letters{U'a', U' ', U'b', U' ', U'c', U' '});
    const char32_t bad = 0xFFFD;
    CHECK(lettersOf("\xff") == Letters{bad});
    CHECK(lettersOf("\xc3") == Letters{bad});                   // cut short
    CHECK(lettersOf("\xc3x") == Letters{bad, U'x'});            // not gone on with
    CHECK(lettersOf("\xc0\xaf") == Letters{bad, bad});          // longer than needed
    CHECK(lettersOf("\xe0\x80\xaf") == Letters{bad, bad, bad}); //
    CHECK(lettersOf("\xed\xa0\x80") == Letters{bad, bad, bad}); // half of a pair
    CHECK(lettersOf("\xf4\x90\x80\x80") == Letters(4, bad));    // beyond the last letter
    CHECK(lettersOf("\xf0\x9f\x98") == Letters{bad, bad, bad}); // cut short
    const std::string whole = "aé€😀é";
    for (size_t i = 0; i < whole.size(); ++i)
        CHECK(lettersOf(std::string_view(whole).substr(0, i)).size() <= i);
}

TEST_CASE("the font: capitals are of height 1, pairs are kerned, what is missing has a glyph")
{
    const Font font = inter();
    float top = 0;
    for (const Font::Segment& segment : font.outline(font.glyphOf(U'H')))
        top = std::max(top, segment.from.y);
    CHECK(top == doctest::Approx(1));
    CHECK(font.emSize() == doctest::Approx(2816.0 / 2048));
    CHECK(font.kerning(font.glyphOf(U'A'), font.glyphOf(U'V')) < -0.05f);
    CHECK(font.kerning(font.glyphOf(U'H'), font.glyphOf(U'H')) == 0);
    CHECK(font.glyphOf(U'東') == 0);
    CHECK(!font.outline(0).empty());
    CHECK(font.outline(font.glyphOf(U' ')).empty());
    CHECK_THROWS_AS(Font{{}}, std::runtime_error);
}

TEST_CASE("a distance field tells how far its edge is, on both sides")
{
    // A square of 8 texels, from (6, 6) to (14, 14).
    const std::vector<Font::Segment> square = {
        {{6, 6}, {14, 6}}, {{14, 6}, {14, 14}}, {{14, 14}, {6, 14}}, {{6, 14}, {6, 6}}};
    const std::vector<float> field = distanceField(square, {20, 20}, 5);
    const auto at = [&](size_t x, size_t y) { return field[y * 20 + x]; };
    CHECK(at(10, 6) == doctest::Approx(0.5));
    CHECK(at(10, 5) == doctest::Approx(-0.5));
    CHECK(at(9, 9) == doctest::Approx(3.5));
    CHECK(at(5, 5) == doctest::Approx(-std::sqrt(0.5)));
    CHECK(at(0, 10) == doctest::Approx(-5));
    CHECK(at(19, 19) == doctest::Approx(-5));
}

TEST_CASE("lines are set about the middle of their foot, importance becomes a rank")
{
    const std::vector<Label> labels = {{.text = "HH", .importance = 7},
                                       {.text = "H H", .importance = -1},
                                       {.text = "HH", .importance = 0.5f},
                                       {.text = "gj", .importance = 7}};
    const LabelSet set(inter(), labels);
    REQUIRE(set.labels.size() == 4);
    CHECK(set.labels[0].glyphCount == 2);
    CHECK(set.labels[1].glyphCount == 2); // spaces have no ink
    CHECK(set.labels[0].box.x == doctest::Approx(-set.labels[0].box.z).epsilon(0.02));
    CHECK(set.labels[0].box.y == doctest::Approx(0).epsilon(0.03));
    CHECK(set.labels[0].box.w == doctest::Approx(1).epsilon(0.03));
    CHECK(set.labels[1].box.z > set.labels[0].box.z);
    CHECK(set.labels[3].box.y < -0.2f);
    CHECK(set.labels[1].importance < set.labels[2].importance);
    CHECK(set.labels[2].importance < set.labels[0].importance);
    CHECK(set.labels[3].importance == set.labels[0].importance);
    CHECK(set.labels[0].importance < labelRanks);
}

TEST_SUITE_END();
