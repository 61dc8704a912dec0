#include "twin/facility/slots.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <tuple>
#include <vector>

namespace
{
constexpr twin::Slots::Stretch all{0, 1};
}

TEST_CASE("slots: a cross-section holds exactly as many cables as fit")
{
    for (const auto& [width, height, diameter, count] :
         {std::tuple{0.3F, 0.05F, 0.003F, 1600}, std::tuple{0.012F, 0.012F, 0.012F, 1},
          std::tuple{0.1F, 0.03F, 0.01F, 30}, std::tuple{0.0119F, 1.0F, 0.012F, 0}, std::tuple{0.0F, 0.0F, 0.003F, 0}})
    {
        twin::Slots slots(width, height, 1);
        for (int i = 0; i < count; ++i)
        {
            REQUIRE(slots.hasRoom(diameter, all));
            slots.take(diameter, all, nullptr);
        }
        CHECK_FALSE(slots.hasRoom(diameter, all));
        CHECK(slots.area() == doctest::Approx(static_cast<float>(count) * diameter * diameter));
    }
}

TEST_CASE("slots: cables of any thickness lie beside each other, inside")
{
    std::mt19937 random(3);
    const std::vector<float> diameters{0.002F, 0.003F, 0.008F, 0.012F};
    twin::Slots slots(0.15F, 0.06F, 10);
    struct Cable
    {
        float across, up, diameter;
        twin::Slots::Stretch stretch;
    };
    std::vector<Cable> cables;
    for (int i = 0; i < 4000; ++i)
    {
        const float diameter = diameters[random() % diameters.size()];
        const float middle = static_cast<float>(random() % 1000) / 100;
        const float half = static_cast<float>(random() % 300) / 100;
        const twin::Slots::Stretch stretch{std::max(middle - half, 0.0F), std::min(middle + half, 10.0F)};
        if (!slots.hasRoom(diameter, stretch))
            continue;
        // Half of them want a place that another section gave away.
        const twin::Slots::Place wanted =
            cables.empty() ? twin::Slots::Place{}
                           : twin::Slots::Place{cables[random() % cables.size()].across + diameter, cables.back().up};
        const auto place = slots.take(diameter, stretch, i % 2 ? &wanted : nullptr);
        cables.push_back({place.across, place.up, diameter, stretch});
    }
    CHECK(cables.size() > 200);
    for (std::size_t i = 0; i < cables.size(); ++i)
    {
        const Cable& a = cables[i];
        CHECK(std::abs(a.across) + a.diameter / 2 <= 0.075F + 1e-5F);
        CHECK(a.up >= a.diameter / 2 - 1e-5F);
        CHECK(a.up + a.diameter / 2 <= 0.06F + 2e-5F);
        for (std::size_t j = 0; j < i; ++j)
            if (a.stretch.from <= cables[j].stretch.to && cables[j].stretch.from <= a.stretch.to)
                CHECK(std::hypot(a.across - cables[j].across, a.up - cables[j].up) >=
                      (a.diameter + cables[j].diameter) / 2 - 1e-5F);
    }
}

TEST_CASE("slots: a wanted place is given when it is free, and only once")
{
    twin::Slots slots(0.03F, 0.03F, 1);
    twin::Slots other(0.03F, 0.03F, 1);
    for (int i = 0; i < 4; ++i)
        other.take(0.003F, all, nullptr);
    const auto wanted = other.take(0.003F, all, nullptr);
    const auto first = slots.take(0.003F, all, &wanted);
    CHECK(first.across == wanted.across);
    CHECK(first.up == wanted.up);
    const auto second = slots.take(0.003F, all, &wanted);
    CHECK(second.across != wanted.across);
}

TEST_CASE("slots: beyond the end of a cable its place is free again, either way along")
{
    twin::Slots slots(0.006F, 0.003F, 8);
    const auto first = slots.take(0.003F, {0, 3}, nullptr);
    const auto second = slots.take(0.003F, {7, 2}, nullptr);
    CHECK(second.across != first.across);
    CHECK_FALSE(slots.hasRoom(0.003F, {2.5F, 6}));
    const auto third = slots.take(0.003F, {8, 5}, nullptr);
    CHECK(third.across == first.across);
    CHECK(slots.hasRoom(0.003F, {4, 4}));
    CHECK_FALSE(slots.hasRoom(0.003F, {4, 6}));
    // Two lie where most do.
    CHECK(slots.area() == doctest::Approx(2 * 0.003 * 0.003));
}
