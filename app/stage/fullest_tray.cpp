#include "app/stage/fullest_tray.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace app
{
using namespace twin;

namespace
{
// Less than an arm's length above, along the same way.
bool isAbove(const Section& upper, const Section& lower)
{
    const glm::dvec3 apart = upper.campusFrom - lower.campusFrom;
    const double rise = apart.z;
    const double aside = std::abs(glm::dot(apart, lower.across));
    const double along = glm::dot(upper.campusFrom + upper.along * upper.lengthMetres - lower.campusFrom, lower.along);
    return rise > 0.05 && rise < 0.8 && aside < 0.3 && std::abs(glm::dot(upper.along, lower.along)) > 0.99 &&
           std::max(glm::dot(apart, lower.along), along) > 0 &&
           std::min(glm::dot(apart, lower.along), along) < lower.lengthMetres;
}

constexpr double step = 0.4;     // metres, of the counts along a section
constexpr double shortest = 3.0; // metres, of what one can look along
constexpr double asGood = 0.6;   // of the most cables, with nothing above

// How many cables lie at each step of the sections that one can look along; nothing for others.
std::vector<std::vector<int32_t>> countsAlong(const Routes& routes)
{
    std::vector<std::vector<int32_t>> counts(routes.sections.size());
    for (size_t i = 0; i < counts.size(); ++i)
    {
        const Section& section = routes.sections[SectionId::at(i)];
        if (section.kind == Section::Kind::tray && std::abs(section.along.z) < 0.01 && section.lengthMetres > shortest)
            counts[i].resize(static_cast<size_t>(section.lengthMetres / step) + 2);
    }
    for (const Hop& hop : routes.hops)
        if (std::vector<int32_t>& each = counts[hop.section.index()]; !each.empty())
        {
            const auto [from, to] = std::minmax(hop.enter, hop.leave);
            const auto place = [&](double metres)
            { return std::min(static_cast<size_t>(std::max(0.0, metres / step)), each.size() - 2); };
            ++each[place(static_cast<double>(from))];
            --each[place(static_cast<double>(to)) + 1];
        }
    for (std::vector<int32_t>& each : counts)
        std::partial_sum(each.begin(), each.end(), each.begin());
    return counts;
}
} // namespace

FullestTray fullestTray(const Routes& routes)
{
    constexpr size_t tried = 64;
    std::vector<FullestTray> trays;
    const auto counts = countsAlong(routes);
    for (size_t i = 0; i < counts.size(); ++i)
    {
        if (counts[i].empty())
            continue;
        const auto most = std::ranges::max_element(counts[i]);
        trays.push_back({
            .section = &routes.sections[SectionId::at(i)],
            .at = step * (0.5 + static_cast<double>(most - counts[i].begin())),
            .cables = static_cast<size_t>(*most),
            .onward = std::accumulate(most, counts[i].end(), int64_t{0}) >=
                      std::accumulate(counts[i].begin(), most, int64_t{0}),
        });
    }
    if (trays.empty())
        return {};
    const auto kept = trays.begin() + static_cast<std::ptrdiff_t>(std::min(tried, trays.size()));
    std::partial_sort(trays.begin(), kept, trays.end(),
                      [](const FullestTray& a, const FullestTray& b) { return a.cables > b.cables; });
    const auto above = [&](const FullestTray& tray)
    {
        return std::ranges::any_of(trays,
                                   [&](const FullestTray& other) { return isAbove(*other.section, *tray.section); });
    };
    for (auto each = trays.begin(); each != kept; ++each)
        if (static_cast<double>(each->cables) >= asGood * static_cast<double>(trays.front().cables) && !above(*each))
            return *each;
    trays.front().covered = above(trays.front());
    return trays.front();
}
} // namespace app
