#include "app/stage/bands.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace app
{
namespace
{
constexpr std::size_t most = 16;  // cables of a band
constexpr std::size_t fewest = 4; // fewer are as well drawn one by one

// The courses of a section that lie in no band yet, by row and place.
class Rows
{
public:
    Rows(const std::vector<Course>& courses, std::uint8_t faces) : faces_(faces)
    {
        for (const Course& each : courses)
            free_[{each.row, each.place}].push_back(each);
    }

    // As many of the row's courses beside this one as fill the largest rectangle.
    std::vector<std::size_t> besides(const Course& first, std::size_t least, std::size_t& begin, std::size_t& end)
    {
        std::vector<std::size_t> taken;
        std::pair<std::size_t, std::size_t> where(first.begin, first.end);
        std::vector<std::size_t> best;
        std::size_t area = 0;
        for (std::size_t count = 2; count <= most; ++count)
        {
            const std::optional<std::size_t> next =
                longest(first, first.place + static_cast<int>(count) - 1, where, least);
            if (!next)
                break;
            taken.push_back(*next);
            if (const std::size_t now = count * (where.second - where.first); count >= fewest && now > area)
            {
                area = now;
                best = taken;
                std::tie(begin, end) = where;
            }
        }
        return best;
    }

    // Cuts that out of one; the rest stays free.
    Course take(int row, int place, std::size_t index, std::size_t begin, std::size_t end, std::uint32_t band)
    {
        std::vector<Course>& here = free_[{row, place}];
        Course course = here[index];
        here.erase(here.begin() + static_cast<std::ptrdiff_t>(index));
        for (const auto& [from, to] : {std::pair(course.begin, begin), std::pair(end, course.end)})
            if (from < to)
            {
                Course rest = course;
                rest.begin = from;
                rest.end = to;
                rest.cut = true;
                here.push_back(rest);
            }
        course.begin = begin;
        course.end = end;
        course.band = band;
        return course;
    }

    std::map<std::pair<int, int>, std::vector<Course>>& free() { return free_; }

private:
    // Of a place's courses that are covered as `like` the one that shares most with `where`, which is cut to that.
    std::optional<std::size_t> longest(const Course& like, int place, std::pair<std::size_t, std::size_t>& where,
                                       std::size_t least)
    {
        const auto found = free_.find({like.row, place});
        if (found == free_.end())
            return {};
        std::optional<std::size_t> best;
        std::pair<std::size_t, std::size_t> shared;
        for (std::size_t i = 0; i < found->second.size(); ++i)
        {
            const Course& each = found->second[i];
            const std::size_t begin = std::max(each.begin, where.first);
            const std::size_t end = std::min(each.end, where.second);
            if (((each.sides ^ like.sides) & faces_) != 0 || begin + least > end ||
                (best && end - begin <= shared.second - shared.first))
                continue;
            best = i;
            shared = {begin, end};
        }
        if (best)
            where = shared;
        return best;
    }

    std::map<std::pair<int, int>, std::vector<Course>> free_;
    std::uint8_t faces_;
};

// A band is covered where all of its courses are.
void coverAlike(std::span<Course> band)
{
    std::uint8_t sides = 0xFF;
    std::uint8_t thickly = 0xFF;
    for (const Course& each : band)
    {
        sides &= each.sides;
        thickly &= each.thickly;
    }
    for (Course& each : band)
    {
        each.sides = sides;
        each.thickly = thickly;
    }
}
} // namespace

std::uint32_t layBands(std::vector<Course>& courses, std::size_t least, std::uint8_t faces)
{
    Rows rows(courses, faces);
    courses.clear();
    std::uint32_t bands = 0;
    for (auto& [at, here] : rows.free())
        for (std::size_t i = 0; i < here.size();)
        {
            const Course first = here[i];
            std::size_t begin = first.begin;
            std::size_t end = first.end;
            const std::vector<std::size_t> others = rows.besides(first, least, begin, end);
            if (others.empty())
            {
                ++i;
                continue;
            }
            ++bands;
            const std::size_t from = courses.size();
            courses.push_back(rows.take(at.first, at.second, i, begin, end, bands));
            int place = at.second;
            for (const std::size_t other : others)
                courses.push_back(rows.take(at.first, ++place, other, begin, end, bands));
            coverAlike(std::span(courses).subspan(from));
        }
    for (const auto& [at, here] : rows.free())
        courses.insert(courses.end(), here.begin(), here.end());
    return bands;
}
} // namespace app
