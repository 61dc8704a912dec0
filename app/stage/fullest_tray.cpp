#include "app/stage/fullest_tray.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
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
} // namespace

FullestTray fullestTray(const Routes& routes)
{
    constexpr size_t tried = 64;
    std::vector<const Section*> trays;
    for (const Section& section : routes.sections)
        if (section.kind == Section::Kind::tray && std::abs(section.along.z) < 0.01 && section.lengthMetres > 3)
            trays.push_back(&section);
    const auto worth = [](const Section* section)
    { return static_cast<double>(section->fill) * std::min(20.0, section->lengthMetres); };
    const size_t kept = std::min(tried, trays.size());
    std::partial_sort(trays.begin(), trays.begin() + static_cast<std::ptrdiff_t>(kept), trays.end(),
                      [&](const Section* a, const Section* b) { return worth(a) > worth(b); });
    for (size_t i = 0; i < kept && worth(trays[i]) > 0; ++i)
        if (std::ranges::none_of(trays, [&](const Section* other) { return isAbove(*other, *trays[i]); }))
            return {trays[i], false};
    return {kept > 0 ? trays.front() : nullptr, true};
}
} // namespace app
