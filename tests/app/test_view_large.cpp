#include "tests/app/seat.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <cstdlib>
#include <fstream>
#include <string>

using tests::Seat;

// The largest scene, walked through. It takes minutes: for ./check --full.
namespace
{
struct Campus
{
    Campus() { made = glasshouse({"generate", "b300-superpod", "--gpus", "100000", "-o", scene()}).code == 0; }
    std::string scene() const { return (folder.path() / "campus").string(); }

    samples::Folder folder;
    bool made = false;
};

bool isFull()
{
    return std::getenv("GLASSHOUSE_FULL") != nullptr;
}

// A picture with something in it: one of a single color takes a few thousand bytes.
bool isDrawn(const std::filesystem::path& picture)
{
    return samples::contents(picture).size() > 100'000;
}
} // namespace

TEST_SUITE_BEGIN("view of 100000 GPUs");

TEST_CASE("walked through by a script, and as a still")
{
    if (!isFull())
        return;
    const Campus campus;
    REQUIRE(campus.made);
    std::ofstream(campus.folder.path() / "walk.json") << R"({"format": "glasshouse-script/1", "steps": [
        {"save": "overview.png"},
        {"camera": "aisle"}, {"key": "3"}, {"expect": {"mode": "walk"}},
        {"key": "w", "seconds": 6}, {"rest": true},
        {"expect": {"eye_within": [[70, -6, 1.64], [72, -5, 1.66]]}}, {"save": "aisle.png"},
        {"search": "H4-B03"}, {"key": "enter"}, {"expect": {"selected": "H4-B03"}}, {"rest": true},
        {"save": "far.png"},
        {"key": "home"}, {"rest": true}, {"save": "back.png"}]})";
    const Run run = glasshouse({"view", campus.scene(), "--script", "walk.json"}, {.folder = campus.folder.path()});
    CHECK(run.err == "");
    CHECK(run.code == 0);
    for (const std::string name : {"overview.png", "aisle.png", "far.png", "back.png"})
    {
        CAPTURE(name);
        CHECK(isDrawn(campus.folder.path() / name));
    }
    const Run still =
        glasshouse({"still", campus.scene(), "-o", "still.png", "--camera", "aisle", "--size", "1280x720"},
                   {.folder = campus.folder.path()});
    CHECK(still.err == "");
    CHECK(isDrawn(campus.folder.path() / "still.png"));
}

TEST_CASE("walked through in a window")
{
    if (!isFull() || !Seat::isAvailable())
        return;
    const Campus campus;
    REQUIRE(campus.made);
    Seat seat(campus.scene(), {"--size", "1280x720", "--camera", "aisle"}, 120);
    const Seat::Json first = seat.until("scene");
    REQUIRE(!first.is_null());
    const Seat::Json& eye = first["camera"]["eye_m"];
    const glm::vec3 start(eye[0].get<float>(), eye[1].get<float>(), eye[2].get<float>());
    REQUIRE(seat.hands("windowactivate --sync mousemove --window %1 700 400"));

    seat.keys("key 3");
    CHECK(seat.until("mode")["mode"] == "walk");
    seat.keys("keydown w sleep 6 keyup w");
    const glm::vec3 walked = seat.moved();
    CHECK(glm::distance(walked, start) > 2);
    CHECK(glm::distance(walked, start) < 12);
    CHECK(double(walked.z) == doctest::Approx(1.65).epsilon(0.01));
    CHECK(seat.screen().countColors() > 2000);

    // To a rack of another hall, and back to the whole.
    seat.keys("key slash sleep 1 type --delay 60 H4-B03");
    seat.keys("sleep 2 key Return");
    CHECK(seat.until("selected")["selected"] == "H4-B03");
    CHECK(glm::distance(seat.moved(), walked) > 10);
    seat.keys("key Home");
    CHECK(seat.moved().z > 50);
    seat.keys("key alt+F4");
    const Run run = seat.end();
    CHECK(run.code == 0);
    CHECK(run.err == "");
}

TEST_SUITE_END();
