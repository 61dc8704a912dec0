#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/vec4.hpp>

#include "engine/import/mesh.h"
#include "engine/view/camera.h"

using engine::Camera;

namespace
{
constexpr float quarter = std::numbers::pi_v<float> / 2;
constexpr glm::uvec2 square(200, 200);

void checkNear(const glm::vec3& a, const glm::vec3& b, double within = 1e-6)
{
    CAPTURE(a.x);
    CAPTURE(a.y);
    CAPTURE(a.z);
    CHECK(double(glm::distance(a, b)) < within);
}
} // namespace

TEST_SUITE_BEGIN("camera");

TEST_CASE("the picture of a right angle: what is where, and how deep")
{
    const Camera camera = engine::lookAt({0, 0, 0}, {0, 10, 0}, quarter);
    const glm::mat4 clip = engine::clipFromEye(camera, square);
    // Straight ahead, at the right edge, at the top edge; w is the way along the view, depth near / w.
    CHECK(clip * glm::vec4(0, 10, 0, 1) == glm::vec4(0, 0, camera.near, 10));
    const glm::vec4 right = clip * glm::vec4(10, 10, 0, 1);
    CHECK(double(right.x / right.w) == doctest::Approx(1));
    const glm::vec4 top = clip * glm::vec4(0, 10, 10, 1);
    CHECK(double(top.y / top.w) == doctest::Approx(-1));
    const glm::vec4 nearest = clip * glm::vec4(0, camera.near, 0, 1);
    CHECK(nearest.z / nearest.w == 1);
    const glm::vec4 far = clip * glm::vec4(0, 1e12f, 0, 1);
    CHECK(far.z / far.w > 0);
    CHECK(double(far.z / far.w) < 1e-12);
}

TEST_CASE("a wide picture is as high and sees more to the sides")
{
    const glm::mat4 clip = engine::clipFromEye(engine::lookAt({0, 0, 0}, {0, 1, 0}, quarter), {400, 200});
    const glm::vec4 point = clip * glm::vec4(1, 1, 1, 1);
    CHECK(double(point.x / point.w) == doctest::Approx(0.5));
    CHECK(double(point.y / point.w) == doctest::Approx(-1));
}

TEST_CASE("looking: level, straight down and up, at itself")
{
    const Camera level = engine::lookAt({1, 2, 3}, {5, 2, 3}, 1);
    checkNear(level.forward, {1, 0, 0});
    checkNear(engine::axesOf(level).right, {0, -1, 0});
    checkNear(engine::axesOf(level).up, {0, 0, 1});
    const Camera down = engine::lookAt({0, 0, 10}, {0, 0, 0}, 1);
    checkNear(engine::axesOf(down).up, {0, 1, 0});
    checkNear(engine::axesOf(down).right, {1, 0, 0});
    checkNear(engine::axesOf(engine::lookAt({0, 0, 0}, {0, 0, 1}, 1)).right, {-1, 0, 0});
    checkNear(engine::lookAt({1, 1, 1}, {1, 1, 1}, 1).forward, {0, 1, 0});
}

TEST_CASE("lenses on film of 36 x 24 mm")
{
    constexpr double degrees = std::numbers::pi / 180;
    CHECK(engine::fovOfLens(24) / degrees == doctest::Approx(53.130));
    CHECK(engine::fovOfLens(35) / degrees == doctest::Approx(37.849));
    CHECK(engine::fovOfLens(50) / degrees == doctest::Approx(26.9915));
}

TEST_CASE("jitter moves the picture by pixels, rise by heights of it")
{
    Camera camera = engine::lookAt({0, 0, 1.65f}, {0, 10, 1.65f}, quarter);
    const glm::vec3 horizon(3, 10, 1.65f);
    const glm::vec2 still = *engine::pixelOf(camera, square, horizon);
    CHECK(double(still.x) == doctest::Approx(130));
    CHECK(double(still.y) == doctest::Approx(100));
    const glm::vec4 moved = engine::clipFromEye(camera, square, {0.5f, -0.25f}) * glm::vec4(horizon - camera.eye, 1);
    CHECK(double((moved.x / moved.w + 1) * 100) == doctest::Approx(130.5));
    CHECK(double((moved.y / moved.w + 1) * 100) == doctest::Approx(99.75));
    camera.rise = 0.25f;
    CHECK(double(engine::pixelOf(camera, square, horizon)->y) == doctest::Approx(150));
    // Verticals stay vertical.
    CHECK(double(engine::pixelOf(camera, square, {3, 10, 8})->x) == doctest::Approx(130));
}

TEST_CASE("a box framed in a part of the picture stands in it and fills it, its middle in the part's middle")
{
    constexpr glm::uvec2 size(640, 360);
    const engine::Bounds box{{3, -1, 0}, {4, 2, 2.3f}};
    const glm::vec3 middle = (box.min + box.max) / 2.0f;
    for (const glm::vec3& from : {glm::vec3(3.5f, -9, 1), glm::vec3(-8, 5, 6), glm::vec3(3.5f, 0.5f, 40)})
        for (const engine::PictureArea& part :
             {engine::PictureArea{{0, 48}, {320, 360}}, engine::PictureArea{{280, 48}, {320, 360}},
              engine::PictureArea{{0, 0}, {640, 360}}})
        {
            CAPTURE(from.x);
            CAPTURE(part.least.x);
            const Camera camera = engine::framed(engine::lookAt(from, middle, 0.8f), box, size, part);
            const glm::vec2 center = engine::pixelOf(camera, size, middle).value();
            CHECK(glm::distance(center, (part.least + part.most) / 2.0f) < 0.05f);
            // From where it looked before.
            if (from.z < 10)
                checkNear(glm::normalize(middle - camera.eye), glm::normalize(middle - from), 1e-5);
            float filled = 0; // of half a side, by the corner farthest out
            for (int i = 0; i < 8; ++i)
            {
                const glm::vec3 corner((i & 1) != 0 ? box.max.x : box.min.x, (i & 2) != 0 ? box.max.y : box.min.y,
                                       (i & 4) != 0 ? box.max.z : box.min.z);
                const glm::vec2 out =
                    glm::abs(engine::pixelOf(camera, size, corner).value() - center) * 2.0f / (part.most - part.least);
                filled = std::max({filled, out.x, out.y});
            }
            CHECK(double(filled) == doctest::Approx(0.88).epsilon(0.001));
        }
    const Camera camera = engine::lookAt({0, 0, 0}, middle, 0.8f);
    CHECK(engine::framed(camera, box, size, {{200, 48}, {200, 360}}).eye == camera.eye);
}

TEST_CASE("rays and pixels are each other's inverse")
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> unit(-1, 1);
    for (int i = 0; i < 500; ++i)
    {
        CAPTURE(i);
        const glm::vec3 eye = 1000.0f * glm::vec3(unit(random), unit(random), unit(random));
        Camera camera = engine::lookAt(eye, eye + glm::vec3(unit(random), unit(random), unit(random)), 0.3f + 0.1f);
        camera.rise = 0.3f * unit(random);
        const glm::uvec2 size(1920, 1080);
        const glm::vec2 pixel(960 + 900 * unit(random), 540 + 500 * unit(random));
        const glm::vec3 ray = engine::rayThrough(camera, size, pixel);
        CHECK(double(glm::length(ray)) == doctest::Approx(1));
        const auto back = engine::pixelOf(camera, size, camera.eye + 100.0f * ray);
        REQUIRE(back);
        CHECK(double(glm::distance(*back, pixel)) < 0.05);
    }
    CHECK(!engine::pixelOf(Camera{}, square, {0, -10, 1.65f}));
}

TEST_CASE("filled: no point outside, two at opposite edges, the direction kept")
{
    constexpr glm::uvec2 size(320, 180);
    std::minstd_rand random(7);
    std::uniform_real_distribution<float> any(-1, 1);
    for (int round = 0; round < 20; ++round)
    {
        std::vector<glm::vec3> points(5);
        for (glm::vec3& point : points)
            point = glm::vec3(900, -40, 3) + 12.0f * glm::vec3(any(random), any(random), any(random));
        const Camera before = engine::lookAt({0, 0, 0}, {any(random), 2, any(random)}, 0.7f);
        const Camera camera = engine::filled(before, points, size, 0.9f);
        CHECK(camera.forward == before.forward);
        glm::vec2 least(1e9f);
        glm::vec2 most(-1e9f);
        for (const glm::vec3& point : points)
        {
            const auto pixel = engine::pixelOf(camera, size, point);
            REQUIRE(pixel);
            least = glm::min(least, *pixel / glm::vec2(size));
            most = glm::max(most, *pixel / glm::vec2(size));
        }
        for (int axis = 0; axis < 2; ++axis)
        {
            CHECK(least[axis] > 0.0499f);
            CHECK(most[axis] < 0.9501f);
        }
        CHECK(double(std::max(most.x - least.x, most.y - least.y)) == doctest::Approx(0.9).epsilon(1e-3));
    }
    CHECK(engine::filled(Camera{}, {}, size).eye == Camera{}.eye);
}

TEST_SUITE_END();
