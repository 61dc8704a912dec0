#include "app/tour/camera_path.h"
#include "app/tour/pace.h"
#include "app/tour/polyline.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

using namespace app;

namespace
{
bool everywhere(const glm::dvec3&)
{
    return true;
}
double steady(const glm::dvec3&)
{
    return 1.5;
}

// A pillar in the inner side of the corner at (4, 0).
bool besidePillar(const glm::dvec3& place)
{
    return glm::distance(place, glm::dvec3(3.5, 0.5, 0)) > 0.4;
}
constexpr std::array<CameraPath::Corner, 3> corner{{{{0, 0, 0}, true}, {{4, 0, 0}, false}, {{4, 4, 0}, true}}};

// The greatest change of direction over 2 cm.
double sharpest(const CameraPath& path)
{
    double worst = 0;
    for (double p = 0.05; p < path.whole() - 0.05; p += 0.002)
        worst = std::max(worst, glm::distance(path.ahead(p, 0.02), path.ahead(p + 0.01, 0.02)));
    return worst;
}
} // namespace

TEST_CASE("camera paths: corners are rounded as widely as there is room")
{
    const CameraPath wide(corner, everywhere, steady);
    const CameraPath tight(corner, besidePillar, steady);
    for (double p = 0; p <= tight.whole(); p += 0.005)
        CHECK(besidePillar(tight.at(p)));
    // The wide one cuts the corner further and is shorter; both are shorter than the corner itself.
    CHECK(wide.length() < tight.length());
    CHECK(tight.length() < 8);
    CHECK(sharpest(wide) < sharpest(tight));
    CHECK(glm::distance(wide.at(0), corner[0].at) < 1e-9);
    CHECK(glm::distance(wide.at(wide.whole()), corner[2].at) < 1e-6);
    CHECK_FALSE(wide.blockedAt());
}

TEST_CASE("camera paths: slower in bends, full speed where it is straight")
{
    const CameraPath path(corner, besidePillar, steady);
    double slowest = 9;
    double fastest = 0;
    for (double p = 0.01; p + 0.01 < path.whole(); p += 0.01)
    {
        const double speed = glm::distance(path.at(p), path.at(p + 0.01)) / 0.01;
        slowest = std::min(slowest, speed);
        fastest = std::max(fastest, speed);
    }
    CHECK(fastest <= 1.51);
    CHECK(fastest > 1.45);
    CHECK(slowest < 0.8);
    CHECK(path.whole() > path.length() / 1.5);
}

TEST_CASE("camera paths: through a place exactly, unless the bend touches something")
{
    const std::array<CameraPath::Corner, 3> through{{{{0, 0, 0}, true}, {{4, 0, 0}, true}, {{4, 4, 0}, true}}};
    const CameraPath free(through, everywhere, steady);
    CHECK_FALSE(free.blockedAt());
    CHECK(glm::distance(free.at(free.progressAt(1)), through[1].at) < 1e-3);
    CHECK(free.lengthAt(2) == doctest::Approx(free.length()));
    // The way swings out beyond the corner: a wall there is in the way.
    const CameraPath walled(
        through, [](const glm::dvec3& place) { return place.x < 4.01; }, steady);
    CHECK(walled.blockedAt() == 1);
    const std::array<CameraPath::Corner, 3> back{{{{0, 0, 0}, true}, {{4, 0, 0}, true}, {{0, 0.1, 0}, true}}};
    CHECK(CameraPath(back, everywhere, steady).blockedAt() == 1);
}

TEST_CASE("camera paths: on the spot")
{
    const std::array<CameraPath::Corner, 2> spot{{{{1, 2, 3}, true}, {{1, 2, 3}, true}}};
    const CameraPath path(spot, everywhere, steady);
    CHECK(path.length() == 0);
    CHECK(path.at(0) == glm::dvec3(1, 2, 3));
    CHECK(path.at(5) == glm::dvec3(1, 2, 3));
}

TEST_CASE("ways: straight, around, over, or none")
{
    const glm::dvec3 from(0, 0, 1);
    const glm::dvec3 to(6, 0, 1);
    const auto length = [](const std::vector<glm::dvec3>& way)
    {
        double sum = 0;
        for (size_t i = 1; i < way.size(); ++i)
            sum += glm::distance(way[i - 1], way[i]);
        return sum;
    };
    CHECK(findWay(everywhere, everywhere, from, to) == std::vector{from, to});
    // A wall of 10 m by 2 m: around it at its height, though over it is nearer.
    const FreePlace wall = [](const glm::dvec3& place)
    { return std::abs(place.x - 3) > 0.3 || std::abs(place.y) > 5 || place.z > 2; };
    const auto around = findWay(wall, wall, from, to);
    REQUIRE(around);
    CHECK(length(*around) < 12.5);
    CHECK(length(*around) > 11.6);
    for (size_t i = 0; i < around->size(); ++i)
        CHECK(around->at(i).z == doctest::Approx(1));
    // One without an end: over it.
    const FreePlace endless = [](const glm::dvec3& place) { return std::abs(place.x - 3) > 0.3 || place.z > 2; };
    const auto over = findWay(endless, endless, from, to);
    REQUIRE(over);
    CHECK(length(*over) < 7.5);
    for (size_t i = 1; i < over->size(); ++i)
        CHECK(isFreeLine(endless, over->at(i - 1), over->at(i)));
    // A closed room around the end.
    const FreePlace room = [](const glm::dvec3& place)
    {
        const double out = std::max({std::abs(place.x - 6), std::abs(place.y), std::abs(place.z - 1)});
        return out < 2 || out > 2.5;
    };
    CHECK_FALSE(findWay(room, room, from, to));
    CHECK_FALSE(findWay(room, room, to, from));
}

TEST_CASE("ways: rather where there is room")
{
    // Two passages through a block of 4 m: the nearer is tight.
    const FreePlace isFree = [](const glm::dvec3& place)
    { return std::abs(place.x - 3) > 2 || std::abs(place.y - 1) < 0.4 || std::abs(place.y + 1) < 1.2; };
    const FreePlace isRoomy = [](const glm::dvec3& place)
    { return std::abs(place.x - 3) > 2.3 || std::abs(place.y + 1) < 0.9; };
    const auto way = findWay(isFree, isRoomy, {0, 1.6, 1}, {6, 1.6, 1});
    REQUIRE(way);
    CHECK(std::ranges::any_of(*way, [](const glm::dvec3& place) { return place.y < 0.2; }));
}

TEST_CASE("paces: at set times in set places, never backwards, softly")
{
    const std::vector<Pace::Stop> stops{{.time = 1, .distance = 0, .rest = true},
                                        {.time = 4, .distance = 2},
                                        {.time = 5, .distance = 7},
                                        {.time = 9, .distance = 8, .rest = true}};
    const Pace pace(stops, {2, 2, 2});
    for (const Pace::Stop& stop : stops)
        CHECK(pace.at(stop.time) == doctest::Approx(stop.distance));
    CHECK(pace.at(-3) == 0);
    CHECK(pace.at(20) == doctest::Approx(8));
    constexpr double step = 0.001;
    double last = 0;
    for (double t = 0; t < 10; t += step)
    {
        CHECK(pace.at(t + step) >= pace.at(t) - 1e-12);
        const double change = (pace.at(t - step) - 2 * pace.at(t) + pace.at(t + step)) / (step * step);
        CHECK(std::abs(change - last) < 0.25); // no jump
        last = change;
    }
    const Pace moving({{.time = 0, .distance = 0}, {.time = 2, .distance = 6}}, {1});
    for (const double t : {-1.0, 0.0, 0.5, 2.0, 3.0})
        CHECK(moving.at(t) == doctest::Approx(3 * t));
}

TEST_CASE("lines: parts of them, forwards and backwards, and without small jogs")
{
    const std::vector<glm::dvec3> line{{0, 0, 0}, {4, 0, 0}, {4, 4, 0}};
    CHECK(partOf(line, 0.25, 0.75) == std::vector<glm::dvec3>{{2, 0, 0}, {4, 0, 0}, {4, 2, 0}});
    CHECK(partOf(line, 0.75, 0.25) == std::vector<glm::dvec3>{{4, 2, 0}, {4, 0, 0}, {2, 0, 0}});
    CHECK(partOf(line, 0, 1) == line);
    CHECK(partOf(std::vector<glm::dvec3>{{1, 1, 1}}, 0, 1).empty());
    const std::vector<glm::dvec3> jogged{{0, 0, 0}, {2, 0.05, 0}, {4, 0, 0}, {4, 4, 0}};
    CHECK(simplified(jogged, 0.1) == line);
    CHECK(simplified(jogged, 0.01) == jogged);
}
