#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include <glm/geometric.hpp>

#include "engine/import/mesh.h"
#include "engine/view/camera_control.h"
#include "engine/view/obstacles.h"

using namespace engine;

namespace
{
constexpr glm::uvec2 size(1600, 900);
const Camera start = lookAt({3, -12, 4}, {0, 0, 1}, 0.9f);

struct Hand
{
    explicit Hand(const Camera& camera) : control(camera) {}

    void press(MouseButton button, glm::vec2 at, bool shift = false)
    {
        control.handle(MousePressed{button, true, at, {.shift = shift}}, size, pick);
    }
    void move(glm::vec2 to) { control.handle(MouseMoved{to}, size, pick); }
    void release(MouseButton button) { control.handle(MousePressed{button, false, {}, {}}, size, pick); }
    void key(Key key, bool pressed = true) { control.handle(KeyPressed{key, pressed, false, {}}, size, pick); }
    void wheel(float steps, glm::vec2 at) { control.handle(MouseWheel{{0, steps}, at, {}}, size, pick); }
    void run(double seconds, double step = 1.0 / 60)
    {
        for (double t = 0; t < seconds - step / 2; t += step)
            control.advance(step);
    }

    CameraControl control;
    CameraControl::Pick pick;
};

glm::vec2 pixelIn(const Camera& camera, const glm::vec3& point)
{
    const auto pixel = pixelOf(camera, size, point);
    REQUIRE(pixel);
    return *pixel;
}

bool same(const Camera& a, const Camera& b)
{
    return a.eye == b.eye && a.forward == b.forward && a.up == b.up && a.fovY == b.fovY && a.rise == b.rise;
}
} // namespace

TEST_SUITE_BEGIN("camera control");

TEST_CASE("orbit keeps the picked point where it is in the picture, and its distance")
{
    Camera risen = start;
    risen.rise = 0.1f;
    for (const Camera& camera : {start, risen})
    {
        Hand hand(camera);
        const glm::vec3 point(2, 3, 2);
        const glm::vec2 pixel = pixelIn(camera, point);
        hand.pick = [&](glm::vec2) { return point; };
        hand.press(MouseButton::left, pixel);
        CHECK(hand.control.isDragging());
        for (int i = 0; i < 60; ++i)
        {
            hand.move(pixel + glm::vec2(7 * i, i < 30 ? i * 9 : -i * 9));
            CHECK(double(glm::distance(pixelIn(hand.control.camera(), point), pixel)) < 0.05);
        }
        CHECK(double(glm::distance(hand.control.camera().eye, point)) ==
              doctest::Approx(double(glm::distance(camera.eye, point))).epsilon(1e-5));
        hand.release(MouseButton::left);
        const Camera after = hand.control.camera();
        hand.move({0, 0});
        CHECK(same(hand.control.camera(), after));
    }
}

TEST_CASE("pan holds the picked point under the cursor")
{
    for (const bool shift : {false, true})
    {
        Hand hand(start);
        const glm::vec3 point(-1, 2, 0.5f);
        hand.pick = [&](glm::vec2) { return point; };
        hand.press(shift ? MouseButton::left : MouseButton::middle, pixelIn(start, point), shift);
        for (const glm::vec2 to : {glm::vec2(300, 200), glm::vec2(1500, 850), glm::vec2(10, 20)})
        {
            hand.move(to);
            CHECK(double(glm::distance(pixelIn(hand.control.camera(), point), to)) < 0.05);
        }
        CHECK(double(glm::distance(hand.control.camera().forward, start.forward)) < 1e-6);
    }
}

TEST_CASE("the wheel goes to what is under the cursor, never through it, and settles")
{
    Hand hand(start);
    const glm::vec3 point(1, 1, 1);
    const glm::vec2 pixel = pixelIn(start, point);
    hand.pick = [&](glm::vec2) { return point; };
    double distance = double(glm::distance(start.eye, point));
    for (int i = 0; i < 60; ++i)
    {
        hand.wheel(1, pixel);
        hand.run(0.05);
        const double now = double(glm::distance(hand.control.camera().eye, point));
        CHECK(now <= distance);
        CHECK(double(glm::distance(pixelIn(hand.control.camera(), point), pixel)) < 0.2);
        distance = now;
    }
    hand.run(1);
    CHECK(!hand.control.isMoving());
    CHECK(double(glm::distance(hand.control.camera().eye, point)) == doctest::Approx(0.04).epsilon(1e-3));
}

TEST_CASE("with nothing under the cursor the floor is taken")
{
    Hand hand(start);
    const glm::vec2 pixel = pixelIn(start, {0, 5, 0});
    hand.press(MouseButton::right, pixel);
    hand.move(pixel + glm::vec2(100, 50));
    CHECK(double(glm::distance(pixelIn(hand.control.camera(), {0, 5, 0}), pixel + glm::vec2(100, 50))) < 0.05);
}

TEST_CASE("flying: as far in any time steps; speed by wheel and shift; a shortcut is no flight")
{
    const auto flown = [](double step)
    {
        Hand hand(start);
        hand.control.setMode(CameraMode::fly);
        CHECK(same(hand.control.camera(), start));
        hand.key(Key::w);
        hand.run(2, step);
        hand.key(Key::w, false);
        hand.run(4, step);
        CHECK(!hand.control.isMoving());
        return hand.control.camera().eye;
    };
    CHECK(double(glm::distance(flown(1.0 / 240), flown(0.25))) < 1e-3);
    CHECK(double(glm::distance(flown(0.01), start.eye)) == doctest::Approx(6).epsilon(0.1));

    Hand hand(start);
    hand.control.setMode(CameraMode::fly);
    const float speed = hand.control.flyingSpeed();
    hand.wheel(2, {0, 0});
    CHECK(hand.control.flyingSpeed() == doctest::Approx(speed * 1.5625f));
    hand.control.handle(KeyPressed{Key::s, true, false, {.control = true}}, size);
    CHECK(!hand.control.isMoving());
    hand.key(Key::s);
    CHECK(hand.control.isMoving());
    hand.control.handle(Focused{false}, size);
    CHECK(!hand.control.isMoving());
}

TEST_CASE("a gamepad moves and looks; slack is no movement")
{
    Hand hand(start);
    hand.control.setMode(CameraMode::fly);
    hand.control.handle(GamepadMoved{.leftStick = {0.1f, 0}, .rightStick = {0, 0.1f}}, size);
    CHECK(!hand.control.isMoving());
    hand.control.handle(GamepadMoved{.leftStick = {0, 1}}, size);
    hand.run(1);
    const glm::vec3 way = hand.control.camera().eye - start.eye;
    CHECK(double(glm::dot(glm::normalize(way), start.forward)) == doctest::Approx(1));
    hand.control.handle(GamepadMoved{.rightStick = {1, 0}}, size);
    hand.run(0.1);
    const Camera turned = hand.control.camera();
    CHECK(double(glm::dot(turned.forward, axesOf(start).right)) > 0.1);
}

TEST_CASE("a box is framed whole, smoothly, and at once when asked")
{
    Bounds box;
    box.add({10, 10, 0});
    box.add({14, 11, 2.3f});
    Hand hand(start);
    hand.control.frame(box, size);
    CHECK(same(hand.control.camera(), start));
    glm::dvec3 before[3] = {start.eye, start.eye, start.eye};
    double jerk = 0;
    double fastest = 0;
    const double step = 1.0 / 240;
    while (hand.control.isMoving())
    {
        hand.control.advance(step);
        const glm::dvec3 now = hand.control.camera().eye;
        fastest = std::max(fastest, glm::distance(now, before[0]) / step);
        jerk = std::max(jerk, glm::length(now - 3.0 * before[0] + 3.0 * before[1] - before[2]) / (step * step));
        std::copy_backward(before, before + 2, before + 3);
        before[0] = now;
    }
    CHECK(fastest > 5);
    // The acceleration, some 30 m/s2 at most, changes by a little from step to step and so never jumps.
    CHECK(jerk < 8);
    const Camera end = hand.control.camera();
    CHECK(same(end, framed(start, box, size)));
    for (int i = 0; i < 8; ++i)
    {
        const glm::vec3 corner((i & 1) != 0 ? box.max.x : box.min.x, (i & 2) != 0 ? box.max.y : box.min.y,
                               (i & 4) != 0 ? box.max.z : box.min.z);
        const glm::vec2 pixel = pixelIn(end, corner);
        CHECK(pixel.x > 0);
        CHECK(pixel.x < 1600);
        CHECK(pixel.y > 0);
        CHECK(pixel.y < 900);
    }
    hand.control.jumpTo(start);
    CHECK(same(hand.control.camera(), start));
    CHECK(same(framed(start, Bounds{}, size), start));
}

TEST_CASE("a move taken back on its way keeps its speed")
{
    Hand hand(start);
    hand.control.moveTo(lookAt({30, 0, 10}, {0, 0, 0}, 0.5f));
    hand.run(0.6, 1.0 / 240);
    const glm::dvec3 a = hand.control.camera().eye;
    hand.control.advance(1.0 / 240);
    const glm::dvec3 b = hand.control.camera().eye;
    hand.control.moveTo(start);
    hand.control.advance(1.0 / 240);
    const glm::dvec3 c = hand.control.camera().eye;
    CHECK(glm::distance(b - a, c - b) < 0.05 * glm::distance(a, b));
    hand.run(5);
    CHECK(same(hand.control.camera(), start));
}

TEST_CASE("views by name; looking straight down survives being kept")
{
    Hand hand(start);
    const Camera top = lookAt({0, 0, 50}, {0, 0, 0}, 0.6f);
    hand.control.keep("top", top);
    hand.control.save("here");
    CHECK(!hand.control.recall("nowhere"));
    CHECK(hand.control.recall("top"));
    hand.run(5);
    CHECK(same(hand.control.camera(), top));
    hand.control.setMode(CameraMode::walk);
    CHECK(same(hand.control.camera(), top));
    CHECK(hand.control.recall("here"));
    hand.run(5);
    CHECK(same(hand.control.camera(), start));
}

TEST_CASE("the same events and steps give the same picture, bit by bit")
{
    const auto played = []
    {
        Hand hand(start);
        std::mt19937 random(3);
        for (int i = 0; i < 2000; ++i)
        {
            const auto at = glm::vec2(random() % 1600, random() % 900);
            switch (random() % 6)
            {
            case 0:
                hand.press(MouseButton(random() % 3), at);
                break;
            case 1:
                hand.move(at);
                break;
            case 2:
                hand.release(MouseButton(random() % 3));
                break;
            case 3:
                hand.wheel(float(random() % 5) - 2, at);
                break;
            case 4:
                hand.key(Key(random() % keyCount), random() % 2 == 0);
                break;
            default:
                hand.control.setMode(CameraMode(random() % 3));
            }
            hand.control.advance(double(random() % 100) / 1000);
            const Camera& camera = hand.control.camera();
            CHECK(std::isfinite(camera.eye.x + camera.eye.y + camera.eye.z));
            CHECK(double(glm::length(camera.forward)) == doctest::Approx(1));
        }
        return hand.control.camera();
    };
    CHECK(same(played(), played()));
}

TEST_SUITE_END();
