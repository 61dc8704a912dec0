#include "app/stage/coincident.h"
#include "app/stage/link_bundles.h"

#include <doctest/doctest.h>

#include <glm/geometric.hpp>

#include <array>

using namespace app;

namespace
{
void add(CablePart& part, const glm::vec3& from, const glm::vec3& to, uint32_t joint)
{
    part.links.push_back({static_cast<uint32_t>(part.knots.size()), 0.0015F, joint});
    part.knots.push_back({from, glm::normalize(to - from)});
    part.knots.push_back({to, glm::normalize(to - from)});
}
} // namespace

TEST_CASE("link bundles: links of one joint lie side by side, each where it is drawn; their covers find them again")
{
    std::array<CablePart, 2> parts;
    // A row of eight beside each other, every second of the other part, led to and fro.
    for (int i = 0; i < 8; ++i)
    {
        const float x = 5 + 0.003F * static_cast<float>(i);
        const glm::vec3 a(x, 1, 2);
        const glm::vec3 b(x, 2 + 0.01F * static_cast<float>(i), 2);
        add(parts[static_cast<size_t>(i % 2)], i % 3 == 0 ? b : a, i % 3 == 0 ? a : b, 7);
    }
    add(parts[0], {5, 1.5F, 2}, {5, 2.5F, 2}, 7); // within the first up to 2
    add(parts[0], {9, 1, 2}, {9, 2, 2}, 0);       // of no joint
    add(parts[1], {0, 1, 2}, {1, 1, 2}, 7);       // along the other axis, alone
    add(parts[1], {5.1F, 1, 2}, {5.2F, 2, 2}, 7); // along none
    coverCoincident(parts);
    std::vector<Bundle> bundles;
    const std::vector<uint32_t> firsts = addLinkBundles(parts, 100, bundles);
    REQUIRE(firsts == std::vector<uint32_t>{100, 106});
    REQUIRE(bundles.size() == 1);
    const Bundle& bundle = bundles[0];
    CHECK(bundle.along == glm::dvec3(0, 1, 0));
    REQUIRE(bundle.stays.size() == 9);
    CHECK(bundle.whole.from == doctest::Approx(1));
    CHECK(bundle.whole.to == doctest::Approx(2.5));
    for (const Stay& stay : bundle.stays)
    {
        const CablePart& part = parts[stay.id < firsts[1] ? 0 : 1];
        const uint32_t knot = part.links[stay.id - firsts[stay.id < firsts[1] ? 0 : 1]].knot;
        const glm::dvec3 place = bundle.across * double{stay.across} + bundle.up * double{stay.up};
        CHECK(place.x == doctest::Approx(part.knots[knot].position.x));
        CHECK(place.z == doctest::Approx(2));
        CHECK(stay.straight.length() > 0.45F);
    }
    CHECK(bundle.stays[4].straight.from == doctest::Approx(2));
    // One band of the eight, one metre long.
    const Hiding hiding = hidingOf(bundles);
    size_t banded = 0;
    for (const Cover& cover : hiding.covers)
        if (cover.band != 0)
        {
            ++banded;
            CHECK(cover.where.from == doctest::Approx(1).epsilon(0.01));
            CHECK(cover.where.to == doctest::Approx(2).epsilon(0.01));
        }
    CHECK(banded == 8);
}
