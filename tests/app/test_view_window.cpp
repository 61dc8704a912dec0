#include "tests/app/program.h"
#include "tests/engine/view/virtual_screen.h"
#include "tests/support/samples.h"

#include <doctest/doctest.h>
#include <glm/vec3.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <future>
#include <optional>
#include <sstream>
#include <string>
#include <thread>

// The program in a window of its own, in real hands: those of xdotool on a screen in memory.
namespace
{
using Json = nlohmann::json;

class Seat
{
public:
    Seat()
    {
        program_ = std::async(std::launch::async,
                              [this]
                              {
                                  return glasshouse({"view", GLASSHOUSE_SOURCE_DIR "/scenes/demo", "--size", "640x480",
                                                     "--validate", "--json"},
                                                    {.environment = {config_}, .output = folder_.path() / "lines"});
                              });
    }

    // The program does not outlive its screen, whatever else goes wrong.
    ~Seat() { screen_.reset(); }

    // What xdotool does to the window.
    bool hands(const std::string& what) const { return screen_->hands("search --sync --name 'Glasshouse$' " + what); }
    // What it does with keys, whoever has the focus.
    bool keys(const std::string& what) const { return screen_->hands(what); }

    // The state, once there is a line after those seen that `holds`; null when there is none within half a minute.
    Json until(const std::function<bool(const Json&)>& holds)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (std::chrono::steady_clock::now() < end)
        {
            const std::vector<Json> all = lines();
            for (; seen_ < all.size(); ++seen_)
                if (holds(all[seen_]))
                    return all[seen_++];
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return {};
    }
    Json until(const char* event)
    {
        return until([&](const Json& line) { return line["event"] == event; });
    }
    // The camera somewhere else, at rest.
    glm::vec3 moved()
    {
        const Json line = until("camera");
        REQUIRE(!line.is_null());
        const Json& eye = line["camera"]["eye_m"];
        return {eye[0].get<float>(), eye[1].get<float>(), eye[2].get<float>()};
    }

    Run end() { return program_.get(); }
    std::filesystem::path views() const { return folder_.path() / "config/glasshouse/views/demo.json"; }

private:
    std::vector<Json> lines() const
    {
        std::vector<Json> all;
        std::istringstream text(samples::contents(folder_.path() / "lines"));
        for (std::string line; std::getline(text, line) && !text.eof();)
            all.push_back(Json::parse(line));
        return all;
    }

    std::optional<tests::VirtualScreen> screen_{std::in_place};
    samples::Folder folder_;
    std::string config_ = "XDG_CONFIG_HOME=" + (folder_.path() / "config").string();
    std::future<Run> program_;
    size_t seen_ = 0;
};

bool isSize(const Json& line, int width, int height)
{
    return line["event"] == "size" && line["size"] == Json::array({width, height});
}
} // namespace

TEST_CASE("view: a window in real hands, from the first frame to the last")
{
    std::string missing;
    if (!tests::VirtualScreen::isAvailable(missing))
    {
        std::printf("GLASSHOUSE_SKIPPED: the program's window on a virtual screen (needs %s)\n", missing.c_str());
        return;
    }
    Seat seat;
    const Json first = seat.until("scene");
    REQUIRE(!first.is_null());
    CHECK(first["scene"] == "b300-superpod, 2304 GPUs");
    REQUIRE(seat.hands("windowactivate --sync mousemove --window %1 400 300"));

    // Orbit: the eye turns about the hall and stays as high.
    seat.keys("mousedown 1");
    for (int i = 0; i < 5; ++i)
        seat.keys("mousemove_relative 12 0 sleep 0.1");
    seat.keys("mouseup 1");
    const glm::vec3 orbited = seat.moved();
    CHECK(std::abs(orbited.z - first["camera"]["eye_m"][2].get<float>()) < 0.01f);
    CHECK(std::abs(orbited.x - first["camera"]["eye_m"][0].get<float>()) > 1);

    // Fly forwards.
    seat.keys("key 2");
    CHECK(seat.until("mode")["mode"] == "fly");
    seat.keys("keydown w sleep 0.7 keyup w");
    CHECK(seat.moved().z < orbited.z - 0.3f);

    // Search by typing; the slash that opens it is not part of it.
    seat.keys("key slash sleep 0.5 type --delay 40 H1-A05");
    seat.keys("sleep 0.5 key Return");
    CHECK(seat.until("selected")["selected"] == "H1-A05");
    seat.moved();

    // Walk: down to the floor, and on.
    seat.keys("key 3");
    CHECK(seat.until("mode")["mode"] == "walk");
    seat.keys("keydown s sleep 2.5 keyup s");
    CHECK(std::abs(seat.moved().z - 1.65f) < 0.02f);

    // A view kept, for tomorrow too.
    seat.keys("key ctrl+shift+1");
    CHECK(seat.until("notice")["notice"] == "View 1 kept");
    CHECK(Json::parse(samples::contents(seat.views()))["views"][0]["name"] == "1");

    // Nothing selected, then whatever is under the cursor, seen from above.
    seat.keys("key Escape");
    CHECK(seat.until("selected")["selected"].is_null());
    seat.keys("key Home");
    seat.moved();
    seat.hands("mousemove --window %1 400 300 sleep 0.3 click 1");
    CHECK(seat.until("selected")["selected"].is_string());

    CHECK(seat.hands("windowminimize"));
    CHECK(!seat.until([](const Json& line) { return isSize(line, 0, 0); }).is_null());
    CHECK(seat.hands("windowactivate"));
    CHECK(!seat.until([](const Json& line) { return isSize(line, 640, 480); }).is_null());
    CHECK(seat.hands("windowsize 64 64"));
    CHECK(!seat.until([](const Json& line) { return isSize(line, 64, 64); }).is_null());
    CHECK(seat.hands("windowsize 3000 900"));
    CHECK(!seat.until([](const Json& line) { return line["event"] == "size" && line["size"][0] > 1000; }).is_null());
    CHECK(seat.hands("windowsize 500 400"));
    CHECK(!seat.until([](const Json& line) { return isSize(line, 500, 400); }).is_null());

    seat.hands("windowactivate --sync");
    seat.keys("key alt+F4");
    const Run run = seat.end();
    CHECK(run.code == 0);
    CHECK(run.err == "");
}
