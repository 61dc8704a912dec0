#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
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
using Lists = std::array<std::vector<glm::uvec2>, 3>; // tubes, ribbons, lines

// As what a chunk is to be drawn.
struct Way
{
    std::array<bool, 3> as = {};
    uint32_t fineness = 0;
    uint32_t thinned = 0;
    bool whole = false;
};

uint32_t scattered(uint32_t x) // lowbias32
{
    x = (x ^ x >> 16) * 0x7feb352du;
    x = (x ^ x >> 15) * 0x846ca68bu;
    return x ^ x >> 16;
}

// Nothing when that is too close to call.
std::optional<Way> wayOf(const FiberChunk& chunk, const Fiber& fiber, const Glance& glance, const FiberStyle& style)
{
    Way way;
    if ((glance.settings.layers >> fiber.layer & 1u) == 0)
        return way;
    const Frustum frustum(glance);
    const glm::dvec3 least = frustum.fromEye(glm::dvec3(chunk.least));
    const glm::dvec3 most = frustum.fromEye(glm::dvec3(chunk.most));
    const Frustum::Reach reach = frustum.ofBox(glm::dvec3(chunk.least), glm::dvec3(chunk.most));
    if (reach == Frustum::Reach::no)
        return way;
    const double atOneMetre = 2 * double{fiber.radius} * frustum.pixelsPerMetre();
    // Depths along the view: what a pixel covers grows with them.
    const glm::dvec3 forward(glance.camera.forward);
    const double middle = glm::dot(forward, (least + most) * 0.5);
    const double extent = glm::dot(glm::abs(forward), (most - least) * 0.5);
    const double nearest = std::max(middle - extent, frustum.near());
    const double thickest = atOneMetre / nearest;
    const double thinnest = atOneMetre / std::max(middle + extent, frustum.near());
    const double ratio = glm::length(most - least) * frustum.pixelsPerMetre() / nearest;
    for (const double limit :
         {double{style.tubePixels}, 1.0, 0.2, 0.7, 2.2, double{style.leastPixels}, double{style.thinPixels},
          style.thinPixels / 2.0, style.thinPixels / 4.0, style.thinPixels / 8.0})
        if (tooCloseToCall(thickest, limit))
            return std::nullopt;
    if (reach == Frustum::Reach::unsure || tooCloseToCall(thinnest, 1) || tooCloseToCall(ratio, 3))
        return std::nullopt;
    if (thickest < double{style.leastPixels})
        return way;
    way.fineness = thickest < 0.2 ? 0 : thickest < 0.7 ? 1 : thickest < 2.2 ? 2 : 3;
    way.as = {thickest >= double{style.tubePixels}, thickest >= 1 && thickest < double{style.tubePixels}, thinnest < 1};
    if (style.tubePixels == 0)
        way.as[2] = false;
    if (way.as[0] || way.as[1])
        return way;
    if (thickest < double{style.thinPixels} && (fiber.entity == 0 || fiber.entity != glance.settings.selected))
    {
        way.thinned = std::min(static_cast<uint32_t>(std::log2(double{style.thinPixels} / thickest)) + 1, 4u);
        way.as[2] = scattered(chunk.fiber & fiberIdMask) % (1u << way.thinned) == 0;
    }
    way.whole = ratio < 3;
    return way;
}

void addPieces(Lists& lists, const FiberChunk& chunk, const Way& way)
{
    const uint32_t first = chunk.knots & 0x1FFFFFFFu;
    const uint32_t spans = (chunk.knots >> 29) + 1;
    const uint32_t who = (chunk.fiber & fiberIdMask) | way.thinned << 24;
    for (uint32_t kind = 0; kind < 3; ++kind)
        for (uint32_t s = 0; s < (way.as[kind] ? spans : 0); ++s)
        {
            if (way.whole)
            {
                lists[kind].emplace_back(first | (spans - 1) << fiberKnotBits, who);
                break;
            }
            const uint32_t fineness = (chunk.fiber >> (24 + s) & 1u) != 0 ? way.fineness : 0;
            for (uint32_t piece = 0; piece < 1u << fineness; ++piece)
                lists[kind].emplace_back((first + s) | fineness << 25 | piece << 27, who);
        }
}

// A set and what culling it takes.
struct Board
{
    explicit Board(const Drawables& drawables, const FiberStyle& style = {})
        : scene(drawables),
          solids(testDevice(), drawables),
          fibers(testDevice(), drawables),
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
                cull.record(cmd, view, shown);
            });
    }
    // What the draws say is in the lists of a bank.
    Lists lists(size_t bank = 0) const
    {
        Lists result;
        const Shown::Fibers& each = shown.fibers[bank];
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

    const Drawables& scene;
    SolidSet solids;
    FiberSet fibers;
    Shown shown;
    Cull cull;
    gpu::Buffer<View> view;
};

Drawables scatteredFibers(uint32_t count)
{
    Drawables scene;
    Dice dice;
    for (uint32_t i = 0; i < count; ++i)
    {
        std::vector<FiberKnot> knots = {{dice.point({-20, -20, -5}, {20, 20, 5}), dice.direction()}};
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
                 static_cast<LayerId>(dice.below(3)));
    }
    scene.entityCount = count + 1;
    return scene;
}
} // namespace

TEST_SUITE_BEGIN("cull");

TEST_CASE("fibers: the lists are those of a reference in double precision, in the order of the chunks")
{
    for (const uint32_t count : {1u, 77u, 600u})
    {
        const Drawables scene = scatteredFibers(count);
        Board board(scene);
        REQUIRE(board.fibers.banks.size() == 1);
        const auto chunks = gpu::download(testDevice(), board.fibers.banks[0].chunks);
        std::map<uint32_t, size_t> chunkOfKnot;
        for (size_t i = 0; i < chunks.size(); ++i)
            for (uint32_t s = 0; s <= chunks[i].knots >> 29; ++s)
                chunkOfKnot[(chunks[i].knots & 0x1FFFFFFFu) + s] = i;
        std::array<size_t, 3> tested = {};
        size_t unsure = 0;
        for (const Glance& glance : glances())
        {
            board.look(glance);
            Lists expected;
            std::vector<bool> sure;
            for (const FiberChunk& each : chunks)
            {
                const auto way = wayOf(each, scene.fibers[each.fiber & fiberIdMask], glance, board.shown.style());
                sure.push_back(way.has_value());
                unsure += way ? 0 : 1;
                if (way)
                    addPieces(expected, each, *way);
            }
            Lists found = board.lists();
            for (uint32_t kind = 0; kind < 3; ++kind)
            {
                std::erase_if(found[kind], [&](const glm::uvec2& piece)
                              { return !sure[chunkOfKnot.at(piece.x & ((1u << fiberKnotBits) - 1))]; });
                CHECK((found[kind] == expected[kind]));
                tested[kind] += found[kind].size();
            }
        }
        CHECK(unsure * 100 <= chunks.size() * 12);
        if (count == 600)
            for (const size_t each : tested)
                CHECK(each > 300);
    }
}

TEST_CASE("fibers: none, and those that contradict themselves")
{
    CHECK(FiberSet(testDevice(), {}).banks.empty());
    Drawables scene;
    scene.fiberKnots.resize(3);
    for (const Fiber& wrong : {Fiber{.knotCount = 1}, Fiber{.firstKnot = 2, .knotCount = 2},
                               Fiber{.firstKnot = ~0u, .knotCount = 3}, Fiber{.knotCount = 2, .layer = layerCount}})
    {
        scene.fibers = {wrong};
        CHECK_THROWS_AS(FiberSet(testDevice(), scene), std::invalid_argument);
    }
}

TEST_CASE("fibers: the box of a chunk holds its arcs, tube and all")
{
    const Drawables scene = scatteredFibers(77);
    const FiberSet set(testDevice(), scene);
    for (const FiberChunk& chunk : gpu::download(testDevice(), set.banks[0].chunks))
    {
        const float radius = scene.fibers[chunk.fiber & fiberIdMask].radius;
        for (uint32_t s = 0; s <= chunk.knots >> 29; ++s)
        {
            const FiberKnot& a = scene.fiberKnots[(chunk.knots & 0x1FFFFFFFu) + s];
            const FiberKnot& b = scene.fiberKnots[(chunk.knots & 0x1FFFFFFFu) + s + 1];
            const glm::vec3 leg = b.position - a.position;
            const bool bends = glm::dot(a.direction, b.direction) < 0.5f;
            CHECK((chunk.fiber >> (24 + s) & 1u) == (bends ? 1 : 0));
            for (int i = 0; i <= 16; ++i)
            {
                // Of a quarter of a circle about the corner opposite the tangents' crossing.
                const float turn = static_cast<float>(i) / 16 * 1.5707963f;
                const float size = glm::length(leg) / std::sqrt(2.0f);
                const glm::vec3 point =
                    bends ? a.position + size * (std::sin(turn) * a.direction + (1 - std::cos(turn)) * b.direction)
                          : a.position + leg * (turn / 1.5707963f);
                CHECK(glm::all(glm::greaterThanEqual(point - radius, chunk.least - 1e-4f)));
                CHECK(glm::all(glm::lessThanEqual(point + radius, chunk.most + 1e-4f)));
            }
        }
    }
}

TEST_CASE("fibers: what exceeds a list is its end, the same each time")
{
    const Drawables scene = scatteredFibers(600);
    Board board(scene);
    for (const Glance& glance : glances())
    {
        board.look(glance);
        const Lists all = board.lists();
        const auto capacities = std::to_array(board.shown.fibers[0].args.capacities);
        for (uint32_t kind = 0; kind < 3; ++kind)
            board.shown.fibers[0].args.capacities[kind] = static_cast<uint32_t>(all[kind].size() * 2 / 3);
        for (int time = 0; time < 2; ++time)
        {
            board.look(glance);
            const Lists some = board.lists();
            for (uint32_t kind = 0; kind < 3; ++kind)
            {
                CHECK(some[kind].size() == all[kind].size() * 2 / 3);
                CHECK(std::equal(some[kind].begin(), some[kind].end(), all[kind].begin()));
            }
        }
        std::copy(capacities.begin(), capacities.end(), board.shown.fibers[0].args.capacities);
    }
}

TEST_CASE("fibers: thinned out they stand for as many as there are, and farther off for a part of the same")
{
    constexpr uint32_t count = 20000;
    Drawables scene;
    Dice dice;
    for (uint32_t i = 0; i < count; ++i)
    {
        const glm::vec3 at = dice.point({-1, -0.1f, -1}, {1, 0.1f, 1});
        addFiber(scene, at, at + glm::vec3(0.1f, 0, 0), 0.001f);
    }
    Board board(scene);
    std::vector<bool> nearer(count, true);
    for (const uint32_t level : {0u, 1u, 2u, 3u, 4u})
    {
        // 0.002 metres at that distance are some 0.25 / 2^level pixels, well within a level.
        const float distance = 4.0f * std::exp2(static_cast<float>(level));
        const float fovY = 2 * std::atan(0.5f);
        board.look({lookAt({0, -distance, 0}, {0, 0, 0}, fovY), {.size = {700, 700}, .layers = ~0u}, false});
        const Lists lists = board.lists();
        CHECK(lists[0].empty());
        CHECK(lists[1].empty());
        double stands = 0;
        std::vector<bool> shown(count);
        for (const glm::uvec2& piece : lists[2])
        {
            CHECK((piece.y >> 24) == level);
            stands += std::exp2(piece.y >> 24);
            shown[piece.y & fiberIdMask] = true;
            CHECK(nearer[piece.y & fiberIdMask]);
        }
        // The count of those drawn is binomial: four standard deviations.
        CHECK(std::abs(stands - count) <= 4 * std::sqrt(count * (std::exp2(level) - 1)));
        nearer = shown;
    }
}

TEST_CASE("fibers: more knots than one bank holds make several, each with its own lists")
{
    constexpr uint32_t knots = 1u << 20;
    Drawables scene;
    for (uint32_t i = 0; i < knots; ++i)
        scene.fiberKnots.push_back(
            {{static_cast<float>(i % 1024) * 0.01f, 0, static_cast<float>(i / 1024) * 0.01f}, {1, 0, 0}});
    for (uint32_t i = 0; i < 5; ++i)
        scene.fibers.push_back({.knotCount = knots, .radius = 0.001f, .straight = true});
    Board board(scene, {.thinPixels = 0});
    REQUIRE(board.fibers.banks.size() == 2);
    CHECK(board.fibers.banks[0].spans == 4 * (knots - 1));
    CHECK(board.fibers.banks[1].spans == knots - 1);
    board.look({lookAt({5, -20, 5}, {5, 0, 5}, 1), {.size = {1000, 1000}, .layers = ~0u}, false});
    const size_t first = board.lists(0)[2].size();
    CHECK(first > 100000);
    CHECK(first == 4 * board.lists(1)[2].size());
}

TEST_SUITE_END();
