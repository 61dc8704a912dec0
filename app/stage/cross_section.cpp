#include "app/stage/cross_section.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace app
{
namespace
{
constexpr int thick = 4;               // closed rows through which nothing shines, however thin they are drawn
constexpr float worth = 0.4F;          // metres: what is shorter is not worth two more knots
constexpr float thickestBand = 0.005F; // metres: bands are drawn flat, which shows where cables are thicker
constexpr float leastLength = 0.3F;    // metres of a row that hides what is behind the bundle,
constexpr float leastWidth = 0.06F;    // and across
constexpr size_t mostClosed = 24;      // of a bundle

template <std::size_t Count>
std::bitset<Count> between(std::size_t first, std::size_t end)
{
    return first < end ? ~std::bitset<Count>{} >> (Count - (end - first)) << first : std::bitset<Count>{};
}
} // namespace

bool CrossSection::Row::takes(const Stay& stay) const
{
    return std::abs(bottom - (stay.up - stay.diameter / 2)) < hair && std::abs(diameter - stay.diameter) < hair &&
           std::abs(middleOf(placeOf(stay.across)) - stay.across) < hair;
}

CrossSection::Parts CrossSection::Row::at(int place) const
{
    const int index = place - first;
    return index < 0 || index >= static_cast<int>(places.size()) ? Parts{} : places[static_cast<size_t>(index)];
}

CrossSection::Parts CrossSection::Row::closed(float left, float right) const
{
    Parts all = ~Parts{};
    for (int place = placeOf(left + hair); place <= placeOf(right - hair) && all.any(); ++place)
        all &= at(place);
    return all;
}

CrossSection::CrossSection(const Bundle& bundle)
    : bundle_(bundle), scale_(static_cast<double>(parts) / std::max(static_cast<double>(bundle.whole.length()), 1e-3))
{
    for (const Stay& stay : bundle.stays)
        place(stay);
    std::ranges::sort(rows_, {}, &Row::bottom);
}

std::uint32_t CrossSection::addCovers(std::vector<Cover>& covers) const
{
    std::vector<Course> courses;
    for (const Stay& stay : bundle_.stays)
        addCourses(stay, courses);
    const auto least = static_cast<size_t>(std::ceil(static_cast<double>(worth) * scale_));
    const auto faces = static_cast<std::uint8_t>(bitOf(0) | bitOf(1));
    const auto isThick = [&](const Course& course)
    { return rows_[static_cast<size_t>(course.row)].diameter > thickestBand; };
    const auto firstThick = std::ranges::stable_partition(courses, std::not_fn(isThick)).begin();
    const std::vector<Course> thickOnes(firstThick, courses.end());
    courses.erase(firstThick, courses.end());
    const std::uint32_t bands = isAlongAxis() ? layBands(courses, std::max<size_t>(least, 1), faces) : 0;
    courses.insert(courses.end(), thickOnes.begin(), thickOnes.end());
    for (const Course& course : courses)
    {
        const Stretch where{metresAt(course.begin), metresAt(course.end)};
        if (course.band != 0 || (course.sides != 0 && (where.length() > worth || course.cut)))
            covers.push_back({course.id, where, course.sides, course.thickly, course.band});
    }
    return bands;
}

void CrossSection::addClosedRows(std::vector<ClosedRow>& rows) const
{
    const auto taken = [](const Row& row)
    {
        size_t sum = 0;
        for (const Parts& each : row.places)
            sum += each.count();
        return sum;
    };
    const auto fullest = std::ranges::max_element(rows_, {}, taken);
    if (fullest == rows_.end())
        return;
    std::vector<Parts> free = fullest->places;
    for (size_t i = 0; i < mostClosed; ++i)
    {
        const Rectangle found = largest(free, fullest->diameter);
        const size_t first = found.end - found.count;
        const Stretch where{metresAt(found.begin), metresAt(found.next)};
        if (found.count == 0)
            return;
        for (size_t place = first; place < found.end; ++place)
            free[place] &= ~between<parts>(found.begin, found.next);
        const int place = fullest->first + static_cast<int>(first);
        rows.push_back({0, where, fullest->middleOf(place),
                        fullest->middleOf(place + static_cast<int>(found.count) - 1),
                        fullest->bottom + fullest->diameter / 2, fullest->diameter});
    }
}

// Place by place, how many before it, itself among them, are taken in each part; then the largest rectangle below these
// heights. One that is too small is none.
CrossSection::Rectangle CrossSection::largest(const std::vector<Parts>& places, float diameter) const
{
    Rectangle best;
    float area = 0;
    std::array<size_t, parts + 1> heights{};
    std::vector<std::pair<size_t, size_t>> open; // where rectangles begin, and their heights, rising
    for (size_t i = 0; i < places.size(); ++i)
        for (size_t part = 0; part <= parts; ++part)
        {
            if (part < parts)
                heights[part] = places[i][part] ? heights[part] + 1 : 0;
            size_t begin = part;
            for (; !open.empty() && open.back().second > heights[part]; open.pop_back())
            {
                begin = open.back().first;
                const size_t count = open.back().second;
                const float width = static_cast<float>(count - 1) * diameter;
                const float length = metresAt(part) - metresAt(begin);
                if (width < leastWidth || length < leastLength || width * length <= area)
                    continue;
                area = width * length;
                best = {begin, part, i + 1, count};
            }
            if (heights[part] > 0 && (open.empty() || open.back().second < heights[part]))
                open.emplace_back(begin, heights[part]);
        }
    return best;
}

float CrossSection::metresAt(size_t part) const
{
    return bundle_.whole.from + static_cast<float>(static_cast<double>(part) / scale_);
}

// Where nothing about a stay changes.
void CrossSection::addCourses(const Stay& stay, std::vector<Course>& courses) const
{
    const int row = rowOf(stay);
    const int place = rows_[static_cast<size_t>(row)].placeOf(stay.across);
    const Parts own = partsOf(stay.straight);
    std::array<std::array<Parts, 2>, 4> hidden; // from above, below, left, right: by one row and by many
    for (size_t many = 0; many < 2; ++many)
        for (size_t way = 0; way < 2; ++way)
        {
            const int rows = many != 0 ? thick : 1;
            const int step = way == 0 ? 1 : -1;
            hidden[way][many] = own & before(row, place, step, rows);
            hidden[2 + way][many] = own & beside(row, place, step, rows);
        }
    // From one of these to the next it stays the same what closed rows hide.
    Parts changes = own ^ (own << 1);
    for (size_t way = 0; way < 2; ++way)
        changes |= hidden[way][0] ^ (hidden[way][0] << 1);
    for (size_t part = changes._Find_first(); part < parts;)
    {
        const size_t next = std::min(changes._Find_next(part), parts);
        Course course{.id = stay.id, .row = row, .place = place, .begin = part, .end = next};
        const Parts these = between<parts>(part, next);
        for (size_t way = 0; way < hidden.size(); ++way)
        {
            if ((these & ~hidden[way][0]).none())
                course.sides |= bitOf(way);
            if ((these & ~hidden[way][1]).none())
                course.thickly |= bitOf(way);
        }
        if (own[part])
            courses.push_back(course);
        part = next;
    }
}

// Those that lie in the stretch from end to end.
CrossSection::Parts CrossSection::partsOf(const Stretch& stretch) const
{
    const auto first = static_cast<size_t>(
        std::max(0.0, std::ceil(static_cast<double>(stretch.from - bundle_.whole.from - hair) * scale_)));
    const auto end = static_cast<size_t>(
        std::max(0.0, std::floor(static_cast<double>(stretch.to - bundle_.whole.from + hair) * scale_)));
    return between<parts>(first, std::min(end, parts));
}

int CrossSection::rowOf(const Stay& stay) const
{
    return static_cast<int>(std::ranges::find_if(rows_, [&](const Row& row) { return row.takes(stay); }) -
                            rows_.begin());
}

void CrossSection::place(const Stay& stay)
{
    const auto index = static_cast<size_t>(rowOf(stay));
    if (index == rows_.size())
    {
        const float share = stay.across / stay.diameter;
        Row row{stay.up - stay.diameter / 2, stay.diameter, share - std::round(share), 0, {}};
        row.first = row.placeOf(stay.across);
        rows_.push_back(std::move(row));
    }
    Row& row = rows_[index];
    const int at = row.placeOf(stay.across);
    if (at < row.first)
    {
        row.places.insert(row.places.begin(), static_cast<size_t>(row.first - at), Parts{});
        row.first = at;
    }
    const auto within = static_cast<size_t>(at - row.first);
    if (row.places.size() <= within)
        row.places.resize(within + 1);
    row.places[within] |= partsOf(stay.straight);
}

// By closed rows above or below, with a neighbour on either hand.
CrossSection::Parts CrossSection::before(int row, int place, int step, int rows) const
{
    const Row& own = rows_[static_cast<size_t>(row)];
    const float middle = own.middleOf(place);
    Parts all = own.at(place - 1) & own.at(place + 1);
    const Row* last = &own;
    for (int i = row + step; rows > 0 && all.any(); i += step, --rows)
    {
        if (i < 0 || i >= static_cast<int>(rows_.size()))
            return {};
        const Row& next = rows_[static_cast<size_t>(i)];
        if (std::abs(step > 0 ? next.bottom - last->top() : last->bottom - next.top()) > hair)
            return {};
        const float reach = 1.5F * std::max(own.diameter, next.diameter);
        all &= next.closed(middle - reach, middle + reach);
        last = &next;
    }
    return all;
}

// By neighbours on one hand, between closed rows above and below.
CrossSection::Parts CrossSection::beside(int row, int place, int step, int count) const
{
    const Row& own = rows_[static_cast<size_t>(row)];
    if (row == 0 || row + 1 == static_cast<int>(rows_.size()))
        return {};
    Parts all = ~Parts{};
    for (int i = 1; i <= count && all.any(); ++i)
        all &= own.at(place + step * i);
    const float middle = own.middleOf(place);
    const Row& below = rows_[static_cast<size_t>(row - 1)];
    const Row& above = rows_[static_cast<size_t>(row + 1)];
    if (std::abs(own.bottom - below.top()) > hair || std::abs(above.bottom - own.top()) > hair)
        return {};
    for (const Row* next : {&below, &above})
    {
        const float wide = std::max(own.diameter, next->diameter);
        const float behind = 0.5F * wide;
        const float ahead = (static_cast<float>(count) + 0.5F) * wide;
        all &= step > 0 ? next->closed(middle - behind, middle + ahead) : next->closed(middle - ahead, middle + behind);
    }
    return all;
}

// Of the side of the world that the rows' up, down, left or right faces.
std::uint8_t CrossSection::bitOf(size_t way) const
{
    const glm::dvec3 side = (way < 2 ? bundle_.up : bundle_.across) * (way % 2 == 0 ? 1.0 : -1.0);
    for (int axis = 0; axis < 3; ++axis)
        if (std::abs(side[axis]) > 0.99999)
            return static_cast<std::uint8_t>(1 << (2 * axis + (side[axis] > 0 ? 1 : 0)));
    return 0;
}
} // namespace app
