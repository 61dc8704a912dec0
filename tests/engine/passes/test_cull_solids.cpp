#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "engine/gpu/readback.h"
#include "engine/passes/cull.h"
#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/frustum.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr uint32_t nobody = ~0u;

// The LOD in which a solid should be drawn, `nobody` when it is not; nothing when that is too close to call.
std::optional<uint32_t> lodOf(const Drawables& scene, const Solid& solid, const SolidMesh& mesh, const Glance& glance)
{
    if ((glance.settings.layers >> solid.layer & 1u) == 0)
        return nobody;
    const Mesh& source = scene.meshes[solid.mesh];
    const glm::dvec3 middle = (glm::dvec3(source.bounds.min) + glm::dvec3(source.bounds.max)) * 0.5;
    double radius = 0;
    for (const glm::vec3& each : source.positions)
        radius = std::max(radius, glm::distance(glm::dvec3(each), middle));
    const glm::dvec3 scale = glm::abs(glm::dvec3(solid.scale));
    radius *= std::max({scale.x, scale.y, scale.z});
    const glm::dvec3 centre =
        glm::dvec3(solid.position) + glm::dquat(solid.rotation) * (middle * glm::dvec3(solid.scale));

    const Frustum frustum(glance);
    const Frustum::Reach reach = frustum.ofSphere(centre, radius);
    const double distance = glm::length(frustum.fromEye(centre));
    const bool around = distance - radius <= frustum.near();
    const double pixels = double{mesh.fill} * (around ? 1e9 : 2 * radius * frustum.pixelsPerMetre() / distance);
    const double least = double{glance.settings.leastPixels};
    if (reach == Frustum::Reach::no || pixels < least * 0.999)
        return nobody;
    if (reach == Frustum::Reach::unsure || tooCloseToCall(pixels, least))
        return std::nullopt;
    if (glance.coarsest && tooCloseToCall(radius, solidLarge))
        return std::nullopt;
    const uint32_t coarsest = mesh.lods - (radius > solidLarge && mesh.lods > 1 ? 2 : 1);
    uint32_t lod = glance.coarsest ? coarsest : 0;
    for (; lod + 1 < mesh.lods; ++lod)
    {
        const double limit = double{glance.settings.lodScale} * double{mesh.pixels[lod]};
        if (tooCloseToCall(pixels, limit))
            return std::nullopt;
        if (pixels >= limit)
            break;
    }
    return lod;
}

struct Tested
{
    uint64_t shown = 0;
    uint64_t unsure = 0;
    std::array<uint64_t, solidLods> byLod = {};
};

// Culls on the GPU and holds every list against the reference.
Tested testLists(const Drawables& scene, const std::vector<Glance>& looks)
{
    gpu::Device& device = testDevice();
    const SolidSet solids(device, scene);
    const FiberSet fibers(device, scene);
    const Values values(device, scene.entityCount);
    Shown shown(device, solids, fibers, {});
    const Cull cull(device);
    const gpu::Buffer<View> view(device, "view", 1);
    const auto instances = gpu::download(device, solids.instances);
    const auto meshes = gpu::download(device, solids.meshes);
    REQUIRE(instances.size() == scene.solids.size());
    Tested tested;
    for (const Glance& glance : looks)
    {
        gpu::upload(device, view, std::vector{viewData(glance.camera, glance.settings)});
        device.run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                cull.solids(cmd, view, values, shown, {.coarsest = glance.coarsest});
            });
        const auto draws = gpu::download(device, shown.clearDraws);
        const auto list = gpu::download(device, solids.shown);
        std::vector<uint32_t> placeOf(scene.entityCount); // of a solid in the set, by its entity
        for (uint32_t i = 0; i < instances.size(); ++i)
            placeOf[instances[i].entity] = i;
        // Instances name their solid by its entity; they stand in the set's order, and so they should in the list.
        std::vector<std::optional<uint32_t>> lods;
        for (const SolidInstance& each : instances)
        {
            const Solid& solid = scene.solids[each.entity - 1];
            lods.push_back(lodOf(scene, solid, meshes[solid.mesh], glance));
            tested.unsure += lods.back() ? 0 : 1;
        }
        for (uint32_t m = 0; m < meshes.size(); ++m)
        {
            const uint32_t end = m + 1 < meshes.size() ? meshes[m + 1].firstInstance : solids.instanceCount();
            uint32_t next = meshes[m].firstInstance;
            for (uint32_t lod = 0; lod < solidLods; ++lod)
            {
                std::vector<uint32_t> expected;
                for (uint32_t i = meshes[m].firstInstance; i < end; ++i)
                    if (scene.solids[instances[i].entity - 1].mesh == m && lods[i] == lod)
                        expected.push_back(i);
                std::vector<uint32_t> found;
                const gpu::DrawIndexedCommand& draw = draws[meshes[m].draws[lod]];
                CHECK(draw.firstInstance == next);
                next += draw.instanceCount;
                for (uint32_t i = draw.firstInstance; i < next; ++i)
                    if (lods[placeOf[list[i].entity]])
                        found.push_back(placeOf[list[i].entity]);
                CHECK((found == expected));
                tested.shown += found.size();
                tested.byLod[lod] += found.size();
            }
        }
    }
    return tested;
}

Drawables scatteredSolids(uint32_t count)
{
    Drawables scene;
    scene.meshes = {cubeOf({0.5f, 0.5f, 0.5f}), ballOf(16, 3), ballOf(8, 1), boxMesh({1, 2, 3}), ballOf(24, 4)};
    Dice dice;
    for (uint32_t i = 0; i < count; ++i)
        scene.solids.push_back({.position = dice.point({-20, -20, -5}, {20, 20, 5}),
                                .rotation = dice.rotation(),
                                .scale = glm::vec3(dice.between(0.01f, 4)) * dice.point(glm::vec3(0.5f), glm::vec3(1)),
                                .mesh = dice.below(4) + (i % 2),
                                .entity = i + 1,
                                .layer = static_cast<LayerId>(dice.below(3))});
    scene.entityCount = count + 1;
    return scene;
}
} // namespace

TEST_SUITE_BEGIN("cull");

TEST_CASE("solids: the lists are those of a reference in double precision, in the order of the set")
{
    const Tested tested = testLists(scatteredSolids(777), glances());
    CHECK(tested.shown > 500);
    CHECK(tested.unsure < 12 * 777 / 100);
    for (uint32_t lod = 0; lod < 3; ++lod)
        CHECK(tested.byLod[lod] > 20);
}

TEST_CASE("solids: sets of none, of one, and of a cluster and its neighbours")
{
    for (const uint32_t count : {0u, 1u, 63u, 64u, 65u})
        CHECK(testLists(scatteredSolids(count), glances()).shown <= 12 * count);
    Drawables crowd;
    crowd.meshes = {ballOf(8, 1), cubeOf({1, 1, 1})};
    Dice dice;
    for (uint32_t i = 0; i < 64 * 65 + 1; ++i) // more clusters than the scan has threads
        crowd.solids.push_back(
            {.position = dice.point({-5, -5, -5}, {5, 5, 5}), .scale = glm::vec3(0.1f), .entity = i + 1});
    crowd.entityCount = static_cast<uint32_t>(crowd.solids.size()) + 1;
    CHECK(testLists(crowd, {glances()[1], {lookAt({-15, 0, 0}, {0, 0, 0}, 1), {}}}).shown > 4000);
}

TEST_CASE("solids: a mesh or layer that is not there is refused")
{
    Drawables scene;
    scene.solids.push_back({});
    CHECK_THROWS_AS(SolidSet(testDevice(), scene), std::invalid_argument);
    scene.meshes = {cubeOf({1, 1, 1})};
    scene.solids[0].layer = layerCount;
    CHECK_THROWS_AS(SolidSet(testDevice(), scene), std::invalid_argument);
}

TEST_SUITE_END();
