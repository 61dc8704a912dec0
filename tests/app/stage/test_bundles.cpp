#include "app/stage/bundles.h"
#include "tests/app/stage/staged.h"

#include <doctest/doctest.h>

#include <glm/geometric.hpp>

#include <cmath>
#include <random>

using namespace app;
using namespace twin;

namespace
{
// A cable in a section, in its frame: along, across, up.
struct Rod
{
    glm::dvec2 middle;
    double radius;
    Stretch stretch;
};

// Whether a ray from a point meets the rod farther than a hair away.
bool meets(const Rod& rod, const glm::dvec3& from, const glm::dvec3& way)
{
    const glm::dvec2 p = glm::dvec2(from.y, from.z) - rod.middle;
    const glm::dvec2 d(way.y, way.z);
    const double a = glm::dot(d, d);
    const double b = glm::dot(p, d);
    const double c = glm::dot(p, p) - rod.radius * rod.radius * 1.0001; // touching counts
    const double root = b * b - a * c;
    if (c < 0 || root < 0)
        return c < 0;
    const double t = (-b - std::sqrt(root)) / a;
    const double along = from.x + way.x * t;
    return t > 1e-7 && along >= static_cast<double>(rod.stretch.from) && along <= static_cast<double>(rod.stretch.to);
}
} // namespace

TEST_CASE("bundles: from a side on which a cable is covered every ray to it meets another")
{
    const staged::Staged demo(std::filesystem::path(GLASSHOUSE_SOURCE_DIR) / "scenes/demo");
    const Facility& facility = demo.facility();
    const Routes& routes = demo.routes();
    std::vector<Stretch> straight(routes.hops.size());
    std::vector<std::vector<Rod>> rods(routes.sections.size());
    std::vector<double> radii(routes.hops.size());
    for (size_t i = 0; i < routes.cables.size(); ++i)
    {
        const CableType& type = facility.cableTypes[facility.cables[CableId::at(i)].type];
        const Range hops = routes.cables[CableId::at(i)].hops;
        for (uint32_t h = hops.first; h < hops.first + hops.count; ++h)
        {
            const Hop& hop = routes.hops[h];
            straight[h] = {std::min(hop.enter, hop.leave) + type.bendRadius,
                           std::max(hop.enter, hop.leave) - type.bendRadius};
            radii[h] = static_cast<double>(type.diameter) / 2;
            if (straight[h].length() > 0)
                rods[hop.section.index()].push_back({{hop.across, hop.up}, radii[h], straight[h]});
        }
    }
    const std::vector<Bundle> bundles = bundlesOf(*demo, straight);
    const Hiding hiding = hidingOf(bundles);
    const std::vector<Cover>& covers = hiding.covers;
    REQUIRE(covers.size() > 5000);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> share(0.05, 0.95);
    size_t tested = 0;
    for (size_t c = 0; c < covers.size(); c += 97)
    {
        const Cover& cover = covers[c];
        const Hop& hop = routes.hops[cover.id];
        const Section& section = routes.sections[hop.section];
        CHECK((cover.thickly & ~cover.sides) == 0);
        CHECK(cover.where.from >= straight[cover.id].from - 1e-3F);
        CHECK(cover.where.to <= straight[cover.id].to + 1e-3F);
        for (int bit = 0; bit < 6; ++bit)
        {
            if ((cover.sides >> bit & 1) == 0)
                continue;
            glm::dvec3 side(0);
            side[bit / 2] = bit % 2 == 0 ? -1 : 1;
            const glm::dvec2 outwards(glm::dot(side, section.across), glm::dot(side, section.up));
            REQUIRE(glm::length(outwards) > 0.999);
            for (int ray = 0; ray < 20; ++ray)
            {
                const double turn = share(random) * 2 * 3.14159265;
                const glm::dvec2 normal(std::cos(turn), std::sin(turn));
                const glm::dvec3 from(std::lerp(static_cast<double>(cover.where.from),
                                                static_cast<double>(cover.where.to), share(random)),
                                      glm::dvec2(hop.across, hop.up) + normal * radii[cover.id]);
                const double lean = (share(random) - 0.5) * 3;
                const glm::dvec2 way = outwards + glm::dvec2(outwards.y, -outwards.x) * lean;
                // Its other half is behind the cable itself.
                if (glm::dot(way, normal) <= 0)
                    continue;
                const glm::dvec3 direction((share(random) - 0.5), way);
                CHECK(std::ranges::any_of(rods[hop.section.index()],
                                          [&](const Rod& rod) { return meets(rod, from, direction); }));
                ++tested;
            }
        }
    }
    CHECK(tested > 2000);
    // No point of a closed row lies between its cables.
    REQUIRE(hiding.rows.size() > 10);
    for (const ClosedRow& row : hiding.rows)
    {
        CHECK(row.right - row.left > 0.05F);
        CHECK(row.where.length() > 0.25F);
        for (int i = 0; i < 50; ++i)
        {
            const double along = std::lerp(row.where.from, row.where.to, static_cast<float>(share(random)));
            const double across = std::lerp(row.left, row.right, static_cast<float>(share(random)));
            CHECK(std::ranges::any_of(rods[row.bundle],
                                      [&](const Rod& rod)
                                      {
                                          return std::abs(rod.middle.x - across) <= rod.radius + 1e-5 &&
                                                 std::abs(rod.middle.y - static_cast<double>(row.up)) < 1e-5 &&
                                                 along >= static_cast<double>(rod.stretch.from) &&
                                                 along <= static_cast<double>(rod.stretch.to);
                                      }));
        }
    }
}
