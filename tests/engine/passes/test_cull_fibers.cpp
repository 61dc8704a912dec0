#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "tests/engine/passes/fiber_board.h"

using namespace engine;
using namespace tests;

namespace
{
// As what a chunk is to be drawn.
struct Way
{
    std::array<bool, 3> as = {};
    uint32_t bendParts = 0; // log2
    uint32_t straightParts = 0;
    uint32_t thinned = 0;
    bool whole = false;
    bool large = false; // on the picture: looked at piece by piece
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
    const double lengths = glm::length(most - least) / nearest;
    const double ratio = lengths * frustum.pixelsPerMetre();
    for (const double limit : {double{style.tubePixels}, 1.0, double{style.leastPixels}, double{style.thinPixels},
                               style.thinPixels / 2.0, style.thinPixels / 4.0, style.thinPixels / 8.0})
        if (tooCloseToCall(thickest, limit))
            return std::nullopt;
    const double bow = double{chunk.bow} * frustum.pixelsPerMetre() / nearest;
    for (const double limit : {1.0, 4.0, 16.0})
        if (tooCloseToCall(bow, limit))
            return std::nullopt;
    for (const double limit : {0.25, 1.0, 3.0})
        if (tooCloseToCall(lengths, limit))
            return std::nullopt;
    if (reach == Frustum::Reach::unsure || tooCloseToCall(thinnest, 1) || tooCloseToCall(ratio, 3) ||
        tooCloseToCall(ratio, 48))
        return std::nullopt;
    if (thickest < double{style.leastPixels})
        return way;
    way.large = ratio > 48;
    way.bendParts = bow < 1 ? 0 : bow < 4 ? 1 : bow < 16 ? 2 : 3;
    if (style.tubePixels > 0)
        way.straightParts = lengths < 0.25 ? 0 : lengths < 1 ? 1 : lengths < 3 ? 2 : 3;
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

// Which kinds of list show the piece of a chunk from a to b; nothing when that is too close to call.
std::optional<std::array<bool, 3>> kindsOf(const Glance& glance, const Way& way, const glm::dvec3& a,
                                           const glm::dvec3& b, double around, double diameter, bool allTubes)
{
    const Frustum frustum(glance);
    const Frustum::Reach reach = frustum.ofStretch(a, b, around);
    if (reach == Frustum::Reach::no)
        return std::array<bool, 3>{};
    const double pixels = diameter * frustum.pixelsPerMetre();
    const double nearest = std::max(std::min(frustum.depthOf(a), frustum.depthOf(b)) - around, frustum.near());
    const double farthest = std::max(std::max(frustum.depthOf(a), frustum.depthOf(b)) + around, frustum.near());
    if (reach == Frustum::Reach::unsure || tooCloseToCall(pixels, nearest) || tooCloseToCall(pixels, farthest))
        return std::nullopt;
    const bool wide = allTubes || pixels >= nearest;
    return std::array{way.as[0] && wide, way.as[1] && wide, way.as[2] && pixels < farthest};
}

// Adds what the lists are to show of a chunk; false when that is too close to call.
bool addPieces(Lists& lists, const FiberChunk& chunk, const Way& way, const Drawables& scene, const Glance& glance,
               bool allTubes)
{
    const uint32_t first = chunk.knots & 0x1FFFFFFFu;
    const uint32_t spans = (chunk.knots >> 29) + 1;
    const uint32_t who = (chunk.fiber & fiberIdMask) | way.thinned << 24;
    const double radius = double{scene.fibers[chunk.fiber & fiberIdMask].radius};
    const uint32_t stride = way.whole ? spans : 1;
    Lists added;
    for (uint32_t s = 0; s < (way.whole ? 1 : spans); ++s)
    {
        const bool bends = (chunk.fiber >> (24 + s) & 1u) != 0;
        const uint32_t fineness = way.whole ? 0 : bends ? way.bendParts : way.straightParts;
        const glm::dvec3 from(scene.fiberKnots[first + s].position);
        const glm::dvec3 to(scene.fiberKnots[first + s + stride].position);
        for (uint32_t piece = 0; piece < 1u << fineness; ++piece)
        {
            const auto at = [&](uint32_t i) { return glm::mix(from, to, i / static_cast<double>(1u << fineness)); };
            const auto kinds =
                !way.large ? std::optional(way.as)
                           : kindsOf(glance, way, at(piece), at(piece + 1),
                                     radius + (way.whole || bends ? double{chunk.bow} : 0), 2 * radius, allTubes);
            if (!kinds)
                return false;
            for (uint32_t kind = 0; kind < 3; ++kind)
                if ((*kinds)[kind])
                    added[kind].emplace_back((first + s) | (stride - 1) << fiberKnotBits | fineness << 25 | piece << 27,
                                             who);
        }
    }
    for (uint32_t kind = 0; kind < 3; ++kind)
        lists[kind].insert(lists[kind].end(), added[kind].begin(), added[kind].end());
    return true;
}

} // namespace

TEST_SUITE_BEGIN("cull");

TEST_CASE("fibers: the lists are those of a reference in double precision, in the order of the chunks")
{
    for (const uint32_t count : {1u, 77u, 760u})
    {
        const Drawables scene = scatteredFibers(count);
        FiberBoard board(scene, {.tubePixels = 9});
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
                sure.push_back(way && addPieces(expected, each, *way, scene, glance, false));
                unsure += sure.back() ? 0 : 1;
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
        if (count == 760)
            for (const size_t each : tested)
                CHECK(each > 200);
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
            CHECK(chunk.bow >= (bends ? glm::length(leg) * 0.2071f : 0)); // of a quarter of a circle
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

TEST_SUITE_END();
