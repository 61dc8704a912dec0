#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "tests/engine/passes/pass_board.h"
#include "tests/engine/passes/picture_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(160, 120);
constexpr float radius = 0.01f;

struct Row
{
    uint32_t fibers = 12;
    float length = 1;
    uint32_t band = 1;
    bool alternate = false; // led to and fro
};

// Side by side along x, the first at y = 0; entities from 1.
Drawables rowOf(const Row& row)
{
    Drawables scene;
    for (uint32_t i = 0; i < row.fibers; ++i)
    {
        const float y = static_cast<float>(i) * 2 * radius;
        const bool back = row.alternate && i % 2 == 1;
        FiberKnot from{{back ? row.length / 2 : -row.length / 2, y, 0}, {back ? -1 : 1, 0, 0}};
        const FiberKnot to{{-from.position.x, y, 0}, from.direction};
        from.band = row.band;
        addFiber(scene, {from, to}, radius, i + 1, i % 2 == 0 ? 0xFFFFFFu : 0x000000u);
    }
    scene.entityCount = row.fibers + 1;
    return scene;
}

// What a ray meets first of the row's cylinders, without ends; nothing where that is too close to call.
std::optional<uint32_t> firstMet(const glm::dvec3& eye, const glm::dvec3& ray, uint32_t fibers)
{
    std::optional<uint32_t> first = 0;
    double nearest = 1e9;
    for (uint32_t i = 0; i < fibers; ++i)
    {
        const glm::dvec2 p(eye.y - double{radius} * 2 * i, eye.z);
        const glm::dvec2 d(ray.y, ray.z);
        const double a = glm::dot(d, d);
        const double b = glm::dot(p, d);
        const double root = b * b - a * (glm::dot(p, p) - double{radius} * double{radius});
        if (std::abs(root) < 1e-2 * a * double{radius} * double{radius})
            return {}; // just past it, or just not
        if (root < 0)
            continue;
        const double t = (-b - std::sqrt(root)) / a;
        if (t < nearest)
        {
            nearest = t;
            first = i + 1;
        }
    }
    return std::abs(eye.x + ray.x * nearest) > 1.7 && *first != 0 ? std::nullopt : first; // near its end
}

// From above, from both sides, along, and from below.
const std::vector<Camera>& cameras()
{
    static const std::vector<Camera> all = {
        lookAt({0.02f, 0.11f, 0.3f}, {0, 0.11f, 0}, 0.7f), lookAt({0, -0.25f, 0.2f}, {0, 0.1f, 0}, 0.6f),
        lookAt({-0.1f, 0.6f, 0.25f}, {0, 0.1f, 0}, 0.5f),  lookAt({-0.6f, 0.15f, 0.15f}, {0.1f, 0.1f, 0}, 0.5f),
        lookAt({0.2f, 0.3f, -0.25f}, {0, 0.1f, 0}, 0.6f),
    };
    return all;
}

PictureBoard boardOf(const Drawables& scene, const Camera& camera)
{
    PictureBoard board(scene, size);
    board.camera = camera;
    board.settings.look = Look::engineer;
    board.settings.view.greys.fill(0);
    board.draw();
    return board;
}
} // namespace

TEST_SUITE_BEGIN("bands");

TEST_CASE("bands: a sheet shows at each pixel the cylinder that its ray meets first")
{
    for (const bool alternate : {false, true})
        for (const Camera& camera : cameras())
        {
            const Row row{.length = 4, .alternate = alternate};
            PictureBoard board = boardOf(rowOf(row), camera);
            CHECK(board.renderer.counts().sheets > 0);
            CHECK(board.renderer.counts().ribbons == 0);
            const auto who = board.entities();
            size_t checked = 0;
            for (uint32_t y = 0; y < size.y; ++y)
                for (uint32_t x = 0; x < size.x; ++x)
                {
                    const uint32_t shown = who[y * size.x + x];
                    const glm::dvec3 ray(
                        rayThrough(camera, size, {static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f}));
                    const auto expected = firstMet(glm::dvec3(camera.eye), ray, row.fibers);
                    if (!expected)
                        continue;
                    CHECK(shown == *expected);
                    checked += shown != 0 ? 1 : 0;
                }
            CHECK(checked > 1000);
        }
}

TEST_CASE("bands: as ribbons, as sheets and as tubes their normals face the eye")
{
    for (const uint32_t band : {0u, 1u})
        for (const float tubePixels : {1000.0f, 2.0f})
        {
            PassBoard board(testDevice(), rowOf({.length = 4, .band = band}), size, {.tubePixels = tubePixels});
            for (const Camera& camera : cameras())
            {
                ViewSettings settings;
                settings.size = size;
                board.matter(camera, settings);
                const auto normals = board.normals();
                const auto who = board.entities(camera, settings);
                size_t checked = 0;
                for (uint32_t i = 0; i < who.size(); ++i)
                {
                    if (who[i] == 0)
                        continue;
                    const glm::vec2 pixel(static_cast<float>(i % size.x) + 0.5f, static_cast<float>(i / size.x) + 0.5f);
                    CHECK(glm::dot(normalOf(normals[i]), rayThrough(camera, size, pixel)) < 0.12f);
                    ++checked;
                }
                CHECK(checked > 500);
            }
        }
}

TEST_CASE("bands: strands thinner than a pixel are as bright together as they are apart")
{
    Camera camera = lookAt({0, 0.11f, 9}, {0, 0.11f, 0}, 0.4f); // 0.65 pixels each
    PictureBoard board = boardOf(rowOf({}), camera);
    CHECK(board.renderer.counts().lines == 0);
    REQUIRE(board.renderer.counts().sheets > 0);
    const auto colors = colorsIn(board.renderer.matter());
    const auto who = board.entities();
    size_t seen = 0;
    for (size_t i = 0; i < who.size(); ++i)
        if (who[i] != 0)
        {
            // Half the light of white.
            CHECK(std::abs(static_cast<int>(colors[i] & 0xFF) - 188) <= 1);
            ++seen;
        }
    CHECK(seen > 50);
}

TEST_CASE("bands: one strand that is selected stands out, however thin")
{
    // Wherever it falls between the middles of pixels.
    for (const int place : {0, 1, 2, 3, 4, 5, 6, 7})
    {
        const float aside = 0.11f + 0.006f * static_cast<float>(place);
        const float away = place % 2 == 0 ? 9.0f : 20.0f;
        PictureBoard board(rowOf({}), size);
        board.camera = lookAt({0, aside, away}, {0, aside, 0}, 0.4f);
        board.settings.look = Look::engineer;
        board.settings.view.greys.fill(0);
        board.settings.view.selected = 6;
        board.settings.view.accent = 0xFF0000;
        board.draw();
        uint32_t red = 0;
        for (uint32_t y = 0; y < size.y; ++y)
            for (uint32_t x = 0; x < size.x; ++x)
                red += board.red(x, y) > board.blue(x, y) + 80 ? 1 : 0;
        CAPTURE(place);
        CHECK(red > 3);
    }
}

TEST_CASE("bands: what does not lie side by side is drawn by itself, all of it")
{
    const auto sheetsOf = [](Drawables scene)
    {
        PictureBoard board = boardOf(scene, lookAt({0.02f, 0.17f, 0.8f}, {0, 0.17f, 0}, 0.7f));
        const auto who = board.entities();
        for (uint32_t entity = 1; entity < scene.entityCount; ++entity)
            CHECK(std::ranges::count(who, entity) > 20);
        return board.renderer.counts().sheets;
    };
    Drawables apart = rowOf({});
    for (size_t i = 0; i < apart.fiberKnots.size(); ++i)
        apart.fiberKnots[i].position.y *= 1.5f;
    CHECK(sheetsOf(apart) == 0);
    Drawables uneven = rowOf({});
    for (size_t i = 0; i < uneven.fiberKnots.size(); i += 2)
        uneven.fiberKnots[i].position.x -= 0.01f * static_cast<float>(i);
    CHECK(sheetsOf(uneven) == 0);
    Drawables otherwise = rowOf({});
    for (size_t i = 0; i < otherwise.fibers.size(); i += 2)
        otherwise.fibers[i].radius *= 0.8f;
    CHECK(sheetsOf(otherwise) == 0);
    // One that is missing parts the others in two.
    Drawables gap = rowOf({});
    gap.fiberKnots[12].band = 0;
    CHECK(sheetsOf(gap) > 0);
}

TEST_SUITE_END();
