#include "app/tour/airspace.h"
#include "tests/app/tour/toured.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <random>
#include <vector>

using namespace app;
using toured::demo;
using toured::small;

namespace
{
// Around the end of a row from one cold aisle into another, and on through the row's other side.
constexpr const char* aroundRows = R"(
    {"viewpoint": "aisle", "hold_s": 1},
    {"viewpoint": "aisle", "offset_m": [5, 10, 0]},
    {"viewpoint": "aisle", "offset_m": [-0.7, 14, 0], "hold_s": 0.5})";

struct Jerks
{
    double acceleration = 0; // m/s2, the greatest
    double jump = 0;         // m/s2, the greatest between two times
    double turning = 0;      // radians/s2
};

// By finite differences within the shots.
Jerks jerksOf(const Tour& tour, double step)
{
    Jerks worst;
    std::vector<double> ends = tour.cuts();
    ends.push_back(tour.seconds());
    for (size_t shot = 0; shot + 1 < ends.size(); ++shot)
    {
        glm::dvec3 last(0);
        bool any = false;
        for (double t = ends[shot] + step; t + step < ends[shot + 1] - 1e-6; t += step)
        {
            const TrackPoint a = tour.trackAt(t - step);
            const TrackPoint b = tour.trackAt(t);
            const TrackPoint c = tour.trackAt(t + step);
            const glm::dvec3 now = (a.eye - 2.0 * b.eye + c.eye) / (step * step);
            worst.acceleration = std::max(worst.acceleration, glm::length(now));
            worst.turning = std::max(worst.turning, std::abs(a.heading - 2 * b.heading + c.heading) / (step * step));
            if (any)
                worst.jump = std::max(worst.jump, glm::distance(now, last));
            last = now;
            any = true;
        }
    }
    return worst;
}
} // namespace

TEST_CASE("tours: the camera goes around racks, not through them")
{
    const Tour tour = demo().tour(aroundRows);
    const Airspace space(*demo().staged, demo().obstacles);
    double length = 0;
    double lowest = 9;
    double highest = 0;
    for (double t = 0; t < tour.seconds(); t += 1.0 / 60)
    {
        const glm::dvec3 eye = tour.trackAt(t).eye;
        CHECK(space.isFree(eye, {.standing = 0.12, .hanging = 0.02}));
        lowest = std::min(lowest, eye.z);
        highest = std::max(highest, eye.z);
        length += glm::distance(eye, tour.trackAt(t + 1.0 / 60).eye);
    }
    CHECK(lowest > 1.5); // at the height of its ends, not over the racks
    CHECK(highest < 1.8);
    // There is a row between the aisles: straight would be shorter.
    CHECK(length > 20);
}

TEST_CASE("tours: acceleration is bounded and never jumps")
{
    const Tour tour = demo().tour(aroundRows);
    const Jerks worst = jerksOf(tour, 1.0 / 240);
    CAPTURE(worst.acceleration);
    CAPTURE(worst.jump);
    CAPTURE(worst.turning);
    CHECK(worst.acceleration < 1.3);
    CHECK(worst.jump < 0.15);
    CHECK(worst.turning < 0.8);
    CHECK(worst.acceleration > 0.2);
    // What does not jump differs half as much in half the time.
    CHECK(jerksOf(tour, 1.0 / 480).jump < 0.55 * worst.jump);
}

TEST_CASE("tours: at eye height in a hall nobody hurries")
{
    const Tour tour = demo().tour(aroundRows);
    double fastest = 0;
    for (double t = 0; t + 0.01 < tour.seconds(); t += 0.01)
        fastest = std::max(fastest, glm::distance(tour.trackAt(t).eye, tour.trackAt(t + 0.01).eye) / 0.01);
    CHECK(fastest <= 1.52);
    CHECK(fastest > 1.2);
}

TEST_CASE("tours: the same time gives the same bits, in whatever order it is asked for")
{
    const Tour tour = small().tour(readTour(staged::smallScene() / "tours/every-key.json"));
    const Tour again = small().tour(readTour(staged::smallScene() / "tours/every-key.json"));
    std::vector<double> times;
    for (double t = -1; t < tour.seconds() + 1; t += 0.31)
        times.push_back(t);
    std::vector<TourMoment> inOrder;
    for (const double t : times)
        inOrder.push_back(tour.at(t));
    std::vector<size_t> order(times.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::shuffle(order, std::mt19937(7));
    for (const size_t i : order)
        for (const Tour* other : {&tour, &again})
        {
            const TourMoment moment = other->at(times[i]);
            CHECK(std::memcmp(&moment.camera, &inOrder[i].camera, sizeof(engine::Camera)) == 0);
            CHECK(moment.hidden == inOrder[i].hidden);
            CHECK(moment.outdoors == inOrder[i].outdoors);
            CHECK(moment.dim == inOrder[i].dim);
            CHECK(std::ranges::equal(moment.lit, inOrder[i].lit));
            CHECK(moment.words.caption == inOrder[i].words.caption);
            CHECK(moment.words.captionOpacity == inOrder[i].words.captionOpacity);
            CHECK(moment.dataTime == inOrder[i].dataTime);
        }
}

TEST_CASE("tours: seconds, speeds and stays are as written")
{
    const Tour tour = demo().tour(R"(
        {"eye_m": [0, 0, 30], "look_at_m": [0, 5, 0], "open": true, "hold_s": 1.5},
        {"eye_m": [6, 8, 30], "look_at_m": [0, 5, 0], "seconds": 7.25, "hold_s": 0.75},
        {"eye_m": [6, 8, 40], "look_at_m": [0, 5, 0], "speed_m_s": 4, "hold_s": 2},
        {"eye_m": [0, 0, 50], "look_at_m": [0, 5, 0], "cut": true, "hold_s": 1.25})");
    const auto stops = tour.stops();
    REQUIRE(stops.size() == 4);
    CHECK(stops[0].time == 0);
    CHECK(stops[0].to == 1.5);
    CHECK(stops[1].from == 1.5);
    CHECK(stops[1].time == 8.75);
    CHECK(stops[1].to == 9.5);
    CHECK(stops[2].time == doctest::Approx(12));
    CHECK(stops[2].to == doctest::Approx(14));
    CHECK(tour.seconds() == doctest::Approx(15.25));
    CHECK(tour.cuts() == std::vector<double>{0, stops[3].from});
    // It is where the keys say, when they say.
    CHECK(glm::distance(tour.trackAt(0.7).eye, glm::dvec3(0, 0, 30)) < 1e-9);
    CHECK(glm::distance(tour.trackAt(8.75).eye, glm::dvec3(6, 8, 30)) < 1e-3);
    CHECK(glm::distance(tour.trackAt(9).eye, glm::dvec3(6, 8, 30)) < 1e-9);
    CHECK(glm::distance(tour.trackAt(13.9).eye, glm::dvec3(6, 8, 40)) < 1e-9);
    CHECK(glm::distance(tour.trackAt(14.01).eye, glm::dvec3(0, 0, 50)) < 1e-9);
}

TEST_CASE("tours: stretched to a length, all of it")
{
    const std::string keys = R"(
        {"eye_m": [0, 0, 30], "look_at_m": [0, 5, 0], "open": true, "hold_s": 1,
         "clock": {"at": "2026-03-01T08:00:00Z", "run": 60}},
        {"eye_m": [6, 8, 30], "look_at_m": [0, 5, 0], "seconds": 3})";
    const Tour tour = demo().tour(keys, {.seconds = 10});
    CHECK(tour.seconds() == 10);
    CHECK(tour.stops()[0].to == doctest::Approx(2.5));
    const Tour written = demo().tour(keys);
    CHECK(written.seconds() == 4);
    CHECK(tour.at(10).dataTime == written.at(4).dataTime);
    CHECK(glm::distance(tour.trackAt(6.25).eye, written.trackAt(2.5).eye) < 1e-3);
}

TEST_CASE("tours: who goes through does not stop, who begins in motion is moving")
{
    const Tour tour = demo().tour(R"(
        {"eye_m": [0, 0, 30], "look_at_m": [0, 60, 0], "open": true, "ease": "through"},
        {"eye_m": [0, 10, 30], "look_at_m": [0, 60, 0], "seconds": 5},
        {"eye_m": [0, 20, 30], "look_at_m": [0, 60, 0], "seconds": 5, "ease": "through"})");
    for (const double t : {0.0, 2.5, 5.0, 7.5, 9.9})
        CHECK(glm::distance(tour.trackAt(t).eye, tour.trackAt(t + 0.1).eye) == doctest::Approx(0.2).epsilon(0.001));
    const Tour resting = demo().tour(R"(
        {"eye_m": [0, 0, 30], "look_at_m": [0, 60, 0], "open": true},
        {"eye_m": [0, 10, 30], "look_at_m": [0, 60, 0], "seconds": 5, "ease": "rest"},
        {"eye_m": [0, 20, 30], "look_at_m": [0, 60, 0], "seconds": 5})");
    for (const double t : {0.0, 4.95, 9.9})
        CHECK(glm::distance(resting.trackAt(t).eye, resting.trackAt(t + 0.1).eye) < 0.005);
}

TEST_CASE("tours: what two keys look at stays in the middle between them")
{
    const glm::dvec3 target(10, 5, 2);
    const Tour tour = demo().tour(R"(
        {"eye_m": [-20, -10, 30], "look_at_m": [10, 5, 2], "open": true},
        {"eye_m": [20, -20, 40], "look_at_m": [10, 5, 2], "seconds": 6})");
    for (double t = 0; t <= 6; t += 0.2)
    {
        const engine::Camera camera = tour.at(t).camera;
        const glm::vec3 way = glm::normalize(glm::vec3(target) - camera.eye);
        CHECK(glm::dot(way, camera.forward) > 0.99999f);
    }
}

TEST_CASE("tours: a camera that passes over what it looks at does not spin")
{
    const Tour tour = demo().tour(R"(
        {"eye_m": [-8, 0.05, 12], "look_at_m": [0, 0, 1], "hold_s": 1},
        {"eye_m": [8, 0.05, 12], "look_at_m": [0, 0, 1], "seconds": 6, "hold_s": 1})");
    double fastest = 0;
    for (double t = 0; t + 0.01 < tour.seconds(); t += 0.01)
        fastest = std::max(fastest, std::abs(tour.trackAt(t + 0.01).heading - tour.trackAt(t).heading) / 0.01);
    CHECK(fastest < 2.2);
    CHECK(fastest > 0.5);
    CHECK(jerksOf(tour, 1.0 / 240).turning < 6);
    for (const double t : {0.5, 2.0, 6.0, 7.5}) // while it is not over it, it sees it
    {
        const engine::Camera camera = tour.at(t).camera;
        CHECK(glm::dot(glm::normalize(glm::vec3(0, 0, 1) - camera.eye), camera.forward) > 0.9999f);
    }
}

TEST_CASE("tours: from one target to one behind it goes over one side")
{
    // On the way the second comes to lie on the other side of straight behind the first.
    const Tour tour = demo().tour(R"(
        {"eye_m": [0, -6, 30], "look_at_m": [-20, 0, 30], "hold_s": 1},
        {"eye_m": [0, 6, 30], "look_at_m": [20, 0, 30], "seconds": 8, "hold_s": 1})");
    double fastest = 0;
    double turned = 0;
    for (double t = 0; t + 0.01 < tour.seconds(); t += 0.01)
    {
        const double turn = tour.trackAt(t + 0.01).heading - tour.trackAt(t).heading;
        turned += turn;
        fastest = std::max(fastest, std::abs(turn) / 0.01);
    }
    CHECK(fastest < 1.0);
    CHECK(std::abs(turned) > 2.4);
}

TEST_CASE("tours: walls and roofs stop a camera, unless they are taken off")
{
    const std::string inside = R"({"viewpoint": "aisle"})";
    const std::string above = R"({"eye_m": [0, 0, 40], "look_at_m": [5, 5, 0], "hold_s": 1, "open": false})";
    CHECK(demo()
              .refusal(above + "," + inside)
              .find("/keys/1: there is no free way from \"key 1\" to \"key 2\": begin "
                    "a new shot (\"cut\": true)") != std::string::npos);
    // Who is over the halls looks into them, unless told not to.
    const std::string open = R"({"eye_m": [0, 0, 40], "look_at_m": [5, 5, 0], "hold_s": 1})";
    CHECK(demo().refusal(open + "," + inside).empty());
    CHECK(demo()
              .refusal(R"({"viewpoint": "building", "hold_s": 1}, {"viewpoint": "aisle"})")
              .find("there is no free way") != std::string::npos);
}

TEST_CASE("airspace: trays, pipes and people are in the way, ceilings where halls are closed")
{
    const Airspace space(*demo().staged, demo().obstacles);
    const engine::Drawables& drawn = demo().staged->drawables;
    const auto solidOf = [&](Layer layer)
    { return *std::ranges::find(drawn.solids, idOf(layer), &engine::Solid::layer); };
    const glm::dvec3 person = solidOf(Layer::people).position + glm::vec3(0, 0, 1.2f);
    CHECK_FALSE(space.isFree(person, {.hanging = 0.02}));
    const auto pipe = std::ranges::find(drawn.fibers, idOf(Layer::pipes), &engine::Fiber::layer);
    REQUIRE(pipe != drawn.fibers.end());
    const glm::dvec3 within =
        (drawn.fiberKnots[pipe->firstKnot].position + drawn.fiberKnots[pipe->firstKnot + 1].position) / 2.0f;
    CHECK_FALSE(space.isFree(within, {.standing = 0, .hanging = 0.01}));
    // H1-A-tray2, in the world's frame.
    CHECK_FALSE(space.isFree({-4, -3.6, 3.1}, {.hanging = 0.02}));
    CHECK(space.isFree({-4, -3.6, 3.6}, {.hanging = 0.02}));
    CHECK_FALSE(space.isFree({-4, 0.3, 5.1}, {.hanging = 0.02}));
    CHECK(space.isFree({-4, 0.3, 5.1}, {.hanging = 0.02, .open = true}));
    CHECK_FALSE(space.isFree({-4, 0.1, 0.02}, {.standing = 0, .hanging = -1, .open = true})); // the floor
}

TEST_CASE("tours: an eye within a rack is refused with its place")
{
    const EntityId first = demo().staged->entities.of(twin::RackId::at(0));
    const glm::vec3 middle = demo().staged->positionOf(first);
    const std::string keys =
        fmt::format(R"({{"eye_m": [{}, {}, {}], "look_at_m": [0, 0, 0], "hold_s": 1}})", middle.x, middle.y, middle.z);
    CHECK(demo().refusal(keys).find("tour.json:3: /keys/0: the camera at") != std::string::npos);
}
