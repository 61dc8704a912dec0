#include <doctest/doctest.h>

#include <vector>

#include "engine/gpu/readback.h"
#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/frustum.h"
#include "tests/engine/passes/pass_board.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(160, 120);

// As many boxes in a row, of one material: parts by all six directions.
Mesh shelfOf(int boxes)
{
    Mesh shelf = cubeOf({0.5f, 0.5f, 0.5f});
    const Mesh one = shelf;
    for (int i = 1; i < boxes; ++i)
    {
        const auto first = static_cast<uint32_t>(shelf.positions.size());
        for (size_t v = 0; v < one.positions.size(); ++v)
        {
            shelf.positions.push_back(one.positions[v] * 0.6f + glm::vec3(0, 0, static_cast<float>(i)));
            shelf.normals.push_back(one.normals[v]);
            shelf.uvs.push_back(one.uvs[v]);
            shelf.bounds.add(shelf.positions.back());
        }
        for (const uint32_t index : one.indices)
            shelf.indices.push_back(first + index);
    }
    shelf.lods[0].triangleCount = static_cast<uint32_t>(shelf.indices.size() / 3);
    shelf.lods[0].primitives[0].indexCount = static_cast<uint32_t>(shelf.indices.size());
    return shelf;
}

Drawables shelves(uint32_t count)
{
    Drawables scene;
    scene.meshes = {shelfOf(9), ballOf(24, 1)};
    Dice dice;
    for (uint32_t i = 0; i < count; ++i)
        scene.solids.push_back({.position = dice.point({-6, -6, -4}, {6, 6, 2}),
                                .rotation = dice.rotation(),
                                .scale = dice.point(glm::vec3(0.05f), glm::vec3(1)),
                                .mesh = dice.below(2),
                                .entity = i + 1});
    scene.entityCount = count + 1;
    return scene;
}

uint64_t trianglesOf(const Shown& shown)
{
    uint64_t triangles = 0;
    for (const gpu::DrawIndexedCommand& each : gpu::download(testDevice(), shown.draws))
        triangles += uint64_t{each.instanceCount} * each.indexCount / 3;
    const auto pieces = gpu::download(testDevice(), shown.pieces);
    for (const gpu::DrawIndexedCommand& each :
         std::span(pieces).first(gpu::download(testDevice(), shown.pieceCount)[0]))
        triangles += uint64_t{each.instanceCount} * each.indexCount / 3;
    return triangles;
}
} // namespace

TEST_SUITE_BEGIN("solid parts");

TEST_CASE("parts: the picture is that of the whole, with less drawn")
{
    // More than are drawn by parts at a time, and fewer.
    for (const uint32_t count : {3u, 60u, 900u})
    {
        const Drawables scene = shelves(count);
        PassBoard board(testDevice(), scene, size);
        Dice dice{count};
        uint64_t whole = 0;
        uint64_t byParts = 0;
        for (int i = 0; i < 6; ++i)
        {
            const Camera camera = lookAt(dice.point({-7, -7, -4}, {7, 7, 3}), dice.point({-4, -4, -2}, {4, 4, 2}),
                                         dice.between(0.3f, 1.4f));
            board.matter(camera, {.size = size}, {.whole = true});
            const auto depths = board.read<float>(board.targets.depth);
            const auto normals = board.normals();
            whole += trianglesOf(board.shown);
            const auto entities = board.entities(camera, {.size = size}, {.whole = true});
            board.matter(camera, {.size = size});
            byParts += trianglesOf(board.shown);
            CAPTURE(count);
            CAPTURE(i);
            CHECK((board.read<float>(board.targets.depth) == depths));
            CHECK((board.normals() == normals));
            CHECK((board.entities(camera, {.size = size}) == entities));
        }
        CHECK(byParts > 0);
        CHECK(byParts < whole * 98 / 100); // balls face every way
    }
}
