#include "app/tour/airspace.h"
#include "tests/app/tour/toured.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>

using namespace app;
using toured::demo;

namespace
{
Tour executive()
{
    const auto files = toursOf(demo().folder);
    REQUIRE(files.size() == 1);
    CHECK(files[0].filename() == "executive.json");
    return demo().tour(readTour(files[0]));
}
} // namespace

TEST_CASE("the demo's tour: 20 seconds from outside the building to one fiber")
{
    const Tour tour = executive();
    CHECK(tour.seconds() == doctest::Approx(20).epsilon(1e-12));
    CHECK(tour.warnings().empty());
    CHECK(tour.cuts().size() == 5);
    CHECK(tour.at(0).outdoors);
    CHECK(tour.at(2.5).words.title == "An AI factory");
    CHECK(tour.at(2.5).words.titleOpacity == 1);
    const TourMoment end = tour.at(20);
    REQUIRE(end.lit.size() == 1);
    CHECK(demo().staged->entities.name(end.lit[0]) == "c517");
    CHECK(end.dim == 1);
    CHECK(end.words.title == "Glasshouse");
    CHECK(end.words.titleOpacity == 1);
    // The halls from above stand alone, those who walk in them have a ceiling.
    CHECK((tour.at(6).hidden & (maskOf(Layer::ceiling) | maskOf(Layer::ground))) ==
          (maskOf(Layer::ceiling) | maskOf(Layer::ground)));
    CHECK((tour.at(10).hidden & maskOf(Layer::ceiling)) == 0);
}

TEST_CASE("the demo's tour: figures are the facility's, captions are cues")
{
    const Tour tour = executive();
    const Words words = tour.at(6).words;
    REQUIRE(words.cards.size() == 3);
    CHECK(words.cards[0].value == "2,304");
    CHECK(words.cards[1].value == "7,008");
    CHECK(words.cards[2].unit == "km");
    REQUIRE(tour.cues().size() == 2);
    CHECK(tour.cues()[0].from == doctest::Approx(8.4));
    CHECK(tour.cues()[0].to == doctest::Approx(12));
    CHECK(tour.cues()[0].text == "The cold aisle: machines, face to face.");
    CHECK(tour.at(10).words.caption == tour.cues()[0].text);
    CHECK(tour.at(10).words.captionOpacity == 1);
    CHECK(tour.at(8.4).words.captionOpacity < 1e-6f);
}

TEST_CASE("the demo's tour: the camera touches nothing and never jerks")
{
    const Tour tour = executive();
    const Airspace space(*demo().staged, demo().obstacles);
    const std::vector<double> cuts = tour.cuts();
    constexpr double step = 1.0 / 240;
    double greatest = 0;
    for (double t = step; t + step < tour.seconds(); t += step)
    {
        const auto next = std::ranges::upper_bound(cuts, t - step - 1e-9);
        if (next != cuts.end() && *next <= t + step)
            continue;
        const glm::dvec3 eye = tour.trackAt(t).eye;
        CHECK(space.isFree(eye, {.standing = 0.05, .hanging = 0.02, .open = true}));
        const glm::dvec3 change = tour.trackAt(t - step).eye - 2.0 * eye + tour.trackAt(t + step).eye;
        greatest = std::max(greatest, glm::length(change) / (step * step));
    }
    CHECK(greatest < 0.6); // m/s2
}
