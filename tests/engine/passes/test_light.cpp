#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/pass_board.h"
#include "tests/reference/luminous_strip.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(64, 48);
const Camera above = lookAt({0.3f, -6, 5}, {0.3f, 0, 0}, 0.8f);

// A white floor without gloss: all that it shows is the light that falls on it.
Drawables floorOf(float metres)
{
    Drawables scene;
    scene.meshes = {cubeOf({1, 1, 1})};
    scene.meshes[0].materials[0].metallic = 0;
    scene.solids = {{.position = {0, 0, -1}, .scale = {metres, metres, 1}}};
    return scene;
}

struct Lit
{
    glm::vec3 point;
    glm::vec3 light;
};

// Lit pixels of the floor, each with its place.
std::vector<Lit> floorPixels(const PassBoard& board, const Camera& camera, const ViewSettings& settings)
{
    const View view = viewData(camera, settings);
    const auto halves = board.read<uint16_t>(board.targets.light);
    const auto depth = board.read<float>(board.targets.depth);
    std::vector<Lit> result;
    for (uint32_t i = 0; i < depth.size(); ++i)
    {
        if (depth[i] == 0)
            continue;
        const glm::vec2 pixel(static_cast<float>(i % size.x) + 0.5f, static_cast<float>(i / size.x) + 0.5f);
        const glm::vec3 ray = view.rayCorner + pixel.x * view.rayRight + pixel.y * view.rayDown;
        const glm::vec3 point = camera.eye + ray * (camera.near / depth[i]);
        if (std::abs(point.z) < 1e-3f)
            result.push_back(
                {point, {floatOfHalf(halves[4 * i]), floatOfHalf(halves[4 * i + 1]), floatOfHalf(halves[4 * i + 2])}});
    }
    return result;
}

void light(PassBoard& board, const Camera& camera, const Lighting& lighting)
{
    board.matter(camera, {.size = size});
    Lighting all = lighting;
    board.castShadow(camera, all.toKey);
    all.shadowFromEye = board.shadow.shadowFromEye(camera.eye);
    board.setLight(all);
    board.occlusion();
    board.step(
        [&](gpu::Commands& cmd)
        {
            gpu::Rendering rendering(cmd,
                                     {.color = {.view = board.targets.light, .clear = gpu::color(0, 0, 0, 1)},
                                      .depth = {.view = board.targets.depth, .readOnly = true}},
                                     "light");
            board.compose.light(rendering, board.inputs(), board.targets);
        });
}
} // namespace

TEST_SUITE_BEGIN("light");

TEST_CASE("light: a strip lights the floor as the integral over it says")
{
    Drawables scene = floorOf(30);
    // Gloss of a dielectric comes on top; metal of no colour has none and is no diffuser. So the difference of two
    // floors that differ in their base alone is what diffuses.
    const Lamp lamp{.from = {-2, 0.5f, 3},
                    .to = {2.5f, -0.5f, 3},
                    .color = {1, 0.5f, 0.25f},
                    .lumensPerMetre = 1000,
                    .regionMin = {-20, -20},
                    .regionMax = {20, 20}};
    scene.lamps = {lamp};
    std::vector<Lit> shown[2];
    for (const int white : {0, 1})
    {
        scene.meshes[0] = cubeOf(glm::vec3(static_cast<float>(white)));
        PassBoard board(testDevice(), scene, size);
        light(board, above, darkness(board));
        shown[white] = floorPixels(board, above, {.size = size});
    }
    REQUIRE(shown[1].size() == shown[0].size());
    REQUIRE(shown[1].size() > 1000);
    for (size_t i = 0; i < shown[1].size(); i += 7)
    {
        const double factor =
            reference::lineFactor(glm::dvec3(lamp.from), glm::dvec3(lamp.to), glm::dvec3(shown[1][i].point), {0, 0, 1});
        // Of a floor that reflects all, per lux. A lamp's lumens a metre are pi times its radiance times its radius.
        const double lux = 1000 / std::numbers::pi * factor;
        const glm::dvec3 found(shown[1][i].light - shown[0][i].light);
        CHECK(found.x == doctest::Approx(lux).epsilon(0.01));
        CHECK(found.y == doctest::Approx(lux / 2).epsilon(0.01));
        CHECK(found.z == doctest::Approx(lux / 4).epsilon(0.01));
    }
}

TEST_CASE("light: a lamp stays within its region")
{
    Drawables scene = floorOf(30);
    scene.lamps = {{.from = {-2, 0, 3}, .to = {2, 0, 3}, .regionMin = {-1, -1}, .regionMax = {1, 1}}};
    PassBoard board(testDevice(), scene, size);
    light(board, above, darkness(board));
    for (const Lit& each : floorPixels(board, above, {.size = size}))
    {
        const float beyond = std::max(std::abs(each.point.x), std::abs(each.point.y)) - 1;
        if (beyond > 0.91f)
            CHECK(each.light.x == 0);
        if (beyond < -0.1f)
            CHECK(each.light.x > 100);
    }
}

TEST_CASE("light: the sky above and the ground below, by which way a surface faces")
{
    PassBoard board(testDevice(), floorOf(30), size);
    Lighting lighting = darkness(board);
    lighting.skyColor = {100, 200, 300};
    lighting.groundColor = {10, 20, 30};
    lighting.exposure = 0.01f;
    light(board, above, lighting);
    for (const Lit& each : floorPixels(board, above, {.size = size}))
    {
        // A floor faces the sky alone; a rough white one mirrors some 4 % of surroundings 2.4 times as bright besides.
        CHECK(each.light.x > 1.0f);
        CHECK(each.light.x < 1.11f);
        CHECK(each.light.y == doctest::Approx(2 * each.light.x).epsilon(0.002));
    }
}

TEST_CASE("shadow: a box over a floor, lit around it and dark beneath")
{
    Drawables scene = floorOf(30);
    scene.solids.push_back({.position = {0, 0, 2}, .scale = {2, 1, 0.5f}});
    PassBoard board(testDevice(), scene, size);
    Lighting lighting = darkness(board);
    lighting.toKey = glm::normalize(glm::vec3(0.5f, 0, 1));
    lighting.keyLux = 100;
    lighting.keyColor = glm::vec3(1);
    light(board, above, lighting);
    // The bottom, 2 metres up, falls one metre to the left; the top, half a metre higher, a quarter more.
    size_t dark = 0;
    size_t bright = 0;
    const float full = 100 * lighting.toKey.z;
    for (const Lit& each : floorPixels(board, above, {.size = size}))
    {
        const glm::vec2 p(each.point);
        if (p.x > -2.2f && p.x < -0.05f && std::abs(p.y) < 0.45f)
        {
            CHECK(each.light.x == 0);
            ++dark;
        }
        else if (p.x < -2.3f || p.x > 0.05f || std::abs(p.y) > 0.55f)
        {
            CHECK(each.light.x > 0.99f * full);
            CHECK(each.light.x < 1.15f * full);
            ++bright;
        }
    }
    CHECK(dark > 20);
    CHECK(bright > 500);
}

TEST_CASE("shadow: the same map for the same square, drawn again only when it is left")
{
    Drawables scene = floorOf(30);
    scene.solids.push_back({.position = {0, 0, 2}, .scale = {2, 1, 0.5f}});
    PassBoard board(testDevice(), scene, size);
    const glm::vec3 toKey = glm::normalize(glm::vec3(0.5f, 0, 1));
    const auto map = [&](const Camera& camera)
    {
        board.castShadow(camera, toKey);
        return board.read<uint32_t>(board.shadow.depths());
    };
    Camera near = above;
    near.eye.x += 0.01f;
    Camera far = above;
    far.eye.x += 40;
    const auto first = map(above);
    const glm::mat4 place = board.shadow.shadowFromEye(above.eye);
    CHECK((map(near) == first));
    CHECK(board.shadow.shadowFromEye(above.eye) == place);
    CHECK((map(far) != first));
    CHECK(board.shadow.shadowFromEye(above.eye) != place);
    CHECK((map(above) == first));
    CHECK(board.shadow.shadowFromEye(above.eye) == place);
}

TEST_CASE("occlusion: open on a plain floor, less in a corner, and nothing where nothing is")
{
    Drawables scene = floorOf(30);
    scene.solids.push_back({.position = {0, 2, 0}, .scale = {30, 1, 3}}); // a wall from y = 1.5
    constexpr uint32_t scale = Targets::occlusionScale;
    constexpr glm::uvec2 across(54 * scale, 40 * scale);
    PassBoard board(testDevice(), scene, across);
    board.matter(lookAt({0, -2, 1}, {0, 1.5f, 0.4f}, 0.8f), {.size = across});
    board.setLight(darkness(board));
    board.occlusion();
    const auto open = board.read<uint8_t>(board.targets.openSmooth);
    const auto depth = board.read<float>(board.targets.depth);
    const auto at = [&](uint32_t y) { return open[y * 54 + 27]; };
    uint32_t darkest = 0;
    for (uint32_t y = 0; y < 40; ++y)
        if (at(y) < at(darkest))
            darkest = y;
    // The corner is where the depth along the column bends: the foot of the wall, 3.5 metres off and one below the eye.
    const Camera camera = lookAt({0, -2, 1}, {0, 1.5f, 0.4f}, 0.8f);
    const float foot = pixelOf(camera, across, {0, 1.5f, 0}).value().y / static_cast<float>(scale);
    CHECK(std::abs(static_cast<float>(darkest) - foot) < 3);
    CHECK(at(darkest) < 210);
    CHECK(at(38) == 255); // floor at the eye's feet
    CHECK(at(5) == 255);  // the wall, high up
    CHECK(depth[(across.y - 1) * across.x + across.x / 2] > 0);
    PassBoard empty(testDevice(), Drawables{.meshes = scene.meshes}, size);
    empty.matter(above, {.size = size});
    empty.setLight(darkness(empty));
    empty.occlusion();
    for (const uint8_t each : empty.read<uint8_t>(empty.targets.openSmooth))
        CHECK(each == 255);
}

TEST_SUITE_END();
