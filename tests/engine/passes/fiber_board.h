#pragma once

#include <array>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "engine/gpu/readback.h"
#include "engine/passes/cull.h"
#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/frustum.h"

namespace tests
{
using Lists = std::array<std::vector<glm::uvec2>, 3>; // tubes, ribbons, lines

// A set and what culling it takes.
struct FiberBoard
{
    explicit FiberBoard(const engine::Drawables& drawables, const engine::FiberStyle& style = {})
        : scene(drawables),
          solids(testDevice(), drawables),
          fibers(testDevice(), drawables),
          values(testDevice(), drawables.entityCount),
          shown(testDevice(), solids, fibers, style),
          cull(testDevice()),
          view(testDevice(), "view", 1)
    {
    }

    void look(const Glance& glance)
    {
        gpu::upload(testDevice(), view, std::vector{viewData(glance.camera, glance.settings)});
        testDevice().run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                cull.sheets(cmd, view, values, shown);
                cmd.barrier(gpu::compute, gpu::compute);
                cull.fibers(cmd, view, shown);
            });
    }
    // What the draws say is in the lists of a bank.
    Lists lists(size_t bank = 0) const
    {
        Lists result;
        const engine::Shown::Fibers& each = shown.fibers[bank];
        const auto draws = gpu::download(testDevice(), each.draws);
        const auto list = gpu::download(testDevice(), each.list);
        for (uint32_t kind = 0; kind < 3; ++kind)
            for (uint32_t batch = 0; batch < each.batches(kind); ++batch)
            {
                const gpu::DrawIndexedCommand& draw = draws[each.args.draws[kind] + batch];
                const auto first = list.begin() + each.args.firsts[kind] + batch * fiberBatch;
                CHECK(draw.vertexOffset == static_cast<int32_t>(batch * fiberBatch * each.args.vertices[kind]));
                CHECK(draw.indexCount % each.args.indices[kind] == 0);
                CHECK(draw.instanceCount == (draw.indexCount > 0 ? 1 : 0));
                result[kind].insert(result[kind].end(), first, first + draw.indexCount / each.args.indices[kind]);
            }
        return result;
    }

    const engine::Drawables& scene;
    engine::SolidSet solids;
    engine::FiberSet fibers;
    engine::Values values;
    engine::Shown shown;
    engine::Cull cull;
    gpu::Buffer<engine::View> view;
};

inline engine::Drawables scatteredFibers(uint32_t count)
{
    engine::Drawables scene;
    Dice dice;
    for (uint32_t i = 0; i < count; ++i)
    {
        std::vector<engine::FiberKnot> knots = {{dice.point({-20, -20, -5}, {20, 20, 5}), dice.direction()}};
        const uint32_t more = 1 + dice.below(20);
        for (uint32_t k = 0; k < more; ++k)
        {
            // Straight on, or round a quarter of a circle.
            const glm::vec3 along = knots.back().direction;
            const float length = dice.between(0.05f, 0.5f);
            const glm::vec3 turned = glm::normalize(glm::cross(along, dice.direction()));
            if (dice.roll() < 0.5f)
                knots.push_back({knots.back().position + along * length, along});
            else
                knots.push_back({knots.back().position + (along + turned) * length, turned});
        }
        addFiber(scene, knots, 0.0005f * std::exp2(7 * dice.roll()), i + 1, 0xFFFFFF,
                 static_cast<engine::LayerId>(dice.below(3)));
    }
    scene.entityCount = count + 1;
    return scene;
}
} // namespace tests
