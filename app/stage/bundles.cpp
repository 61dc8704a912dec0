#include "app/stage/bundles.h"
#include "app/stage/bands.h"

#include <array>
#include <bitset>
#include <cmath>
#include <numeric>
#include <thread>
#include <utility>

namespace app
{
using namespace twin;

namespace
{
constexpr float hair = 1e-4F; // metres
constexpr int thick = 4;      // closed rows through which nothing shines, however thin they are drawn
constexpr float worth = 0.4F; // metres: what is shorter is not worth two more knots
constexpr size_t parts = 256; // of a section's length, and what is beyond its ends

using Parts = std::bitset<parts>; // of a section

// Cables of one thickness side by side. Places are counted from `first`.
struct Row
{
    float bottom, diameter;
    float shift; // of places' middles: across is (place + shift) * diameter
    int first = 0;
    std::vector<Parts> places; // where they are taken

    float top() const { return bottom + diameter; }
    float middleOf(int place) const { return (static_cast<float>(place) + shift) * diameter; }
    int placeOf(float across) const { return static_cast<int>(std::lround(across / diameter - shift)); }
    Parts at(int place) const
    {
        const int index = place - first;
        return index < 0 || index >= static_cast<int>(places.size()) ? Parts{} : places[static_cast<size_t>(index)];
    }
    // Where the row is closed between two places across.
    Parts closed(float left, float right) const
    {
        Parts all = ~Parts{};
        for (int place = placeOf(left + hair); place <= placeOf(right - hair) && all.any(); ++place)
            all &= at(place);
        return all;
    }
};

struct Stay
{
    std::uint32_t hop;
    float diameter;
    Stretch straight;
};

// The rows of a section and what they hide.
class CrossSection
{
public:
    CrossSection(const Section& section, const Routes& routes, std::span<const Stay> stays)
        : section_(section),
          routes_(routes),
          from_(-beyond(section)),
          scale_(static_cast<double>(parts) / (section.lengthMetres + 2 * double{beyond(section)}))
    {
        for (const Stay& stay : stays)
            place(stay);
        std::ranges::sort(rows_, {}, &Row::bottom);
    }

    // The covers of all stays; bands are counted from 1. Returns how many there are.
    std::uint32_t addCovers(std::span<const Stay> stays, std::vector<Cover>& covers) const
    {
        std::vector<Course> courses;
        for (const Stay& stay : stays)
            addCourses(stay, courses);
        const auto least = static_cast<size_t>(std::ceil(static_cast<double>(worth) * scale_));
        const auto faces = static_cast<std::uint8_t>(bitOf(0) | bitOf(1));
        const std::uint32_t bands = isAlongAxis() ? layBands(courses, std::max<size_t>(least, 1), faces) : 0;
        for (const Course& course : courses)
        {
            const Stretch where{metresAt(course.begin), metresAt(course.end)};
            if (course.band != 0 || (course.sides != 0 && (where.length() > worth || course.cut)))
                covers.push_back({course.hop, where, course.sides, course.thickly, course.band});
        }
        return bands;
    }

private:
    float metresAt(size_t part) const { return from_ + static_cast<float>(static_cast<double>(part) / scale_); }

    bool isAlongAxis() const { return bitOf(0) != 0 && bitOf(2) != 0; }

    // Where nothing about a stay changes.
    void addCourses(const Stay& stay, std::vector<Course>& courses) const
    {
        const int row = rowOf(stay);
        const int place = rows_[static_cast<size_t>(row)].placeOf(routes_.hops[stay.hop].across);
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
            Course course{.hop = stay.hop, .row = row, .place = place, .begin = part, .end = next};
            const Parts these = partsBetween(part, next);
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
    Parts partsOf(const Stretch& stretch) const
    {
        const auto first =
            static_cast<size_t>(std::max(0.0, std::ceil(static_cast<double>(stretch.from - from_ - hair) * scale_)));
        const auto end =
            static_cast<size_t>(std::max(0.0, std::floor(static_cast<double>(stretch.to - from_ + hair) * scale_)));
        return partsBetween(first, std::min(end, parts));
    }

    static Parts partsBetween(size_t first, size_t end)
    {
        return first < end ? ~Parts{} >> (parts - (end - first)) << first : Parts{};
    }

    int rowOf(const Stay& stay) const
    {
        const float bottom = routes_.hops[stay.hop].up - stay.diameter / 2;
        const auto found = std::ranges::find_if(
            rows_, [&](const Row& row)
            { return std::abs(row.bottom - bottom) < hair && std::abs(row.diameter - stay.diameter) < hair; });
        return static_cast<int>(found - rows_.begin());
    }

    void place(const Stay& stay)
    {
        const Hop& hop = routes_.hops[stay.hop];
        const auto index = static_cast<size_t>(rowOf(stay));
        if (index == rows_.size())
        {
            const float share = hop.across / stay.diameter;
            Row row{hop.up - stay.diameter / 2, stay.diameter, share - std::round(share), 0, {}};
            row.first = row.placeOf(hop.across);
            rows_.push_back(std::move(row));
        }
        Row& row = rows_[index];
        const int at = row.placeOf(hop.across);
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
    Parts before(int row, int place, int step, int rows) const
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
    Parts beside(int row, int place, int step, int count) const
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
            all &= step > 0 ? next->closed(middle - behind, middle + ahead)
                            : next->closed(middle - ahead, middle + behind);
        }
        return all;
    }

    // Of the side of the world that the rows' up, down, left or right faces.
    std::uint8_t bitOf(size_t way) const
    {
        const glm::dvec3 side = (way < 2 ? section_.up : section_.across) * (way % 2 == 0 ? 1.0 : -1.0);
        for (int axis = 0; axis < 3; ++axis)
            if (std::abs(side[axis]) > 0.99999)
                return static_cast<std::uint8_t>(1 << (2 * axis + (side[axis] > 0 ? 1 : 0)));
        return 0;
    }

    const Section& section_;
    const Routes& routes_;
    float from_;            // along the section, where its parts begin
    double scale_;          // parts a metre
    std::vector<Row> rows_; // upwards
};

// The stays of all cables, by section.
std::vector<std::vector<Stay>> staysOf(const Facility& facility, const Routes& routes,
                                       std::span<const Stretch> straight)
{
    std::vector<std::vector<Stay>> stays(routes.sections.size());
    for (size_t i = 0; i < routes.cables.size(); ++i)
    {
        const CableId id = CableId::at(i);
        const Range hops = routes.cables[id].hops;
        for (std::uint32_t hop = hops.first; hop < hops.first + hops.count; ++hop)
            if (straight[hop].length() > 0)
                stays[routes.hops[hop].section.index()].push_back(
                    {hop, facility.cableTypes[facility.cables[id].type].diameter, straight[hop]});
    }
    return stays;
}
} // namespace

std::vector<Cover> coversOf(const Facility& facility, const Routes& routes, std::span<const Stretch> straight)
{
    const std::vector<std::vector<Stay>> stays = staysOf(facility, routes, straight);
    const size_t threads =
        std::clamp<size_t>(std::min<size_t>(std::thread::hardware_concurrency(), stays.size() / 16), 1, 16);
    std::vector<std::vector<Cover>> found(threads);
    std::vector<std::uint32_t> bands(stays.size());
    {
        std::vector<std::jthread> workers;
        for (size_t worker = 0; worker < threads; ++worker)
            workers.emplace_back(
                [&, worker]
                {
                    for (size_t s = worker; s < stays.size(); s += threads)
                    {
                        const CrossSection section(routes.sections[SectionId::at(s)], routes, stays[s]);
                        bands[s] = section.addCovers(stays[s], found[worker]);
                    }
                });
    }
    std::vector<Cover> covers;
    for (const std::vector<Cover>& each : found)
        covers.insert(covers.end(), each.begin(), each.end());
    // Counted on from section to section, whichever thread they came from.
    std::exclusive_scan(bands.begin(), bands.end(), bands.begin(), 0u);
    for (Cover& cover : covers)
        cover.band += cover.band != 0 ? bands[routes.hops[cover.hop].section.index()] : 0;
    std::ranges::sort(covers, {}, [](const Cover& cover) { return std::pair(cover.hop, cover.where.from); });
    return covers;
}
} // namespace app
