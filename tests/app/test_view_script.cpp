#include "tests/app/program.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <span>
#include <utility>

// A scene in its user's hands, played by scripts: the demo hall, in small pictures.
namespace
{
const std::string demo = GLASSHOUSE_SOURCE_DIR "/scenes/demo";

struct Player
{
    Run play(const std::string& steps, const std::vector<std::string>& more = {}, const RunOptions& options = {}) const
    {
        std::ofstream(file()) << "{\"format\": \"glasshouse-script/1\",\n \"steps\": [\n" << steps << "\n]}\n";
        return run(more, options);
    }
    Run run(const std::vector<std::string>& more = {}, RunOptions options = {}) const
    {
        std::vector<std::string> arguments{"view", demo, "--script", file(), "--size", "640x360"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        options.folder = folder.path();
        return glasshouse(arguments, options);
    }
    // To its end; what it expects stands in it.
    void plays(const std::string& steps, const std::vector<std::string>& more = {}) const
    {
        const Run run = play(steps, more);
        CHECK(run.err == "");
        CHECK(run.code == 0);
    }
    std::string file() const { return (folder.path() / "script.json").string(); }
    std::string picture(const std::string& name) const { return samples::contents(folder.path() / name); }

    samples::Folder folder;
};

void plays(const std::string& steps, const std::vector<std::string>& more = {})
{
    Player().plays(steps, more);
}

// Steps, and a part of the one line that says what is wrong with them.
void fails(std::span<const std::pair<const char*, const char*>> all)
{
    const Player player;
    for (const auto& [steps, message] : all)
    {
        CAPTURE(steps);
        const Run run = player.play(steps);
        CHECK(run.code == 1);
        CHECK(isOneLineError(run.err));
        INFO(run.err);
        CHECK(run.err.find(message) != std::string::npos);
    }
}
} // namespace

TEST_SUITE_BEGIN("view script");

TEST_CASE("orbit, pan, wheel: the camera follows the hand, and validation has nothing to say")
{
    plays(R"({"expect": {"mode": "orbit", "selected": "", "eye_within": [[5, -35, 15], [20, -20, 30]]}},
             {"drag": {"from": [320, 200], "to": [420, 200]}},
             {"expect": {"eye_within": [[-20, -40, 15], [5, -15, 30]], "selected": ""}},
             {"drag": {"from": [320, 200], "to": [320, 260], "button": "right"}},
             {"move": [320, 200]}, {"wheel": [0, 10]}, {"rest": true},
             {"expect": {"eye_within": [[-20, -20, 3], [20, 0, 20]]}},
             {"save": "orbit.png"})",
          {"--validate"});
}

TEST_CASE("fly and walk: as fast as said, into a rack but not through it")
{
    plays(R"({"camera": "-7.4,-5.3,1.65:-7.4,0,1.65"},
             {"key": "2"}, {"expect": {"mode": "fly"}},
             {"key": "e", "seconds": 0.5}, {"rest": true},
             {"expect": {"eye_within": [[-7.5, -5.4, 2.6], [-7.3, -5.2, 3.6]]}},
             {"key": "3"}, {"expect": {"mode": "walk"}},
             {"key": "w", "seconds": 6}, {"rest": true},
             {"expect": {"eye_within": [[-7.5, -4.75, 1.6], [-7.3, -4.3, 1.7]]}},
             {"key": "s", "seconds": 4}, {"rest": true},
             {"expect": {"eye_within": [[-7.5, -6, 1.6], [-7.3, -5.6, 1.7]]}},
             {"key": "1"}, {"expect": {"mode": "orbit"}})");
}

TEST_CASE("pick, frame, deselect, look, view")
{
    plays(R"({"frame": "rack:H1-A05"}, {"rest": true},
             {"key": "t"}, {"click": [320, 200]},
             {"wait": 1}, {"key": "escape"}, {"expect": {"selected": ""}},
             {"select": "H1-A05"}, {"expect": {"selected": "H1-A05"}},
             {"key": "f"}, {"rest": true},
             {"key": "l"}, {"expect": {"look": "engineer"}},
             {"key": "v"}, {"expect": {"view": "cable.medium"}},
             {"view": "none"}, {"expect": {"view": "none"}},
             {"key": "r"}, {"rest": true},
             {"expect": {"eye_within": [[5, -35, 15], [20, -20, 30]]}},
             {"save": "after.png"})");
}

TEST_CASE("the rack that is framed is the rack in the middle")
{
    // Its own frame, or a device in it.
    const Player player;
    const Run run =
        player.play(R"({"key": "p"}, {"frame": "su1-n20"}, {"rest": true}, {"click": [320, 180]})", {"--json"});
    CHECK(run.code == 0);
    CHECK(run.out.find(R"("event":"selected")") != std::string::npos);
    CHECK(run.out.find(R"("selected":"su1-n20")") != std::string::npos);
}

TEST_CASE("what is framed stands in the middle of what the panels leave free")
{
    // Found by its name, so that its panel comes with the way there: 640 pixels less the panel's 320, 360 less the bar.
    plays(R"({"key": "t"},
             {"search": "su1-n20"}, {"key": "enter"}, {"rest": true}, {"expect": {"selected": "su1-n20"}},
             {"key": "escape"}, {"expect": {"selected": ""}},
             {"click": [160, 204]}, {"expect": {"selected": "su1-n20"}})");
}

TEST_CASE("search by typing")
{
    plays(R"({"search": "h1-b03"}, {"key": "enter"}, {"expect": {"selected": "H1-B03"}}, {"rest": true},
             {"expect": {"eye_within": [[-14, -6, 0], [14, 6, 5]]}},
             {"key": "slash"}, {"wait": 0.1}, {"type": "su1-n07"}, {"key": "enter"},
             {"expect": {"selected": "su1-n07"}})");
}

TEST_CASE("tiny, wide, minimised and restored")
{
    const Player player;
    player.plays(R"({"resize": [64, 64]}, {"save": "tiny.png"},
        {"resize": [3000, 200]}, {"save": "wide.png"},
        {"minimise": true}, {"expect": {"size": [0, 0]}}, {"wait": 1}, {"click": [10, 10]},
        {"minimise": false}, {"expect": {"size": [3000, 200]}}, {"save": "again.png"})",
                 {"--validate"});
    CHECK(player.picture("wide.png") == player.picture("again.png"));
    CHECK(player.play(R"({"minimise": true}, {"save": "none.png"})").err.find("there is no picture to save") !=
          std::string::npos);
}

TEST_CASE("a second scene over the first, and one that cannot be opened")
{
    const Player player;
    const std::string other = (player.folder.path() / "other").string();
    REQUIRE(glasshouse({"generate", "b200-superpod", "--gpus", "256", "-o", other}).code == 0);
    std::filesystem::create_directory(player.folder.path() / "broken");
    std::ofstream(player.folder.path() / "broken/scene.json") << "{\"format\": \"glasshouse-scene/1\",";
    player.plays(R"({"select": "H1-A05"}, {"save": "before.png"},
        {"open": "broken"},
        {"expect": {"scene": "b300-superpod, 2304 GPUs", "selected": "H1-A05", "notice": "broken/scene.json:1"}},
        {"open": "nowhere"},
        {"expect": {"scene": "b300-superpod, 2304 GPUs", "selected": "H1-A05", "notice": "nowhere"}},
        {"wait": 10}, {"expect": {"notice": ""}}, {"save": "still.png"},
        {"key": "o", "with": ["control"]}, {"wait": 0.1}, {"type": "other/scene.json"}, {"key": "enter"},
        {"expect": {"scene": "b200-superpod, 256 GPUs", "selected": ""}},
        {"save": "other.png"}, {"open": "other"}, {"open": "nowhere"}, {"expect": {"notice": "nowhere"}})",
                 {"--validate"});
    CHECK(player.picture("before.png") == player.picture("still.png"));
    CHECK(player.picture("before.png") != player.picture("other.png"));
}

TEST_CASE("the same script gives the same bytes, on one thread too")
{
    const std::string steps = R"({"drag": {"from": [320, 200], "to": [380, 220]}}, {"save": "a.png"},
        {"view": "cable.length"}, {"select": "H1-A05"}, {"frame": "H1-A05"}, {"wait": 0.5}, {"save": "b.png"},
        {"look": "engineer"}, {"rest": true}, {"save": "c.png"})";
    const Player one;
    const Player two;
    REQUIRE(one.play(steps).code == 0);
    REQUIRE(two.play(steps, {}, {.environment = {"LP_NUM_THREADS=1"}}).code == 0);
    for (const char* name : {"a.png", "b.png", "c.png"})
    {
        CAPTURE(name);
        CHECK(one.picture(name).size() > 1000);
        CHECK(one.picture(name) == two.picture(name));
    }
}

TEST_CASE("bad scripts are refused before anything is played")
{
    const std::pair<const char*, const char*> bad[] = {
        {R"({"clik": [1, 2]})", "script.json:3: /steps/0/clik: unknown key \"clik\"; did you mean \"click\"?"},
        {R"({"click": [1]})", "/steps/0/click: must be an array of 2 numbers"},
        {R"({"wait": 1},
{"wait": -1})",
         "script.json:4: /steps/1/wait"},
        {R"({"key": "omega"})", "/steps/0/key: \"omega\" is not one of"},
        {R"({})", "does nothing"},
        {R"({"wait": 1, "key": "w"})", "make two steps of it"},
        {R"({"wait": 1, "seconds": 2})", "goes with \"key\" only"},
        {R"({"save": "a.png")", "script.json"},
    };
    fails(bad);
    CHECK(isOneLineError(glasshouse({"view", demo, "--script", "nowhere.json"}).err));
}

TEST_CASE("steps that cannot be done say which and why")
{
    const std::pair<const char*, const char*> bad[] = {
        {R"({"wait": 0.1},
{"select": "nobody"})",
         "script.json:4: /steps/1: there is nothing called \"nobody\""},
        {R"({"camera": "moon"})", "there is no 'moon' here"},
        {R"({"view": "moon"})", "there is no view \"moon\""},
        {R"({"expect": {"mode": "walk"}})", "expected mode \"walk\", is \"orbit\""},
        {R"({"save": "no/folder/a.png"})", "no/folder/a.png"},
    };
    fails(bad);
}

TEST_CASE("without a display there is an error that says what to do")
{
    const Run run = glasshouse({"view", demo}, {.environment = {"DISPLAY=", "WAYLAND_DISPLAY="}});
    CHECK(run.code == 1);
    CHECK(isOneLineError(run.err));
    CHECK(run.err.find("--script") != std::string::npos);
}

TEST_CASE("stills with panels and a selection")
{
    const samples::Folder folder;
    const std::string picture = (folder.path() / "a.png").string();
    const Run run = glasshouse({"still", demo, "-o", picture, "--ui", "--select", "H1-A05", "--view", "rack.power",
                                "--size", "640x360", "--json", "--validate"});
    CHECK(run.err == "");
    REQUIRE(run.code == 0);
    CHECK(nlohmann::json::parse(run.out)["size"] == nlohmann::json::array({640, 360}));
    CHECK(samples::contents(picture).size() > 1000);
    CHECK(glasshouse({"still", demo, "-o", picture, "--ui", "--select", "nobody"}).code == 2);
}

TEST_SUITE_END();
