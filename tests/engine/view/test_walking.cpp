#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <random>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/view/camera_control.h"
#include "engine/view/obstacles.h"

using namespace engine;

namespace
{
constexpr Heights body{0.25f, 1.8f};
constexpr float radius = 0.25f;
constexpr glm::uvec2 size(1600, 900);

Obstacle rack(float x, float y, float yaw = 0)
{
    return {.center = {x, y}, .halfSize = {0.3f, 0.6f}, .yaw = yaw, .bottom = 0, .top = 2.25f};
}

// Two rows of racks side by side along x with an aisle of 1.2 m between them, y from -0.6 to 0.6.
std::vector<Obstacle> rows()
{
    std::vector<Obstacle> all;
    for (int i = 0; i < 20; ++i)
        for (const float y : {-1.2f, 1.2f})
            all.push_back(rack(0.6f * float(i), y));
    return all;
}

// How deep the disc reaches into the box, in double precision and by another way than the one tested: the box's own
// frame by angle, the distance by its formula.
double depthIn(const Obstacle& box, glm::vec2 place, double discRadius)
{
    const glm::dvec2 d = glm::dvec2(place) - glm::dvec2(box.center);
    const double angle = std::atan2(d.y, d.x) - double(box.yaw);
    const double length = std::hypot(d.x, d.y);
    const glm::dvec2 q =
        glm::abs(glm::dvec2(length * std::cos(angle), length * std::sin(angle))) - glm::dvec2(box.halfSize);
    const double outside = glm::length(glm::max(q, glm::dvec2(0))) + std::min(std::max(q.x, q.y), 0.0);
    return discRadius - outside;
}

double deepest(const std::vector<Obstacle>& all, glm::vec2 place, double discRadius)
{
    double most = -1e9;
    for (const Obstacle& each : all)
        most = std::max(most, depthIn(each, place, discRadius));
    return most;
}
} // namespace

TEST_SUITE_BEGIN("walking");

TEST_CASE("straight into a rack it stops, at an angle it slides, past it it goes on")
{
    const Obstacles one(std::vector{rack(0, 0)});
    const glm::vec2 stopped = one.resolve({0, -5}, {0, 5}, radius, body);
    CHECK(double(stopped.x) == doctest::Approx(0));
    CHECK(double(stopped.y) == doctest::Approx(-0.85).epsilon(1e-3));
    const glm::vec2 slid = one.resolve({-0.2f, -1.0f}, {0.05f, -0.5f}, radius, body);
    CHECK(double(slid.x) == doctest::Approx(0.05));
    CHECK(double(slid.y) == doctest::Approx(-0.85).epsilon(1e-3));
    CHECK(one.resolve({-5, -1}, {5, -1}, radius, body) == glm::vec2(5, -1));
    CHECK(one.resolve({-5, 0}, {-3, 0}, radius, body) == glm::vec2(-3, 0));
}

TEST_CASE("what lies lower than a step or hangs above the head stops nobody")
{
    Obstacle tray = rack(0, 0);
    tray.bottom = 2.6f;
    tray.top = 2.9f;
    Obstacle sill = rack(0, 0);
    sill.top = 0.2f;
    const Obstacles both(std::vector{tray, sill});
    CHECK(both.resolve({0, -5}, {0, 5}, radius, body) == glm::vec2(0, 5));
    CHECK(!both.isFree({0, 0}, radius, {0, 0.1f}));
}

TEST_CASE("from inside it comes out where it is nearest")
{
    const Obstacles one(std::vector{rack(0, 0)});
    const glm::vec2 out = one.nearestFree({0.25f, 0.1f}, radius, body);
    CHECK(double(glm::distance(out, {0.55f, 0.1f})) < 1e-2);
    const std::vector<Obstacle> all = rows();
    const Obstacles racks(all);
    const glm::vec2 aisle = racks.nearestFree({5, 1}, radius, body);
    CHECK(deepest(all, aisle, 0.25) <= 1e-4);
    CHECK(double(glm::distance(aisle, {5, 1})) < 1);
}

TEST_CASE("any way among boxes at any angle, short or long, ends outside them and crosses none")
{
    std::mt19937 random(11);
    std::uniform_real_distribution<float> unit(-1, 1);
    for (int round = 0; round < 20; ++round)
    {
        std::vector<Obstacle> all;
        for (int i = 0; i < 60; ++i)
            all.push_back({.center = {12 * unit(random), 12 * unit(random)},
                           .halfSize = {0.05f + std::abs(unit(random)), 0.02f + std::abs(unit(random))},
                           .yaw = 4 * unit(random),
                           .bottom = 0,
                           .top = 2});
        const Obstacles obstacles(all);
        glm::vec2 place = obstacles.nearestFree({0, 0}, radius, body);
        REQUIRE(deepest(all, place, 0.25) <= 1e-3);
        for (int i = 0; i < 300; ++i)
        {
            const float length = i % 10 == 0 ? 1000.0f : (i % 3 == 0 ? 3.0f : 0.02f);
            const glm::vec2 next =
                obstacles.resolve(place, place + length * glm::vec2(unit(random), unit(random)), radius, body);
            REQUIRE(deepest(all, next, 0.25) <= 1e-3);
            place = glm::length(next) > 15 ? obstacles.nearestFree({0, 0}, radius, body) : next;
        }
    }
}

TEST_CASE("a closed room is not left, however fast")
{
    std::vector<Obstacle> walls;
    for (int i = 0; i < 4; ++i)
    {
        const float angle = 0.3f + float(i) * std::numbers::pi_v<float> / 2;
        walls.push_back({.center = 5.0f * glm::vec2(std::cos(angle), std::sin(angle)),
                         .halfSize = {0.05f, 5.05f},
                         .yaw = angle,
                         .bottom = 0,
                         .top = 3});
    }
    const Obstacles room(walls);
    std::mt19937 random(5);
    std::uniform_real_distribution<float> unit(-1, 1);
    glm::vec2 place(0, 0);
    for (int i = 0; i < 3000; ++i)
    {
        const float length = std::pow(10.0f, 4 * unit(random));
        place = room.resolve(place, place + length * glm::vec2(unit(random), unit(random)), radius, body);
        REQUIRE(glm::length(place) < 7.1f);
        REQUIRE(deepest(walls, place, 0.25) <= 1e-3);
    }
}

TEST_CASE("ten thousand boxes cost no more than a hundred")
{
    const auto secondsOf = [](int side)
    {
        std::vector<Obstacle> all;
        for (int x = 0; x < side; ++x)
            for (int y = 0; y < side; ++y)
                all.push_back(rack(3.0f * float(x), 3.0f * float(y), float(x * y % 7)));
        const Obstacles obstacles(all);
        REQUIRE(obstacles.size() == all.size());
        double best = 1e9;
        for (int run = 0; run < 5; ++run)
        {
            const auto begin = std::chrono::steady_clock::now();
            glm::vec2 place(1.5f, 1.5f);
            for (int i = 0; i < 20000; ++i)
                place = obstacles.resolve(place, place + 0.02f * glm::vec2(i % 3, i % 5 - 2), radius, body);
            best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
            CHECK(std::isfinite(place.x));
        }
        return best;
    };
    const double few = secondsOf(10);
    const double many = secondsOf(100);
    // The long walk leaves the few boxes behind and not the many.
    CHECK(many < 20 * few + 0.02);
}

TEST_CASE("broken numbers neither hang nor throw")
{
    const float nan = std::nanf("");
    const float infinity = std::numeric_limits<float>::infinity();
    Obstacle bad = rack(nan, 0);
    Obstacle endless = rack(0, 0);
    endless.halfSize = {infinity, 1};
    const Obstacles obstacles(std::vector{bad, endless, rack(0, 0)});
    CHECK(obstacles.size() == 1);
    CHECK(obstacles.resolve({3, 3}, {nan, 0}, radius, body) == glm::vec2(3, 3));
    CHECK(obstacles.resolve({3, 3}, {infinity, 0}, radius, body) == glm::vec2(3, 3));
    CHECK(std::isfinite(obstacles.resolve({3, 3}, {1e30f, 3}, radius, body).x));
    CHECK(Obstacles().resolve({0, 0}, {9, 9}, radius, body) == glm::vec2(9, 9));
}

TEST_CASE("a walker comes down beside the rack below, then walks at eye height")
{
    const std::vector<Obstacle> all = rows();
    const Obstacles racks(all);
    const Camera above = lookAt({5, 1.2f, 6}, {5, 10, 1}, 0.9f);
    CameraControl control(above);
    control.setSurroundings(&racks, 0);
    control.setMode(CameraMode::walk);
    control.advance(1);
    CHECK(control.camera().eye == above.eye);
    control.handle(KeyPressed{Key::d, true, false, {}}, size);
    for (int i = 0; i < 600; ++i)
    {
        control.advance(1.0 / 60);
        const glm::vec3 eye = control.camera().eye;
        if (eye.z < 2.25f)
            REQUIRE(deepest(all, glm::vec2(eye), 0.25) <= 1e-3);
    }
    CHECK(double(control.camera().eye.z) == doctest::Approx(1.65));
}

TEST_CASE("walking by hand: as fast as one walks, along racks, at any time step, never into them")
{
    const std::vector<Obstacle> all = rows();
    const Obstacles racks(all);
    std::mt19937 random(17);
    for (int round = 0; round < 30; ++round)
    {
        CameraControl control(lookAt({5, 0, 1.65f}, {9, 0.5f, 1.65f}, 0.9f));
        control.setSurroundings(&racks, 0);
        control.setMode(CameraMode::walk);
        constexpr Key keys[] = {Key::w, Key::a, Key::s, Key::d, Key::leftShift};
        for (int i = 0; i < 100; ++i)
        {
            control.handle(KeyPressed{keys[random() % 5], random() % 3 != 0, false, {}}, size);
            control.handle(MousePressed{MouseButton::left, true, {800, 450}, {}}, size);
            control.handle(MouseMoved{{random() % 1600, random() % 900}}, size);
            control.handle(MousePressed{MouseButton::left, false, {}, {}}, size);
            const glm::vec2 before(control.camera().eye);
            const double step = std::pow(10.0, -3 + double(random() % 400) / 100);
            control.advance(step);
            const glm::vec2 after(control.camera().eye);
            REQUIRE(deepest(all, after, 0.25) <= 1e-3);
            REQUIRE(double(glm::distance(before, after)) <= 2.8 * step * 1.01 + 1e-3);
        }
    }
    // Against the racks at an angle one gets along the aisle still.
    CameraControl control(lookAt({0, 0, 1.65f}, {1, 0.5f, 1.65f}, 0.9f));
    control.setSurroundings(&racks, 0);
    control.setMode(CameraMode::walk);
    control.handle(KeyPressed{Key::w, true, false, {}}, size);
    for (int i = 0; i < 240; ++i)
        control.advance(1.0 / 60);
    CHECK(double(control.camera().eye.y) == doctest::Approx(0.35).epsilon(1e-3));
    CHECK(double(control.camera().eye.x) == doctest::Approx(4 * 1.4 * std::cos(std::atan(0.5))).epsilon(0.1));
}

TEST_SUITE_END();
