#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "tests/app/drawn/demo_board.h"
#include "tests/engine/passes/small_scene.h"

using namespace tests;
using app::EntityKind;

namespace
{
// How far a picked point is from the nearest box around a solid, or the nearest span of a fiber, of the entity picked.
float beside(const engine::Drawables& scene, const engine::Renderer::Picked& picked)
{
    float nearest = 1e9f;
    for (const engine::Solid& solid : scene.solids)
    {
        if (solid.entity != picked.entity)
            continue;
        const engine::Bounds& bounds = scene.meshes[solid.mesh].bounds;
        const glm::vec3 local = glm::inverse(solid.rotation) * (picked.point - solid.position) / solid.scale;
        nearest = std::min(nearest, glm::length((local - glm::clamp(local, bounds.min, bounds.max)) * solid.scale));
    }
    for (const engine::Fiber& fiber : scene.fibers)
        for (uint32_t i = 0; fiber.entity == picked.entity && i + 1 < fiber.knotCount; ++i)
        {
            const engine::FiberKnot& a = scene.fiberKnots[fiber.firstKnot + i];
            const engine::FiberKnot& b = scene.fiberKnots[fiber.firstKnot + i + 1];
            const glm::vec3 leg = b.position - a.position;
            const float square = std::max(glm::dot(leg, leg), 1e-12f);
            const float t = std::clamp(glm::dot(picked.point - a.position, leg) / square, 0.0f, 1.0f);
            // A quarter of a circle bulges by a fifth of its chord.
            const bool bends = !fiber.straight && glm::dot(a.direction, b.direction) < 0.999f;
            const float bulge = bends ? 0.21f * std::sqrt(square) : 0;
            const float off = glm::distance(picked.point, a.position + t * leg) - fiber.radius - bulge;
            nearest = std::min(nearest, std::max(off, 0.0f));
        }
    return nearest;
}

// In the middle of a fiber, but not within another one.
const engine::FiberKnot& openKnot(const engine::Drawables& scene, const engine::Fiber& fiber)
{
    const engine::FiberKnot* knot = &scene.fiberKnots[fiber.firstKnot + fiber.knotCount / 2];
    while (knot[0].within || knot[-1].within)
        --knot;
    return *knot;
}
} // namespace

TEST_CASE("drawn: what is picked is what is seen there, of thousands of pixels")
{
    constexpr glm::uvec2 size(320, 180);
    const DemoBoard& board = demo();
    engine::Renderer renderer(testDevice(), board.stage.drawables);
    const std::vector<app::Viewpoint> places = board.places(size);
    // ./check --full asks for all of them.
    const uint32_t total = std::getenv("GLASSHOUSE_FULL") ? 10000 : 1000;
    Dice dice;
    uint32_t picked = 0;
    uint32_t hits = 0;
    uint32_t wrong = 0;
    std::set<EntityKind> kinds;
    for (size_t p = 0; p < places.size(); ++p)
    {
        const app::Viewpoint& place = places[p];
        const engine::FrameSettings settings = board.settings(place, engine::Look::engineer, size);
        const std::vector<engine::EntityId> all = renderer.pickAll(place.camera, settings);
        REQUIRE(all.size() == size.x * size.y);
        for (; picked < total * (p + 1) / places.size(); ++picked)
        {
            const glm::uvec2 pixel(dice.below(size.x), dice.below(size.y));
            const engine::EntityId expected = all[pixel.y * size.x + pixel.x];
            const engine::Renderer::Picked found = renderer.pick(place.camera, settings, pixel);
            wrong += found.entity != expected ? 1 : 0;
            if (!found.hit)
                continue;
            ++hits;
            kinds.insert(board.stage.entities.kindOf(found.entity));
            // On the ray of that pixel, and on what was picked within 1 % of the distance to it.
            const auto at = engine::pixelOf(place.camera, size, found.point);
            REQUIRE(at);
            CHECK(glm::distance(*at, glm::vec2(pixel) + 0.5f) < 0.02f);
            CHECK(beside(board.stage.drawables, found) < 0.01f * glm::distance(found.point, place.camera.eye));
        }
    }
    CHECK(picked == total);
    CHECK(wrong == 0);
    CHECK(hits > total / 2);
    for (const EntityKind kind : {EntityKind::rack, EntityKind::device, EntityKind::cable})
        CHECK(kinds.contains(kind));
}

TEST_CASE("drawn: ports by their plugs, devices, racks and cables are picked where they stand")
{
    constexpr glm::uvec2 size(64, 64);
    const DemoBoard& board = demo();
    const engine::Drawables& scene = board.stage.drawables;
    engine::Renderer renderer(testDevice(), scene);
    engine::FrameSettings settings;
    settings.view.size = size;
    const app::EntityTable& entities = board.stage.entities;
    for (const EntityKind kind : {EntityKind::port, EntityKind::device, EntityKind::rack, EntityKind::cable})
    {
        // From a hand's breadth before the first few that are drawn, what hides them left out.
        uint32_t tested = 0;
        for (uint32_t i = 1; i <= entities.count(kind) && tested < 3; i += entities.count(kind) / 7 + 1)
        {
            const engine::EntityId entity = entities.of(kind, i);
            const engine::Fiber* fiber = nullptr;
            for (const engine::Fiber& each : scene.fibers)
                if (each.entity == entity)
                    fiber = &each;
            const engine::Bounds bounds = board.stage.boundsOf(entity);
            if (bounds.min.x > bounds.max.x)
                continue;
            // Every pixel of a picture, from six sides until it shows.
            const glm::vec3 middle = fiber ? openKnot(scene, *fiber).position : (bounds.min + bounds.max) * 0.5f;
            const float off = fiber ? 0.02f : glm::length(bounds.size()) * 0.5f + 0.05f;
            bool seen = false;
            for (int side = 0; side < 6 && !seen; ++side)
            {
                glm::vec3 way(0);
                way[side / 2] = side % 2 == 0 ? off : -off;
                engine::Camera camera = engine::lookAt(middle + way, middle, 1);
                camera.near = 0.005f;
                const auto all = renderer.pickAll(camera, settings);
                const auto here = std::ranges::find(all, entity);
                if (here == all.end())
                    continue;
                seen = true;
                const auto place = static_cast<uint32_t>(here - all.begin());
                CHECK(renderer.pick(camera, settings, {place % size.x, place / size.x}).entity == entity);
            }
            CAPTURE(entities.name(entity));
            CHECK(seen);
            ++tested;
        }
        CHECK(tested == 3);
    }
    const engine::Camera away = engine::lookAt({0, 0, 500}, {0, 0, 1000}, 0.5f);
    const engine::Renderer::Picked nothing = renderer.pick(away, settings, {32, 32});
    CHECK(!nothing.hit);
    CHECK(nothing.entity == 0);
}
