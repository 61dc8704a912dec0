#include "twin/facility/slots.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <tuple>
#include <vector>

TEST_CASE("slots: a cross-section holds exactly as many cables as fit")
{
    for (const auto& [width, height, diameter, count] :
         {std::tuple{0.3F, 0.05F, 0.003F, 1600}, std::tuple{0.012F, 0.012F, 0.012F, 1},
          std::tuple{0.1F, 0.03F, 0.01F, 30}, std::tuple{0.0119F, 1.0F, 0.012F, 0}, std::tuple{0.0F, 0.0F, 0.003F, 0}})
    {
        twin::Slots slots(width, height);
        for (int i = 0; i < count; ++i)
        {
            REQUIRE(slots.hasRoom(diameter));
            slots.take(diameter, nullptr);
        }
        CHECK_FALSE(slots.hasRoom(diameter));
        CHECK(slots.area() == doctest::Approx(static_cast<float>(count) * diameter * diameter));
    }
}

TEST_CASE("slots: cables of any thickness lie beside each other, inside")
{
    std::mt19937 random(3);
    const std::vector<float> diameters{0.002F, 0.003F, 0.008F, 0.012F};
    twin::Slots slots(0.15F, 0.06F);
    struct Cable
    {
        float across, up, diameter;
    };
    std::vector<Cable> cables;
    for (int i = 0; i < 4000; ++i)
    {
        const float diameter = diameters[random() % diameters.size()];
        if (!slots.hasRoom(diameter))
            continue;
        // Half of them want a place that another section gave away.
        const twin::Slots::Place wanted =
            cables.empty() ? twin::Slots::Place{}
                           : twin::Slots::Place{cables[random() % cables.size()].across + diameter, cables.back().up};
        const auto place = slots.take(diameter, i % 2 ? &wanted : nullptr);
        cables.push_back({place.across, place.up, diameter});
    }
    CHECK(cables.size() > 200);
    for (std::size_t i = 0; i < cables.size(); ++i)
    {
        const Cable& a = cables[i];
        CHECK(std::abs(a.across) + a.diameter / 2 <= 0.075F + 1e-5F);
        CHECK(a.up >= a.diameter / 2 - 1e-5F);
        CHECK(a.up + a.diameter / 2 <= 0.06F + 2e-5F);
        for (std::size_t j = 0; j < i; ++j)
            CHECK(std::hypot(a.across - cables[j].across, a.up - cables[j].up) >=
                  (a.diameter + cables[j].diameter) / 2 - 1e-5F);
    }
}

TEST_CASE("slots: a wanted place is given when it is free, and only once")
{
    twin::Slots slots(0.03F, 0.03F);
    twin::Slots other(0.03F, 0.03F);
    for (int i = 0; i < 4; ++i)
        other.take(0.003F, nullptr);
    const auto wanted = other.take(0.003F, nullptr);
    const auto first = slots.take(0.003F, &wanted);
    CHECK(first.across == wanted.across);
    CHECK(first.up == wanted.up);
    const auto second = slots.take(0.003F, &wanted);
    CHECK(second.across != wanted.across);
}
