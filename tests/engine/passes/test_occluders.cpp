#include <doctest/doctest.h>

#include <algorithm>

#include "tests/engine/passes/picture_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(160, 90);

// Closed boxes, each an occluder and drawn as it is, among balls and fibers.
Drawables scattered(uint64_t seed)
{
    Drawables scene;
    scene.meshes = {cubeOf({0.9f, 0.5f, 0.3f}), ballOf(8, 1), ballOf(24, 3)};
    Dice dice{seed};
    EntityId entity = 0;
    for (int i = 0; i < 40; ++i)
    {
        const Solid box{.position = dice.point({-8, -8, -2}, {8, 8, 2}),
                        .rotation = dice.rotation(),
                        .scale = dice.point(glm::vec3(0.05f), glm::vec3(4)),
                        .mesh = 0,
                        .entity = ++entity,
                        .layer = static_cast<LayerId>(i % 2)};
        scene.solids.push_back(box);
        scene.occluders.push_back({.centre = box.position + box.rotation * glm::vec3(0, 0, box.scale.z / 2),
                                   .rotation = box.rotation,
                                   .halfSize = box.scale / 2.0f,
                                   .layer = box.layer});
    }
    for (int i = 0; i < 400; ++i)
        scene.solids.push_back({.position = dice.point({-12, -12, -3}, {12, 12, 3}),
                                .rotation = dice.rotation(),
                                .scale = glm::vec3(dice.between(0.05f, 1)),
                                .mesh = 1 + dice.below(2),
                                .entity = ++entity,
                                .layer = 2});
    for (int i = 0; i < 200; ++i)
    {
        const glm::vec3 from = dice.point({-12, -12, -3}, {12, 12, 3});
        addFiber(scene, from, from + 2.0f * dice.direction(), dice.between(0.001f, 0.05f), ++entity, 0x3366FF, 2);
    }
    scene.entityCount = entity + 1;
    return scene;
}

// In none of the boxes: nobody looks out of what is closed.
glm::vec3 eyeOutside(const Drawables& scene, Dice& dice)
{
    for (;;)
    {
        const glm::vec3 eye = dice.point({-14, -14, -4}, {14, 14, 4});
        const auto holds = [&](const Solid& box)
        {
            const glm::vec3 local = glm::inverse(box.rotation) * (eye - box.position) / box.scale;
            return box.mesh == 0 && glm::all(glm::lessThan(glm::abs(local - glm::vec3(0, 0, 0.5f)), glm::vec3(0.6f)));
        };
        if (std::ranges::none_of(scene.solids, holds))
            return eye;
    }
}

uint64_t drawn(const Renderer::Counts& counts)
{
    return counts.solids + counts.tubes + counts.ribbons + counts.lines;
}
} // namespace

TEST_SUITE_BEGIN("occluders");

TEST_CASE("occluders: the picture is the same bit by bit, with less drawn")
{
    uint64_t with = 0;
    uint64_t without = 0;
    for (uint64_t seed = 1; seed <= 2; ++seed)
    {
        Drawables scene = scattered(seed);
        PictureBoard occluded(scene, size);
        scene.occluders.clear();
        PictureBoard plain(scene, size);
        Dice dice{seed};
        for (int i = 0; i < 12; ++i)
        {
            const glm::vec3 eye = eyeOutside(scene, dice);
            const Camera camera = lookAt(eye, dice.point({-5, -5, -2}, {5, 5, 2}), dice.between(0.3f, 1.3f));
            for (PictureBoard* each : {&occluded, &plain})
            {
                each->camera = camera;
                each->settings.look = i % 2 == 0 ? Look::executive : Look::engineer;
                each->settings.view.layers = i % 3 == 0 ? ~1u : ~0u; // what is hidden hides nothing
                each->draw();
            }
            CAPTURE(seed);
            CAPTURE(i);
            CHECK((occluded.pixels == plain.pixels));
            with += drawn(occluded.renderer.counts());
            without += drawn(plain.renderer.counts());
        }
    }
    CHECK(with < without * 8 / 10);
}

TEST_CASE("occluders: what shows through a narrow gap between two of them is drawn")
{
    Drawables scene;
    scene.meshes = {cubeOf({0.2f, 0.2f, 0.2f}), cubeOf({1, 1, 1})};
    for (const float side : {-1.0f, 1.0f})
    {
        const float gap = 0.004f;
        scene.solids.push_back({.position = {side * (1 + gap), 0, -1}, .scale = {2, 0.5f, 2}, .mesh = 0, .entity = 1});
        scene.occluders.push_back({.centre = {side * (1 + gap), 0, 0}, .halfSize = {1, 0.25f, 1}});
    }
    scene.solids.push_back({.position = {0, 3, -0.1f}, .scale = glm::vec3(0.2f), .mesh = 1, .entity = 2});
    scene.entityCount = 3;
    PictureBoard board(scene, {1280, 720});
    board.camera = lookAt({0, -2, 0}, {0, 0, 0}, 0.8f);
    board.settings.look = Look::engineer;
    size_t seen = 0;
    for (int i = 0; i < 16; ++i)
    {
        board.camera.eye.x = static_cast<float>(i) * 2e-4f;
        board.draw();
        const auto who = board.entities();
        const auto all = board.renderer.pickAll(board.camera, board.settings);
        CHECK(std::count(who.begin(), who.end(), 2u) == std::count(all.begin(), all.end(), 2u));
        seen += static_cast<size_t>(std::count(all.begin(), all.end(), 2u));
    }
    CHECK(seen > 0);
}

TEST_SUITE_END();
