#include "tests/app/seat.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using tests::Seat;

// The program in a window of its own, in real hands: those of xdotool on a screen in memory.
namespace
{
using Json = Seat::Json;

const std::string demo = GLASSHOUSE_SOURCE_DIR "/scenes/demo";

bool isSize(const Json& line, int width, int height)
{
    return line["event"] == "size" && line["size"] == Json::array({width, height});
}
} // namespace

TEST_CASE("view: a window in real hands, from the first frame to the last")
{
    if (!Seat::isAvailable())
        return;
    Seat seat(demo, {"--size", "640x480", "--validate"});
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

    // A view kept, for tomorrow too, and gone back to.
    seat.keys("key ctrl+shift+1");
    const Json kept = seat.until("notice");
    REQUIRE(!kept.is_null());
    CHECK(kept["notice"] == "View 1 kept");
    CHECK(Json::parse(samples::contents(seat.views() / "demo.json"))["views"][0]["name"] == "1");

    // Nothing selected, then whatever is under the cursor, seen from above.
    seat.keys("key Escape");
    CHECK(seat.until("selected")["selected"].is_null());
    seat.keys("key Home");
    const float above = seat.moved().z;
    seat.keys("key ctrl+1");
    CHECK(seat.until("camera")["camera"] == kept["camera"]);
    seat.keys("key Home");
    seat.moved();
    seat.hands("mousemove --window %1 380 250 sleep 0.3 click 1");
    CHECK(seat.until("selected")["selected"].is_string());

    // Twice on a thing, where no panel lies over it: the camera goes there.
    seat.keys("key p sleep 1.5 click --repeat 2 --delay 80 1");
    CHECK(seat.moved().z < above / 2);

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

TEST_CASE("view: another scene opened over the first by its path; one that is not there changes nothing")
{
    if (!Seat::isAvailable())
        return;
    const samples::Folder folder;
    const std::string other = (folder.path() / "other").string();
    REQUIRE(glasshouse({"generate", "b200-superpod", "--gpus", "256", "-o", other}).code == 0);
    Seat seat(demo, {"--size", "640x480", "--validate"});
    const Json first = seat.until("scene");
    REQUIRE(!first.is_null());
    REQUIRE(seat.hands("windowactivate --sync mousemove --window %1 400 300"));
    const auto open = [&](const std::string& path)
    { return seat.keys("key ctrl+o sleep 0.5 type --delay 30 " + path) && seat.keys("sleep 0.5 key Return"); };

    CHECK(open("/nowhere/at-all"));
    const auto hasNotice = [](const char* text)
    { return [=](const Json& line) { return line["notice"].get<std::string>().find(text) != std::string::npos; }; };
    CHECK(seat.until(hasNotice("Opening at-all ..."))["scene"] == first["scene"]);
    const Json failed = seat.until(hasNotice("/nowhere/at-all"));
    CHECK(failed["scene"] == first["scene"]);
    CHECK(failed["camera"] == first["camera"]);

    CHECK(open(other));
    CHECK(seat.until(hasNotice("Opening other ..."))["scene"] == first["scene"]);
    const Json second = seat.until("scene");
    REQUIRE(!second.is_null());
    CHECK(second["scene"] == "b200-superpod, 256 GPUs");
    CHECK(second["notice"] == "");

    // It is in hand: its own racks are found.
    seat.keys("key slash sleep 0.5 type --delay 40 H1-A01");
    seat.keys("sleep 0.5 key Return");
    CHECK(seat.until("selected")["selected"] == "H1-A01");
    seat.moved();
    seat.keys("key alt+F4");
    const Run run = seat.end();
    CHECK(run.code == 0);
    CHECK(run.err == "");
}
