#include "tests/app/program.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>

#include <fstream>

// A tour in its presenter's hands, played by scripts on the demo hall.
namespace
{
// Plays the steps with a tour beside them; what they expect stands in them.
void plays(const std::string& steps, const std::vector<std::string>& more = {}, const std::string& says = {})
{
    const samples::Folder folder;
    folder.write("script.json", "{\"format\": \"glasshouse-script/1\",\n \"steps\": [\n" + steps + "\n]}\n");
    std::vector<std::string> arguments{
        "view", GLASSHOUSE_SOURCE_DIR "/scenes/demo", "--script", "script.json", "--size", "320x180", "--validate"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run run = glasshouse(arguments, {.folder = folder.path()});
    CHECK(run.err.find(says) != std::string::npos);
    if (says.empty())
        CHECK(run.err == "");
    CHECK(run.code == (says.empty() ? 0 : 1));
}

// The aisle of the demo's tour begins at 8.4 s: within the hall, at eye height.
constexpr const char* outside = R"({"expect": {"tour": "playing", "eye_within": [[-100, -100, 0], [100, -5, 30]]}})";
} // namespace

TEST_CASE("tour in the window: plays, pauses, is left by a hand, and comes back to where it was")
{
    plays(std::string(R"({"expect": {"tour": "none"}},
        {"key": "space"}, {"wait": 1},)") +
          outside + R"(,
        {"key": "space"}, {"expect": {"tour": "paused", "notice": ""}}, {"wait": 1}, {"save": "a.png"},
        {"drag": {"from": [160, 90], "to": [200, 80], "seconds": 0.3}},
        {"expect": {"tour": "left", "notice": "Space goes on"}},
        {"key": "space"}, {"wait": 4}, {"expect": {"tour": "playing"}},
        {"wheel": [0, 1]}, {"expect": {"tour": "left"}},
        {"key": "space"}, {"wait": 4}, {"key": "escape"}, {"expect": {"tour": "left"}})");
}

TEST_CASE("tour in the window: a presenter steps on and back; at its end it stands, and begins anew")
{
    plays(std::string(R"({"key": "space"}, {"key": "space"},
        {"key": "page_down"}, {"key": "page_down"}, {"key": "page_down"}, {"key": "page_down"}, {"key": "page_down"},
        {"key": "page_down"}, {"key": "page_down"}, {"key": "page_down"}, {"key": "page_down"}, {"key": "page_down"},
        {"key": "page_down"}, {"key": "page_down"}, {"key": "page_down"}, {"wait": 0.1},
        {"expect": {"tour": "paused", "eye_within": [[-100, -5, 0.1], [100, 100, 3.5]]}},
        {"key": "page_up"}, {"key": "page_up"}, {"key": "page_up"}, {"key": "page_up"}, {"key": "page_up"},
        {"key": "page_up"}, {"key": "page_up"}, {"key": "page_up"}, {"key": "page_up"}, {"key": "page_up"},
        {"key": "page_up"}, {"key": "page_up"}, {"key": "page_up"}, {"wait": 0.1},
        {"key": "space"},)") +
          outside + R"(, {"wait": 21}, {"expect": {"tour": "paused"}}, {"key": "space"}, {"wait": 0.2},)" + outside);
}

TEST_CASE("tour in the window: what cannot be toured is told, and the window stays as it was")
{
    plays(R"({"key": "space"}, {"expect": {"tour": "none", "notice": "there is no tour 'nothere'"}})",
          {"--tour", "nothere"});
    plays(R"({"expect": {"tour": "playing"}})", {}, "expected the tour to be playing, it is none");
}
