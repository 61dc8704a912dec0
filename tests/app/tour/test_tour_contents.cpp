#include "app/tour/data_clock.h"
#include "app/tour/figures.h"
#include "tests/app/tour/toured.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>

using namespace app;
using toured::demo;
using toured::small;

namespace
{
constexpr int64_t second = 1'000'000'000;

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

EntityId entity(const char* name)
{
    const EntityId found = small().search.named(name);
    REQUIRE(found != 0);
    return found;
}
} // namespace

TEST_CASE("tours: what a scene does not have is told with file, line and path")
{
    struct Wrong
    {
        const char* key;
        const char* what;
    };
    for (const auto& [key, what] : {
             Wrong{R"({"viewpoint": "garden", "hold_s": 1})",
                   "/keys/1/viewpoint: there is no \"garden\" here: this scene has \"overview\""},
             Wrong{R"({"saved": "mine", "hold_s": 1})", "/keys/1/saved: there is no view \"mine\""},
             Wrong{R"({"frame": "rack:Z9"})", "/keys/1/frame: there is nothing called \"rack:Z9\""},
             Wrong{R"({"viewpoint": "overview", "look_at": "Z9"})", "/keys/1/look_at: there is nothing called \"Z9\""},
             Wrong{R"({"along": {"of": "t9"}})", "/keys/1/along/of: there is nothing called \"t9\""},
             Wrong{R"({"along": {"of": "rack:A1"}})", "/keys/1/along/of: rack:A1 is a rack: one travels along"},
             Wrong{R"({"viewpoint": "overview", "highlight": ["A1", "Z9"]})", "/keys/1/highlight/1: there is nothing"},
             Wrong{R"({"viewpoint": "overview", "cards": [{"of": "Z9", "fact": "devices"}]})",
                   "/keys/1/cards/0/of: there is nothing called \"Z9\""},
             Wrong{R"({"viewpoint": "overview", "cards": [{"of": "rack:A1", "fact": "colour"}]})",
                   "/keys/1/cards/0/fact: of rack:A1 no \"colour\" is known: give one of \"model\""},
             Wrong{R"({"viewpoint": "overview", "clock": {"run": 1}})",
                   "/keys/1/clock: is the first of the tour: give it \"at\""},
         })
    {
        const std::string said =
            small().refusal(std::string(R"({"viewpoint": "overview", "hold_s": 1},)") + "\n" + key);
        CAPTURE(key);
        CAPTURE(said);
        CHECK(has(said, what));
        CHECK(has(said, "tour.json:4: "));
    }
    CHECK(
        has(small().refusal(R"({"frame": "Z1"}, {"frame": "Z2"}, {"frame": "Z3", "highlight": ["Z4"]})"), "(3 more)"));
    CHECK(has(small().refusal(R"({"viewpoint": "overview"})"), "/keys/0: lasts no time"));
    CHECK(has(small().refusal(R"({"eye_m": [0, 0, 9], "hold_s": 1})"), "/keys/0: looks nowhere"));
    CHECK(has(
        small().refusal(
            R"({"viewpoint": "overview", "ease": "through", "caption": "Gone."}, {"viewpoint": "overview", "offset_m": [1, 0, 0]})"),
        "/keys/0: its words would not be seen"));
}

TEST_CASE("tours: a highlight lights what a thing contains, and its cables where asked for")
{
    const std::string key = R"({"viewpoint": "overview", "hold_s": 4, "highlight": ["rack:A1"])";
    const Tour plain = small().tour(key + "}");
    const auto lit = plain.at(2).lit;
    const auto holds = [](std::span<const EntityId> ids, EntityId id) { return std::ranges::binary_search(ids, id); };
    CHECK(std::ranges::is_sorted(lit));
    for (const char* name : {"rack:A1", "n1", "n2", "n1:ib1"})
        CHECK(holds(lit, entity(name)));
    for (const char* name : {"rack:A2", "s1", "c1", "s1:1"})
        CHECK_FALSE(holds(lit, entity(name)));
    const Tour cabled = small().tour(key + R"(, "with_cables": true})");
    CHECK(holds(cabled.at(2).lit, entity("c1")));
    CHECK(holds(cabled.at(2).lit, entity("c2")));
    CHECK_FALSE(holds(cabled.at(2).lit, entity("c5")));
}

TEST_CASE("tours: others are dimmed within the span, over half a second")
{
    const Tour tour = small().tour(R"({"viewpoint": "overview", "hold_s": 2},
        {"viewpoint": "overview", "cut": true, "hold_s": 4, "highlight": ["c1"]},
        {"viewpoint": "overview", "cut": true, "hold_s": 2})");
    CHECK(tour.at(1.99).lit.empty());
    CHECK(tour.at(2).dim == 0);
    CHECK(tour.at(2.25).dim == doctest::Approx(0.5));
    CHECK(tour.at(2.5).dim == 1);
    CHECK(tour.at(5.5).dim == 1);
    CHECK(tour.at(5.75).dim == doctest::Approx(0.5));
    CHECK(tour.at(6.01).lit.empty());
}

TEST_CASE("tours: words fade within their span and stay over keys that say the same")
{
    const Tour tour = small().tour(R"({"viewpoint": "overview", "hold_s": 3, "caption": "The same."},
        {"viewpoint": "overview", "offset_m": [0, 0, 1], "seconds": 2, "hold_s": 1, "caption": "The same."},
        {"viewpoint": "overview", "cut": true, "hold_s": 3, "caption": "Another."})");
    CHECK(tour.at(0).words.captionOpacity == 0);
    CHECK(tour.at(0.2).words.captionOpacity == doctest::Approx(0.5));
    CHECK(tour.at(3).words.captionOpacity == 1);
    CHECK(tour.at(5.8).words.captionOpacity == doctest::Approx(0.5));
    CHECK(tour.at(6.2).words.caption == "Another.");
    CHECK(tour.at(9).words.captionOpacity == 1); // to the end
    REQUIRE(tour.cues().size() == 2);
    CHECK(tour.cues()[0].from == 0);
    CHECK(tour.cues()[0].to == 6);
    CHECK(tour.cues()[1].text == "Another.");
    CHECK(tour.warnings().empty());
}

TEST_CASE("tours: a caption that is gone before it is read is warned of")
{
    const Tour tour = small().tour(
        R"({"viewpoint": "overview", "hold_s": 3, "caption": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})");
    REQUIRE(tour.warnings().size() == 1);
    CHECK(tour.warnings()[0].path.starts_with("/keys/"));
    CHECK(tour.warnings()[0].line > 0);
    CHECK(has(tour.warnings()[0].what, "is there for 2.2 s and takes 4.0 s to read"));
    // Without a time of its own it stays as long as that takes.
    const Tour without = small().tour(
        R"({"viewpoint": "overview", "caption": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})");
    CHECK(without.warnings().empty());
    CHECK(without.seconds() == doctest::Approx(4.8));
}

TEST_CASE("tours: looks, views and curtains")
{
    const Tour tour = small().tour(R"({"viewpoint": "overview", "hold_s": 2, "look": "engineer", "view": "rack.power"},
        {"viewpoint": "overview", "cut": true, "fade_s": 1, "hold_s": 2},
        {"viewpoint": "overview", "cut": true, "hold_s": 2, "look": "executive", "view": "none"})");
    CHECK(tour.at(1).look == engine::Look::engineer);
    CHECK(tour.at(1).view == findView("rack.power"));
    CHECK(tour.at(3).view == findView("rack.power"));
    CHECK(tour.at(4).look == engine::Look::executive);
    CHECK(tour.at(4).view == nullptr);
    CHECK(tour.at(1.5).words.curtain == 0);
    CHECK(tour.at(1.75).words.curtain == doctest::Approx(0.5));
    CHECK(tour.at(2).words.curtain == 1);
    CHECK(tour.at(2.25).words.curtain == doctest::Approx(0.5));
    CHECK(tour.at(2.5).words.curtain == 0);
    CHECK(tour.at(4).words.curtain == 0);
}

TEST_CASE("tours: data time runs, holds and goes back")
{
    const Tour tour = small().tour(R"({"viewpoint": "overview", "hold_s": 2},
        {"viewpoint": "overview", "cut": true, "hold_s": 2, "clock": {"at": "2026-03-01T08:00:00Z", "run": 60}},
        {"viewpoint": "overview", "cut": true, "hold_s": 4, "clock": {"span_s": -3600, "over_s": 2}},
        {"viewpoint": "overview", "cut": true, "hold_s": 2, "clock": {"at": "2026-03-02T00:00:00.5+01:00"}},
        {"viewpoint": "overview", "cut": true, "hold_s": 2, "clock": {"run": 0.5}})");
    const int64_t eight = 1772352000 * second; // date -u -d 2026-03-01T08:00:00 +%s
    CHECK_FALSE(tour.at(1.9).dataTime);
    CHECK(tour.at(2).dataTime == eight);
    CHECK(tour.at(3).dataTime == eight + 60 * second);
    CHECK(tour.at(4).dataTime == eight + 120 * second);
    CHECK(tour.at(5).dataTime == eight - 1680 * second);
    CHECK(tour.at(6).dataTime == eight - 3480 * second);
    CHECK(tour.at(7.5).dataTime == eight - 3480 * second);
    const int64_t eleven = eight + 15 * 3600 * second + second / 2;
    CHECK(tour.at(8).dataTime == eleven);
    CHECK(tour.at(9.5).dataTime == eleven);
    CHECK(tour.at(12).dataTime == eleven + second);
}

TEST_CASE("times: as RFC 3339 has them")
{
    CHECK(timeOf("1970-01-01T00:00:00Z") == 0);
    CHECK(timeOf("1969-12-31T23:59:59.5Z") == -second / 2);
    CHECK(timeOf("2024-02-29t12:00:00.123456789z") == 1709208000 * second + 123456789);
    CHECK(timeOf("2024-02-29T12:00:00-05:30") == (1709208000 + 19800) * second);
    for (const char* wrong : {"", "2024", "2024-02-30T00:00:00Z", "2024-13-01T00:00:00Z", "2024-02-29T24:00:00Z",
                              "2024-02-29T12:00:00", "2024-02-29T12:00:00.Z", "2024-02-29T12:00:00Z ",
                              "2024-02-29 12:00Z", "9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z"})
    {
        CAPTURE(wrong);
        CHECK_FALSE(timeOf(wrong));
    }
}

TEST_CASE("tours: narrations and fonts are files beside the document")
{
    const Tour tour = small().tour(readTour(staged::smallScene() / "tours/every-key.json"));
    REQUIRE(tour.narrations().size() == 1);
    CHECK(tour.narrations()[0].file == staged::smallScene() / "tours/voice.wav");
    CHECK(tour.narrations()[0].at == tour.stops()[5].from);
    REQUIRE(tour.fonts().size() == 1);
    CHECK(tour.fonts()[0] == staged::smallScene() / "tours/snow.ttf");
    CHECK(tour.loopPause() == 2);
}

TEST_CASE("figures: counted and added up from the facility")
{
    const twin::Scene scene = twin::openScene(staged::smallScene());
    const FacilitySums sums(scene);
    double metres = 0;
    for (const twin::CableRoute& route : scene.routes.cables)
        metres += static_cast<double>(route.lengthMetres);
    CHECK(sums.cableMetres == doctest::Approx(metres));
    CHECK(sums.longestMetres > metres / 6);
    // n1, n2 and twice n2 to s1, s1 to s2 over panels.
    CHECK(sums.links == 4);
    const auto figure = [&](const char* name) { return findFigure(name)->make(sums, scene.facility); };
    CHECK(figure("gpus").value == "16");
    CHECK(figure("gpus").line == "in 2 nodes");
    CHECK(figure("racks").value == "3");
    CHECK(figure("switches").line == "2 leaves");
    CHECK(figure("rated_power").unit == "MW");
    for (const FigureInfo& each : figures())
    {
        CAPTURE(each.name);
        const KeyFigure made = each.make(sums, scene.facility);
        CHECK_FALSE(made.value.empty());
        CHECK_FALSE(made.line.empty());
        CHECK(made.provenance == Provenance::documented);
    }
    const auto fact = figureOf(*small().staged, entity("rack:A1"), "rated power");
    REQUIRE(fact);
    CHECK(fact->unit.find('W') != std::string::npos);
    CHECK(fact->value.find_first_not_of("0123456789.") == std::string::npos);
    CHECK(fact->line == "rated power, A1");
    CHECK_FALSE(figureOf(*small().staged, entity("rack:A1"), "colour"));
}

TEST_CASE("tours: along a tray, over what lies in it")
{
    const Tour tour =
        demo().tour(R"({"along": {"of": "tray:H1-A-tray2", "from": 0.2, "to": 0.6, "above_m": 0.3}, "seconds": 8,
        "ease": "through"})");
    const TrackPoint begin = tour.trackAt(0);
    const TrackPoint end = tour.trackAt(8);
    // 25.2 m from -12.6 m, middle of its bottom at 3.05 m.
    CHECK(begin.eye.x == doctest::Approx(-12.6 + 0.2 * 25.2).epsilon(0.001));
    CHECK(end.eye.x == doctest::Approx(-12.6 + 0.6 * 25.2).epsilon(0.001));
    for (double t = 0; t <= 8; t += 0.25)
    {
        CHECK(tour.trackAt(t).eye.z == doctest::Approx(3.35));
        CHECK(tour.at(t).camera.forward.x > 0.95f); // along it
    }
    const Tour back =
        demo().tour(R"({"along": {"of": "tray:H1-A-tray2", "from": 0.6, "to": 0.2, "above_m": 0.3}, "seconds": 8})");
    CHECK(back.trackAt(8).eye.x == doctest::Approx(begin.eye.x).epsilon(0.001));
    CHECK(back.at(4).camera.forward.x < -0.95f);
}

TEST_CASE("tours: a frame stands before a thing and sees it, out of the rack that it stands in")
{
    for (const char* name : {"rack:H1-A05", "device:su1-leaf5", "su1-leaf5:17/1", "cable:c517"})
    {
        CAPTURE(name);
        const Tour tour = demo().tour(fmt::format(R"({{"frame": "{}", "hold_s": 1}})", name));
        const engine::Camera camera = tour.at(0.5).camera;
        const glm::vec3 way = demo().staged->positionOf(demo().search.named(name)) - camera.eye;
        CHECK(glm::dot(glm::normalize(way), camera.forward) > 0.98f);
        CHECK(demo().obstacles.isFree(glm::vec2(camera.eye), 0.04f, {camera.eye.z - 0.04f, camera.eye.z + 0.04f}));
    }
}

TEST_CASE("tours: views of the document before the user's")
{
    const std::string beside =
        R"(, "views": [{"name": "a", "eye_m": [1, 2, 30], "forward": [0, 1, -1], "fov_deg": 40, "rise": 0.1}])";
    const std::map<std::string, engine::Camera> kept{{"a", engine::lookAt({9, 9, 9}, {0, 0, 0}, 1)},
                                                     {"1", engine::lookAt({3, 4, 50}, {0, 0, 0}, 1)}};
    const Tour tour = demo().tour(
        readTour(demo().write(R"({"saved": "a", "hold_s": 1}, {"saved": "1", "cut": true, "hold_s": 1})", beside)), {},
        kept);
    CHECK(tour.at(0.5).camera.eye == glm::vec3(1, 2, 30));
    CHECK(tour.at(0.5).camera.fovY == doctest::Approx(40 * 3.14159265 / 180));
    CHECK(tour.at(0.5).camera.rise == doctest::Approx(0.1));
    CHECK(tour.at(1.5).camera.eye == glm::vec3(3, 4, 50));
}
