#include "app/stage/bands.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

using namespace app;

namespace
{
constexpr std::uint8_t faces = 0x30;

// What lies in each part of each place: which, covered how.
std::map<std::tuple<int, int, size_t>, std::pair<uint32_t, std::uint8_t>> contentOf(const std::vector<Course>& courses)
{
    std::map<std::tuple<int, int, size_t>, std::pair<uint32_t, std::uint8_t>> content;
    for (const Course& each : courses)
        for (size_t part = each.begin; part < each.end; ++part)
            CHECK(content.insert({{each.row, each.place, part}, {each.id, each.sides}}).second);
    return content;
}

std::vector<Course> randomCourses(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Course> courses;
    uint32_t id = 0;
    for (int row = 0; row < 3; ++row)
        for (int place = -20; place < 20; ++place)
            for (size_t at = random() % 40; at < 250;)
            {
                const size_t end = std::min<size_t>(at + 1 + random() % 120, 256);
                courses.push_back({.id = id++,
                                   .row = row,
                                   .place = place,
                                   .begin = at,
                                   .end = end,
                                   .sides = static_cast<std::uint8_t>(random() % 3 == 0 ? 0x24 : 0x10)});
                at = end + random() % 3 * 10;
            }
    return courses;
}
} // namespace

TEST_CASE("bands: rectangles of neighbours, and nothing is lost by the cutting")
{
    for (unsigned seed = 1; seed <= 20; ++seed)
    {
        const std::vector<Course> before = randomCourses(seed);
        std::vector<Course> after = before;
        const std::uint32_t count = layBands(after, 5, faces);
        CHECK(count > 10);
        const auto was = contentOf(before);
        const auto is = contentOf(after);
        REQUIRE(was.size() == is.size());
        for (const auto& [where, what] : was)
        {
            CHECK(is.at(where).first == what.first);
            CHECK((is.at(where).second & ~what.second) == 0); // never covered where it was not
        }
        std::map<std::uint32_t, std::vector<Course>> bands;
        for (const Course& each : after)
            if (each.band != 0)
                bands[each.band].push_back(each);
        CHECK(bands.size() == count);
        for (const auto& [band, courses] : bands)
        {
            CHECK(courses.size() >= 4);
            CHECK(courses.size() <= 16);
            std::set<int> places;
            for (const Course& each : courses)
            {
                places.insert(each.place);
                CHECK(each.row == courses[0].row);
                CHECK(each.begin == courses[0].begin);
                CHECK(each.end == courses[0].end);
                CHECK(each.end - each.begin >= 5);
                CHECK(each.sides == courses[0].sides);
            }
            CHECK(places.size() == courses.size());
            CHECK(*places.rbegin() - *places.begin() + 1 == static_cast<int>(courses.size()));
        }
    }
}
