#include "app/tour/caption.h"
#include "tests/app/tour/toured.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

using namespace app;
using toured::small;

namespace
{
// What is said of a document whose only key is that.
std::string said(const std::string& key)
{
    try
    {
        readTour(small().write(key));
        return {};
    }
    catch (const twin::Error& error)
    {
        return error.what();
    }
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}
} // namespace

TEST_CASE("tours: the schema is what the tables say")
{
    const std::filesystem::path file = std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/schema/tour.schema.json";
    if (std::getenv("GLASSHOUSE_UPDATE"))
        std::ofstream(file) << tourSchema();
    CHECK(samples::contents(file) == tourSchema());
}

TEST_CASE("tours: what is wrong with a document's form is told with its place")
{
    CHECK(said(R"({"viewpoint": "aisle", "hold_s": 2})").empty());

    struct Wrong
    {
        const char* key;
        const char* what;
    };
    for (
        const auto& [key, what] : {
            Wrong{R"({"viewpoint": "aisle", "holds": 2})",
                  "/keys/0/holds: unknown key \"holds\"; did you mean \"hold_s\"?"},
            Wrong{R"({"hold_s": 2})", "/keys/0: says not where the camera is"},
            Wrong{R"({"viewpoint": "aisle", "eye_m": [0, 0, 1], "hold_s": 2})",
                  "/keys/0: is in two places, \"viewpoint\" and \"eye_m\""},
            Wrong{R"({"viewpoint": "aisle", "hold_s": -1})", "/keys/0/hold_s: "},
            Wrong{R"({"along": {"of": "t"}, "seconds": 0})", "/keys/0/seconds: "},
            Wrong{R"({"along": {"of": "t"}, "seconds": -3})", "/keys/0/seconds: "},
            Wrong{R"({"along": {"of": "t"}, "seconds": 3, "speed_m_s": 1})",
                  "/keys/0/speed_m_s: stands beside \"seconds\""},
            Wrong{R"({"along": {"of": "t", "from": 0.5, "to": 0.5}})", "/keys/0/along: goes from 0.5 to 0.5"},
            Wrong{R"({"along": {"of": "t", "from": 0.5, "to": 1.5}})", "/keys/0/along/to: "},
            Wrong{R"({"viewpoint": "aisle", "seconds": 3})",
                  "/keys/0/seconds: is the time to come here, but a shot begins here"},
            Wrong{R"({"viewpoint": "aisle", "look_at": "A1", "look_at_m": [0, 0, 0]})",
                  "/keys/0/look_at_m: stands beside"},
            Wrong{R"({"eye_m": [0, 0, 1], "offset_m": [0, 0, 1]})", "/keys/0/offset_m: goes with"},
            Wrong{R"({"viewpoint": "aisle", "lens_mm": 3})", "/keys/0/lens_mm: "},
            Wrong{R"({"viewpoint": "aisle", "ease": "through", "hold_s": 2})",
                  "/keys/0/ease: the camera cannot go through and stay for 2 s"},
            Wrong{R"({"viewpoint": "aisle", "ease": "softly"})",
                  "/keys/0/ease: \"softly\" is not one of \"rest\", \"through\""},
            Wrong{R"({"viewpoint": "aisle", "view": "warmth"})", "/keys/0/view: there is no view \"warmth\""},
            Wrong{R"({"viewpoint": "aisle", "look": "nice"})", "/keys/0/look: \"nice\" is not one of"},
            Wrong{R"({"viewpoint": "aisle", "with_cables": true})", "/keys/0/with_cables: goes with \"highlight\""},
            Wrong{R"({"viewpoint": "aisle", "narration": "voice.wav"})", "/keys/0/narration: there is no file"},
            Wrong{R"({"viewpoint": "aisle", "cards": [{}]})", "/keys/0/cards/0: shows nothing"},
            Wrong{R"({"viewpoint": "aisle", "cards": [{"of": "A1"}]})", "/keys/0/cards/0: shows nothing"},
            Wrong{R"({"viewpoint": "aisle", "cards": [{"figure": "gpus", "of": "A1"}]})",
                  "/keys/0/cards/0: is of the facility and of an entity"},
            Wrong{R"({"viewpoint": "aisle", "cards": [{"figure": "gpu"}]})",
                  "/keys/0/cards/0/figure: there is no figure \"gpu\": give one of \"gpus\""},
            Wrong{
                R"({"viewpoint": "aisle", "cards": [{"figure": "gpus"}, {"figure": "gpus"}, {"figure": "gpus"}, {"figure": "gpus"}]})",
                "/keys/0/cards: has 4 cards: there is room for 3"},
            Wrong{R"({"viewpoint": "aisle", "title": {"text": ""}})", "/keys/0/title/text: is empty"},
            Wrong{
                R"({"viewpoint": "aisle", "title": {"text": "a title that is longer than one line can be read at a glance"}})",
                "/keys/0/title/text: does not fit: it has 60 letters and there is room for 42"},
            Wrong{R"({"viewpoint": "aisle", "clock": {}})", "/keys/0/clock: says nothing"},
            Wrong{R"({"viewpoint": "aisle", "clock": {"at": "yesterday"}})",
                  "/keys/0/clock/at: \"yesterday\" is no time such as"},
            Wrong{R"({"viewpoint": "aisle", "clock": {"at": "2026-03-01T08:00:00Z", "span_s": 60}})",
                  "/keys/0/clock: has only one of"},
            Wrong{R"({"viewpoint": "aisle", "clock": {"run": 1, "span_s": 60, "over_s": 2}})",
                  "/keys/0/clock/run: stands beside"},
        })
    {
        CAPTURE(key);
        CAPTURE(said(key));
        CHECK(has(said(key), what));
        CHECK(has(said(key), "tour.json:3: "));
    }
}

TEST_CASE("tours: no key at all, or a key twice")
{
    CHECK(has(said(""), "/keys: must have at least 1 elements"));
    CHECK(has(said(R"({"viewpoint": "aisle", "viewpoint": "hot"})"), "stands here twice"));
    const auto views =
        small().write(R"({"saved": "a", "hold_s": 1})",
                      R"(, "views": [{"name": "a", "eye_m": [0, 0, 1], "forward": [0, 0, 0], "fov_deg": 50},
                                       {"name": "a", "eye_m": [0, 0, 1], "forward": [0, 1, 0], "fov_deg": 50}])");
    CHECK_THROWS_WITH_AS(readTour(views), doctest::Contains("/views/0/forward: looks nowhere"), twin::Error);
    CHECK_THROWS_WITH_AS(readTour(views), doctest::Contains("(1 more)"), twin::Error);
}

TEST_CASE("tours: a caption of 10,000 letters says how many there is room for")
{
    const std::string key = R"({"viewpoint": "aisle", "caption": ")" + std::string(10000, 'a') + R"("})";
    CHECK(has(said(key),
              "/keys/0/caption: does not fit: it has 10000 letters and there is room for 84 in 2 lines of 42"));
}

TEST_CASE("captions: two lines of nearly the same length")
{
    CHECK(wrapped("One line.") == "One line.");
    CHECK(wrapped("  trimmed ") == "trimmed");
    CHECK(wrapped("Every link of this hall is laid as glass, from port to port.") ==
          "Every link of this hall is laid\nas glass, from port to port.");
    CHECK(wrapped("kept\nas it is") == "kept\nas it is");
    CHECK_FALSE(wrapped("one\ntwo\nthree"));
    CHECK_FALSE(wrapped(std::string(43, 'a')));
    CHECK(wrapped(std::string(42, 'a') + " " + std::string(42, 'b')) ==
          std::string(42, 'a') + "\n" + std::string(42, 'b'));
    CHECK_FALSE(wrapped(std::string(42, 'a') + " " + std::string(43, 'b')));
}

TEST_CASE("captions: wide letters count twice and part anywhere but before what ends a sentence")
{
    CHECK(columnsOf("光ファイバー") == 12);
    const std::string seventeen = "この建物のすべての光ファイバーは、";
    REQUIRE(columnsOf(seventeen) == 34);
    const auto lines = wrapped(seventeen + "ポートからポートまで敷設されています。");
    REQUIRE(lines);
    const size_t end = lines->find('\n');
    REQUIRE(end != std::string::npos);
    CHECK(columnsOf(lines->substr(0, end)) <= 42);
    CHECK(columnsOf(lines->substr(end + 1)) <= 42);
    CHECK(lines->substr(end + 1).find("ー") != 0);
    // Marks take no column: vowel signs of Arabic, accents.
    CHECK(columnsOf("مُدَوَّنَة") == 5);
    CHECK(columnsOf("e\u0301") == 1);
}

TEST_CASE("captions: shortened to what fits")
{
    CHECK(shortened("fits", 4) == "fits");
    CHECK(shortened("does not fit", 8) == "does no\u2026");
    CHECK(columnsOf(shortened("\u5149\u5149\u5149\u5149", 6)) <= 6);
}

TEST_CASE("captions: reading takes 15 letters a second and two seconds at least")
{
    CHECK(readingSeconds("") == 0);
    CHECK(readingSeconds("Short.") == 2);
    CHECK(readingSeconds(std::string(60, 'a')) == doctest::Approx(4));
}

TEST_CASE("tours: no truncation of a document gets by, and none does harm")
{
    const std::string whole = samples::contents(staged::smallScene() / "tours/every-key.json");
    REQUIRE(whole.size() < 8192);
    const auto read = [&](std::string_view text)
    { return readTour(twin::SourceText::fromString("cut", text), staged::smallScene() / "tours"); };
    CHECK(read(whole).document.keys.size() > 3);
    const size_t end = whole.find_last_of('}');
    for (size_t length = 0; length <= end; ++length)
        CHECK_THROWS_AS(read(std::string_view(whole).substr(0, length)), twin::Error);
}
