#include "app/stage/coincident.h"
#include "tests/app/stage/staged.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

using namespace app;

namespace
{
// A link of a cable of 3 mm from one place to another.
void add(CablePart& part, const glm::vec3& from, const glm::vec3& to, float radius = 0.0015F)
{
    part.links.push_back({static_cast<uint32_t>(part.knots.size()), radius});
    part.knots.push_back({from, glm::normalize(to - from)});
    part.knots.push_back({to, glm::normalize(to - from)});
}
} // namespace

TEST_CASE("coincident links: what lies within one that begins before is told, in both directions and across parts")
{
    std::array<CablePart, 2> parts;
    add(parts[0], {1, 0, 2}, {1, 1, 2});         // 0
    add(parts[0], {1, 0.8F, 2}, {1, 0.2F, 2});   // 2: all of it
    add(parts[0], {1, 0, 2}, {1, 1, 2}, 0.002F); // 4: thicker
    add(parts[0], {1.001F, 0, 2}, {1.001F, 1, 2});
    add(parts[1], {1, 0.5F, 2}, {1, 1.5F, 2});  // 0: up to 1
    add(parts[1], {1, 2, 2}, {1, 1.2F, 2});     // 2: from 1.5 on
    add(parts[1], {1, 2.5F, 2}, {1, 1.95F, 2}); // 4: too little
    add(parts[1], {0, 1, 2}, {2, 1, 2});        // across
    coverCoincident(parts);
    REQUIRE(parts[0].linkCovers.size() == 1);
    CHECK(parts[0].linkCovers[0].knot == 2);
    CHECK(parts[0].linkCovers[0].fromBeginning);
    CHECK(parts[0].linkCovers[0].where.y == doctest::Approx(0.2));
    REQUIRE(parts[1].linkCovers.size() == 2);
    CHECK(parts[1].linkCovers[0].knot == 0);
    CHECK(parts[1].linkCovers[0].fromBeginning);
    CHECK(parts[1].linkCovers[0].where.y == doctest::Approx(1));
    CHECK(parts[1].linkCovers[1].knot == 2);
    CHECK(!parts[1].linkCovers[1].fromBeginning);
    CHECK(parts[1].linkCovers[1].where.y == doctest::Approx(1.5));
}

TEST_CASE("coincident links: of the demo scene none is left out that does not lie within one that is drawn")
{
    const staged::Staged demo(std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo");
    const engine::Drawables& scene = demo->drawables;
    struct Drawn
    {
        float from, to, radius;
    };
    using Line = std::tuple<int, long, long>; // axis; place across it, half a millimetre each
    const auto lineOf = [](const glm::vec3& p, int axis) {
        return Line{axis, std::lround(p[1 - axis] * 2000), std::lround(p.z * 2000)};
    };
    std::map<Line, std::vector<Drawn>> drawn;
    std::vector<std::tuple<glm::vec3, glm::vec3, float>> within;
    for (const engine::Fiber& fiber : scene.fibers)
        for (uint32_t k = fiber.firstKnot; k + 1 < fiber.firstKnot + fiber.knotCount; ++k)
        {
            const engine::FiberKnot& a = scene.fiberKnots[k];
            const engine::FiberKnot& b = scene.fiberKnots[k + 1];
            if (a.within)
                within.emplace_back(a.position, b.position, fiber.radius);
            else if (glm::dot(a.direction, b.direction) > 0.9999F)
                for (const int axis : {0, 1})
                    if (std::abs(a.direction[axis]) > 0.9999F)
                        drawn[lineOf(a.position, axis)].push_back({std::min(a.position[axis], b.position[axis]),
                                                                   std::max(a.position[axis], b.position[axis]),
                                                                   fiber.radius});
        }
    CHECK(within.size() > 1000);
    size_t seen = 0;
    for (const auto& [from, to, radius] : within)
        for (const float share : {0.001F, 0.3F, 0.7F, 0.999F})
        {
            const glm::vec3 p = glm::mix(from, to, share);
            const int axis = std::abs(to.x - from.x) > std::abs(to.y - from.y) ? 0 : 1;
            const auto covers = [&, radius = radius](const Drawn& each) {
                return each.from < p[axis] + 1e-4F && each.to > p[axis] - 1e-4F &&
                       std::abs(each.radius - radius) < 1e-5F;
            };
            seen += std::ranges::none_of(drawn[lineOf(p, axis)], covers) ? 1 : 0;
        }
    CHECK(seen == 0);
}
