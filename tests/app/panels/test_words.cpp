#include <doctest/doctest.h>

#include "tests/app/panels/words_board.h"

using namespace app;
using namespace tests;
using engine::PictureArea;

// Where words stand.
namespace
{
struct Board
{
    Board() : letterings(testDevice(), wordsFonts), overprint(testDevice()) {}

    WordsLayout lay(const Words& words, glm::uvec2 size, const std::optional<PictureArea>& legend = {})
    {
        letterings.turn();
        return layWords(words, size, overlayScale(size), legend, letterings);
    }

    engine::Letterings letterings;
    engine::Overprint overprint;
};

bool meet(const PictureArea& a, const PictureArea& b)
{
    return a.least.x < b.most.x && b.least.x < a.most.x && a.least.y < b.most.y && b.least.y < a.most.y;
}

bool isWithin(const PictureArea& inner, const PictureArea& outer)
{
    return inner.least.x >= outer.least.x && inner.least.y >= outer.least.y && inner.most.x <= outer.most.x &&
           inner.most.y <= outer.most.y;
}

// A little of a glyph may reach beyond where its line ends.
PictureArea inkOf(const engine::TextMark& mark)
{
    const glm::vec2 least(mark.foot + mark.text->corner);
    return {least + 1.0f, least + glm::vec2(mark.text->size) - 1.0f};
}

std::vector<engine::TextMark> textsOf(const WordsLayout& layout)
{
    std::vector<engine::TextMark> texts;
    for (const engine::Mark& mark : layout.marks)
        if (const auto* text = std::get_if<engine::TextMark>(&mark); text && text->text->size.x > 0)
            texts.push_back(*text);
    return texts;
}

std::vector<PictureArea> areasOf(const WordsLayout& layout, const std::optional<PictureArea>& legend)
{
    std::vector<PictureArea> areas = layout.cards;
    for (const auto& area : {layout.caption, layout.title, legend})
        if (area)
            areas.push_back(*area);
    return areas;
}

// As large as the window's is.
PictureArea legendIn(glm::uvec2 size)
{
    const float unit = overlayScale(size);
    const float width = std::min(352 * unit, static_cast<float>(size.x) - 80 * unit);
    const glm::vec2 corner(static_cast<float>(size.x) - 40 * unit, 40 * unit);
    return {{corner.x - width, corner.y}, {corner.x, corner.y + 85 * unit}};
}

void checkApart(const WordsLayout& layout, glm::uvec2 size, const std::optional<PictureArea>& legend)
{
    const PictureArea picture{{0, 0}, size};
    const std::vector<PictureArea> areas = areasOf(layout, legend);
    for (size_t i = 0; i < areas.size(); ++i)
    {
        CHECK(isWithin(areas[i], picture));
        for (size_t k = 0; k < i; ++k)
            CHECK(!meet(areas[i], areas[k]));
    }
    // Each text is in one of them, but what hangs below the foot of a caption's or a title's letters.
    for (const engine::TextMark& text : textsOf(layout))
    {
        const PictureArea ink = inkOf(text);
        bool isInOne = false;
        for (const PictureArea& area : areas)
        {
            const bool isBesideCards = &area - areas.data() >= static_cast<ptrdiff_t>(layout.cards.size());
            const glm::vec2 hang = isBesideCards ? glm::vec2(2, 0.5f * (area.most.y - area.least.y)) : glm::vec2(0);
            isInOne |= isWithin(ink, {area.least - hang, area.most + hang});
        }
        CHECK(isInOne);
    }
}
} // namespace

TEST_SUITE_BEGIN("words");

TEST_CASE("captions, cards, titles and the legend cover neither each other nor what is beside the picture")
{
    Board board;
    Words wide = everything();
    wide.caption = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW\nWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
    wide.title = "A digital twin of a factory that shows every fiber between its machines";
    wide.subtitle = "From the gate to one glowing strand of glass in twenty seconds, without a menu to open";
    wide.cards = {
        {"123,456,789,012", "kilowatt hours", "a line that is much longer than any card is wide", Provenance::stale},
        power,
        {"0", "", "", Provenance::measured}};
    for (const glm::uvec2 size : sizes)
        for (const bool hasLegend : {false, true})
            for (Words words : {everything(), wide})
            {
                CAPTURE(size.x);
                CAPTURE(size.y);
                CAPTURE(hasLegend);
                const auto legend = hasLegend ? std::optional(legendIn(size)) : std::nullopt;
                checkApart(board.lay(words, size, legend), size, legend);
                words.cardsOpacity = 0;
                checkApart(board.lay(words, size, legend), size, legend);
                words.cards.resize(1);
                words.cardsOpacity = 1;
                words.titleOpacity = 0;
                checkApart(board.lay(words, size, legend), size, legend);
            }
}

TEST_CASE("words are the same part of any picture of one shape, and letters stand on whole pixels")
{
    Board board;
    const glm::uvec2 small(1280, 720);
    const WordsLayout first = board.lay(everything(), small);
    for (const uint32_t times : {3u, 6u})
    {
        const WordsLayout large = board.lay(everything(), small * times);
        const auto factor = static_cast<float>(times);
        const auto same = [&](const PictureArea& a, const PictureArea& b)
        {
            CHECK(glm::distance(a.least * factor, b.least) < 2 * factor);
            CHECK(glm::distance(a.most * factor, b.most) < 2 * factor);
        };
        same(*first.caption, *large.caption);
        same(*first.title, *large.title);
        REQUIRE(first.cards.size() == 3);
        for (size_t i = 0; i < 3; ++i)
            same(first.cards[i], large.cards[i]);
    }
    // The caption's capitals, and those of the title.
    for (const uint32_t times : {1u, 3u, 6u})
    {
        const auto heightOf = [&](const Words& words)
        { return textsOf(board.lay(words, small * times))[0].text->size.y; };
        CHECK(heightOf(captioned("HEH")) == 20 * times);
        CHECK(heightOf({.title = "HEH", .titleOpacity = 1}) == 48 * times);
    }
    CHECK(overlayScale({1280, 720}) == 1);
    CHECK(overlayScale({7680, 4320}) == 6);
    CHECK(overlayScale({1080, 1920}) == 1.5f);
    CHECK(overlayScale({320, 180}) == 0.5f);
}

TEST_CASE("cards stand on a grid of 8: in a row, in portrait pictures one below the other")
{
    Board board;
    const std::vector<PictureArea> row = board.lay(everything(), {1280, 720}).cards;
    REQUIRE(row.size() == 3);
    for (const PictureArea& card : row)
        for (const float edge : {card.least.x, card.least.y, card.most.x, card.most.y})
            CHECK(std::fmod(edge, 8.0f) == 0);
    CHECK(row[0].least.y == row[2].least.y);
    const std::vector<PictureArea> column = board.lay(everything(), {1080, 1920}).cards;
    CHECK(column[0].least.x == column[2].least.x);
    CHECK(column[2].least.y > column[1].most.y);
    const Words two{.cards = {gpus, gpus}, .cardsOpacity = 1}; // for which there is room in a row
    const std::vector<PictureArea> pair = board.lay(two, {1080, 1920}).cards;
    CHECK(pair[0].least.x == pair[1].least.x);
    // Beside the legend rather than below it, where there is room.
    Words untitled = everything();
    untitled.titleOpacity = 0;
    CHECK(board.lay(untitled, {1280, 720}, legendIn({1280, 720})).cards[0].least.y == row[0].least.y);
}

TEST_CASE("captions stand in the lower third, in the middle, whichever way they read")
{
    Board board;
    for (const glm::uvec2 size : {glm::uvec2(1280, 720), glm::uvec2(1080, 1920)})
        for (const char* caption : {"Hall\nfibers", "光の道\n本日", "سلام بيت\nسلام", "سلام GPU 2"})
        {
            const WordsLayout layout = board.lay(captioned(caption), size);
            CHECK(layout.caption->least.y > static_cast<float>(size.y) * 2 / 3);
            for (const engine::TextMark& text : textsOf(layout))
                CHECK(std::abs(text.foot.x + int(text.text->advance / 2) - int(size.x / 2)) <= 2);
        }
    // A first word of the other direction does not turn a line of an Arabic caption around.
    const auto texts = textsOf(board.lay(captioned("سلام\nGPU سلام"), {1280, 720}));
    CHECK(texts[1].text == &board.letterings.of("GPU سلام", {.capitals = 20, .reading = engine::Reading::rightToLeft}));
    // And cards of it are mirrored.
    const auto card =
        textsOf(board.lay({.cards = {{"7", "GPU", "سلام", Provenance::stale}}, .cardsOpacity = 1}, {1280, 720}));
    CHECK(card[0].foot.x > card[1].foot.x);
}

TEST_CASE("long titles are broken between words into lines of about equal width")
{
    Board board;
    const Words words{.title = "Two thousand machines that think as one", .titleOpacity = 1};
    const auto lines = textsOf(board.lay(words, {1280, 720}));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text->size.y > 40);
    CHECK(lines[0].text->advance < 1.6f * lines[1].text->advance);
    CHECK(lines[1].text->advance < 1.6f * lines[0].text->advance);
    CHECK(textsOf(board.lay(words, {720, 1280})).size() == 3);
}

TEST_CASE("a title beside cards keeps its size, and begins at the side that it is read from")
{
    Board board;
    for (const glm::uvec2 size : {glm::uvec2(1280, 720), glm::uvec2(900, 900), glm::uvec2(1080, 1920)})
    {
        const Words both{.title = "Hall", .titleOpacity = 1, .cards = {gpus, power, gpus}, .cardsOpacity = 1};
        const WordsLayout layout = board.lay(both, size, legendIn(size));
        const Words alone{.title = "Hall", .titleOpacity = 1};
        CHECK(layout.title->most.y - layout.title->least.y ==
              doctest::Approx(board.lay(alone, size).title->most.y - board.lay(alone, size).title->least.y));
        CHECK(layout.title->least.x < static_cast<float>(size.x) / 8 + 1);
        const WordsLayout arabic = board.lay({.title = "سلام", .titleOpacity = 1}, size);
        CHECK(arabic.title->most.x > static_cast<float>(size.x) * 7 / 8 - 1);
    }
}

TEST_CASE("no size is too small to be laid out")
{
    Board board;
    for (const glm::uvec2 size : {glm::uvec2(1, 1), glm::uvec2(16, 9), glm::uvec2(64, 64), glm::uvec2(40, 2000)})
        CHECK(board.lay(everything(), size, legendIn(size)).marks.size() > 10);
}

TEST_CASE("letters have a contrast of 4.5 to 1 to their ground, over white and over black")
{
    Board board;
    for (const float picture : {0.0f, 1.0f})
        for (const glm::uvec2 size : {sizes[0], sizes[3], sizes[4], sizes[5]})
            for (Words words :
                 {everything(), captioned("one line"), Words{.cards = {gpus, power, unknownFigure}, .cardsOpacity = 1},
                  Words{.title = "By itself", .subtitle = "quiet", .titleOpacity = 1}})
            {
                const WordsLayout layout = board.lay(words, size);
                std::vector<engine::Mark> grounds = layout.grounds;
                for (const engine::Mark& mark : layout.marks)
                    if (!std::holds_alternative<engine::TextMark>(mark))
                        grounds.push_back(mark);
                const Drawn ground = drawnOver(testDevice(), size, picture,
                                               [&](gpu::Commands& cmd, const gpu::Image& on)
                                               { board.overprint.draw(cmd, grounds, on); });
                double least = 21;
                for (const engine::TextMark& text : textsOf(layout))
                {
                    const PictureArea ink = inkOf(text);
                    const double ofText = luminance(glm::vec3(text.color));
                    REQUIRE(text.color.a == 1);
                    for (auto y = static_cast<uint32_t>(ink.least.y); y < static_cast<uint32_t>(ink.most.y); ++y)
                        for (auto x = static_cast<uint32_t>(ink.least.x); x < static_cast<uint32_t>(ink.most.x); x += 3)
                            least = std::min(least, contrast(ofText, luminance(colorOf(ground.at({x, y})))));
                }
                CAPTURE(picture);
                CAPTURE(size.x);
                CHECK(least >= 4.5);
            }
}

TEST_SUITE_END();
