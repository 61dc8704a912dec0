#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/pass_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(64, 32);
// A metre is 32 pixels high at a metre's distance.
const float fovY = 2 * std::atan(0.5f);
const Camera front = lookAt({0, -2, 0.5f}, {0, 0, 0.5f}, fovY);

size_t at(uint32_t x, uint32_t y)
{
    return y * size.x + x;
}
} // namespace

TEST_SUITE_BEGIN("matter");

TEST_CASE("matter: colour, normal, surface, entity and depth of a cube are exactly its own")
{
    Drawables scene;
    scene.meshes = {cubeOf({0.2f, 0.4f, 0.8f}, 0.6f)};
    scene.meshes[0].materials[0].metallic = 1;
    // Its front at y = -0.5, from 1.5 metres: 21.3 pixels across.
    scene.solids = {{.mesh = 0, .entity = 70001}};
    scene.entityCount = 70002;
    PassBoard board(testDevice(), scene, size);
    board.matter(front, {.size = size});
    const auto color = board.colors();
    const auto normal = board.normals();
    const auto surface = board.surfaces();
    const auto depth = board.read<float>(board.targets.depth);
    const auto entity = board.entities(front, {.size = size});
    size_t covered = 0;
    for (uint32_t y = 0; y < size.y; ++y)
        for (uint32_t x = 0; x < size.x; ++x)
        {
            const bool inside = std::abs(static_cast<float>(x) + 0.5f - 32) < 16 / 1.5f &&
                                std::abs(static_cast<float>(y) + 0.5f - 16) < 16 / 1.5f;
            covered += inside ? 1 : 0;
            CHECK(entity[at(x, y)] == (inside ? 70001 : 0));
            CHECK(color[at(x, y)] == (inside ? 0xCC6633 : 0));           // 51, 102, 204
            CHECK(surface[at(x, y)] == (inside ? 19u + (15u << 5) : 0)); // roughness 0.6, all metal, no glow, no flags
            CHECK(normal[at(x, y)] == (inside ? 0x801000 : 0));          // -y: 0 and -2047
            CHECK(depth[at(x, y)] == (inside ? doctest::Approx(0.02 / 1.5).epsilon(1e-5) : 0));
        }
    CHECK(covered == 22 * 22);
}

TEST_CASE("matter: a turned and stretched ball has the normals of an ellipsoid")
{
    Drawables scene;
    scene.meshes = {ballOf(64, 1)};
    const glm::quat rotation = glm::angleAxis(0.7f, glm::normalize(glm::vec3(1, 2, 3)));
    const glm::vec3 scale(0.5f, 1, 0.8f);
    scene.solids = {{.position = {0.1f, 0, 0.5f}, .rotation = rotation, .scale = scale}};
    PassBoard board(testDevice(), scene, size);
    board.matter(front, {.size = size});
    const auto normal = board.normals();
    const auto depth = board.read<float>(board.targets.depth);
    const View view = viewData(front, {.size = size});
    size_t covered = 0;
    for (uint32_t y = 0; y < size.y; ++y)
        for (uint32_t x = 0; x < size.x; ++x)
        {
            if (depth[at(x, y)] == 0)
                continue;
            const glm::vec2 pixel(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
            const glm::vec3 ray = view.rayCorner + pixel.x * view.rayRight + pixel.y * view.rayDown;
            const glm::vec3 point = front.eye + ray * (front.near / depth[at(x, y)]);
            const glm::vec3 local = glm::inverse(rotation) * (point - scene.solids[0].position) / scale;
            CHECK(glm::length(local) == doctest::Approx(0.5).epsilon(0.01));
            const glm::vec3 expected = glm::normalize(rotation * (local / scale));
            ++covered;
            // At its rim a pixel's triangle leans away from the middle one.
            if (glm::dot(glm::normalize(ray), expected) < -0.3f)
                CHECK(glm::dot(normalOf(normal[at(x, y)]), expected) > 0.998f);
        }
    CHECK(covered > 60);
}

TEST_CASE("matter: what is near hides what is far, whatever the order; layers go away whole")
{
    Drawables scene;
    scene.meshes = {cubeOf({1, 0, 0}), cubeOf({0, 1, 0})};
    scene.solids = {{.position = {0, 0, 0}, .mesh = 0, .entity = 1},
                    {.position = {0, 1, 0}, .scale = {2, 1, 1}, .mesh = 1, .entity = 2},
                    {.position = {0, -0.75f, 0.4f}, .scale = glm::vec3(0.2f), .mesh = 1, .entity = 3, .layer = 4}};
    scene.entityCount = 4;
    PassBoard board(testDevice(), scene, size);
    auto entity = board.entities(front, {.size = size});
    CHECK(entity[at(32, 16)] == 3);
    CHECK(entity[at(25, 16)] == 1);
    CHECK(entity[at(20, 16)] == 2);
    CHECK(entity[at(5, 16)] == 0);
    entity = board.entities(front, {.size = size, .layers = ~(1u << 4)});
    CHECK(entity[at(32, 16)] == 1);
    CHECK(std::ranges::count(entity, 3u) == 0);
}

TEST_CASE("matter: the greys of layers in the engineer look, materials but a hint")
{
    Drawables scene;
    scene.meshes = {cubeOf({1, 1, 1}), cubeOf({0, 0, 0})};
    scene.solids = {{.position = {-0.6f, 0, 0}, .mesh = 0, .layer = 3},
                    {.position = {0.6f, 0, 0}, .mesh = 1, .layer = 3}};
    PassBoard board(testDevice(), scene, size);
    ViewSettings settings{.size = size, .flat = true};
    settings.greys[3] = 0x646464;
    board.matter(front, settings);
    const auto color = board.colors();
    CHECK((color[at(20, 16)] & 0xFF) == 118); // 100 * 1.18
    CHECK((color[at(44, 16)] & 0xFF) == 82);  // 100 * 0.82
}

TEST_SUITE_END();
