#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/pass_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(320, 200);

// Layers of cables that lie side by side, and beneath and around them short ones that bend.
Drawables tangle(uint32_t seed)
{
    Dice dice{seed};
    Drawables scene;
    scene.meshes = {cubeOf({1, 1, 1})};
    scene.solids = {{.position = {0.4f, -0.3f, -0.2f}, .scale = glm::vec3(0.2f), .entity = 1}};
    EntityId next = 2;
    for (int layer = 0; layer < 3; ++layer)
        for (int i = -40; i < 40; ++i)
        {
            const float y = 0.012f * static_cast<float>(i);
            const float z = 0.1f + 0.012f * static_cast<float>(layer);
            addFiber(scene, {-1, y, z}, {1, y, z}, 0.006f, next++);
        }
    for (int i = 0; i < 400; ++i)
    {
        const glm::vec3 at = dice.point({-0.9f, -0.6f, -0.2f}, {0.9f, 0.6f, i % 4 == 0 ? 0.2f : 0.08f});
        const glm::vec3 along = dice.direction();
        const glm::vec3 aside = glm::normalize(glm::cross(along, dice.direction()));
        const float bend = dice.between(0.02f, 0.08f);
        addFiber(scene,
                 {{at, along}, {at + bend * (along + aside), aside}, {at + bend * along + 2 * bend * aside, aside}},
                 dice.between(0.002f, 0.007f), next++);
    }
    scene.entityCount = next;
    return scene;
}

struct Drawn
{
    std::vector<uint32_t> entities;
    std::vector<float> depths;
    uint64_t ribbons;
};

Drawn drawn(const Drawables& scene, const Camera& camera, bool apart)
{
    PassBoard board(testDevice(), scene, size, {.apart = apart});
    Drawn result{board.entities(camera, {.size = size}), board.read<float>(board.targets.depth), 0};
    for (const Shown::Fibers& each : board.shown.fibers)
    {
        const auto draws = gpu::download(testDevice(), each.draws);
        for (uint32_t i = 0; i < each.batches(fiberRibbons); ++i)
            result.ribbons += draws[each.args.draws[fiberRibbons] + i].indexCount / each.args.indices[fiberRibbons];
        if (apart)
            for (const auto& draw : gpu::download(testDevice(), each.smallDraws))
                result.ribbons += draw.indexCount / each.args.indices[fiberRibbons];
    }
    return result;
}
} // namespace

TEST_SUITE_BEGIN("small fibers");

TEST_CASE("small fibers: the picture is that of all of them, with less drawn")
{
    uint64_t all = 0;
    uint64_t fewer = 0;
    for (const uint32_t seed : {1u, 2u, 3u})
    {
        const Drawables scene = tangle(seed);
        Dice dice{seed + 10};
        for (int i = 0; i < 5; ++i)
        {
            const Camera camera = lookAt(dice.point({-1, -1, 0.4f}, {1, 1, 2.5f}),
                                         dice.point({-0.5f, -0.5f, 0}, {0.5f, 0.5f, 0.1f}), dice.between(0.4f, 1.2f));
            const Drawn whole = drawn(scene, camera, false);
            const Drawn apart = drawn(scene, camera, true);
            CAPTURE(seed);
            CAPTURE(i);
            CHECK((whole.entities == apart.entities));
            CHECK((whole.depths == apart.depths));
            all += whole.ribbons;
            fewer += apart.ribbons;
        }
    }
    CHECK(fewer > 0);
    CHECK(fewer < all * 7 / 10);
}

TEST_CASE("small fibers: what reaches before the near plane or over the picture's edge is drawn")
{
    Drawables scene;
    // Three short ones: across the eye's plane, over the left edge, and within the picture.
    addFiber(scene, {0.005f, 0.1f, 0}, {0.005f, -0.1f, 0.01f}, 0.002f, 1);
    addFiber(scene, {-0.53f, 0.99f, 0}, {-0.47f, 1.01f, 0}, 0.004f, 2);
    addFiber(scene, {0.2f, 1, 0}, {0.22f, 1, 0.02f}, 0.004f, 3);
    scene.entityCount = 4;
    const Camera camera = lookAt({0, 0, 0.02f}, {0, 1, 0.02f}, 2 * std::atan(0.3125f));
    const Drawn whole = drawn(scene, camera, false);
    const Drawn apart = drawn(scene, camera, true);
    CHECK((whole.entities == apart.entities));
    for (const EntityId entity : {1u, 2u, 3u})
        CHECK(std::ranges::count(apart.entities, entity) > 0);
}

TEST_SUITE_END();
