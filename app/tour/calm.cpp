#include "app/tour/calm.h"

#include <algorithm>
#include <cmath>

namespace app
{
namespace
{
constexpr double fastest = 1.5; // radians a second that are left alone
constexpr double wide = 0.4;    // seconds to both sides of which a mean is taken

// Means over as much to both sides, less at the ends.
std::vector<double> means(const std::vector<double>& values, size_t half)
{
    std::vector<double> sums(values.size() + 1, 0);
    for (size_t i = 0; i < values.size(); ++i)
        sums[i + 1] = sums[i] + values[i];
    std::vector<double> result(values.size());
    for (size_t i = 0; i < values.size(); ++i)
    {
        const size_t room = std::min({half, i, values.size() - 1 - i});
        result[i] = (sums[i + room + 1] - sums[i - room]) / static_cast<double>(2 * room + 1);
    }
    return result;
}

// 1 where it turns too fast nearby, 0 far from there, softly between; empty when nowhere.
std::vector<double> haste(const std::vector<double>& headings, double step, size_t half)
{
    std::vector<double> near(headings.size(), 0);
    bool any = false;
    for (size_t i = 1; i < headings.size(); ++i)
        if (std::abs(headings[i] - headings[i - 1]) > fastest * step)
        {
            any = true;
            const size_t from = i - std::min(i, 2 * half);
            const size_t to = std::min(headings.size(), i + 2 * half);
            std::fill(near.begin() + static_cast<std::ptrdiff_t>(from), near.begin() + static_cast<std::ptrdiff_t>(to),
                      1.0);
        }
    if (!any)
        return {};
    return means(means(near, half / 2), half / 2);
}
} // namespace

void calm(std::vector<TrackPoint>& points, double step)
{
    constexpr int most = 12; // times over
    const auto half = static_cast<size_t>(std::max(1.0, wide / step));
    std::vector<double> headings;
    for (const TrackPoint& point : points)
        headings.push_back(point.heading);
    for (int i = 0; i < most; ++i)
    {
        const std::vector<double> share = haste(headings, step, half);
        if (share.empty())
            break;
        const std::vector<double> softer = means(means(headings, half), half);
        for (size_t k = 0; k < headings.size(); ++k)
            if (share[k] > 0)
                headings[k] += share[k] * (softer[k] - headings[k]);
    }
    for (size_t i = 0; i < points.size(); ++i)
        points[i].heading = headings[i];
}
} // namespace app
