#include "app/stage/bundles.h"
#include "app/stage/cross_section.h"

#include <algorithm>
#include <numeric>
#include <thread>
#include <utility>

namespace app
{
using namespace twin;

std::vector<Bundle> bundlesOf(const Stage& stage, std::span<const Stretch> straight)
{
    const Facility& facility = stage.scene.facility;
    const Routes& routes = stage.scene.routes;
    std::vector<Bundle> bundles(routes.sections.size());
    for (size_t i = 0; i < bundles.size(); ++i)
    {
        const Section& section = routes.sections[SectionId::at(i)];
        bundles[i] = {stage.world.fromCampus(section.campusFrom),
                      section.along,
                      section.across,
                      section.up,
                      {-beyond(section), static_cast<float>(section.lengthMetres) + beyond(section)},
                      {}};
    }
    for (size_t i = 0; i < routes.cables.size(); ++i)
    {
        const CableId id = CableId::at(i);
        const Range hops = routes.cables[id].hops;
        for (std::uint32_t h = hops.first; h < hops.first + hops.count; ++h)
        {
            const Hop& hop = routes.hops[h];
            if (straight[h].length() > 0)
                bundles[hop.section.index()].stays.push_back(
                    {h, facility.cableTypes[facility.cables[id].type].diameter, hop.across, hop.up, straight[h]});
        }
    }
    return bundles;
}

Hiding hidingOf(std::span<const Bundle> bundles)
{
    const size_t threads =
        std::clamp<size_t>(std::min<size_t>(std::thread::hardware_concurrency(), bundles.size() / 16), 1, 16);
    std::vector<Hiding> found(threads);
    // By bundle: its bands, counted; where its covers lie among those that its thread found.
    std::vector<std::uint32_t> bands(bundles.size() + 1);
    std::vector<std::pair<size_t, size_t>> covers(bundles.size());
    {
        std::vector<std::jthread> workers;
        for (size_t worker = 0; worker < threads; ++worker)
            workers.emplace_back(
                [&, worker]
                {
                    Hiding& own = found[worker];
                    for (size_t i = worker; i < bundles.size(); i += threads)
                    {
                        const CrossSection section(bundles[i]);
                        const size_t first = own.covers.size();
                        bands[i] = section.addCovers(own.covers);
                        covers[i] = {first, own.covers.size()};
                        const size_t firstRow = own.rows.size();
                        section.addClosedRows(own.rows);
                        for (size_t row = firstRow; row < own.rows.size(); ++row)
                            own.rows[row].bundle = static_cast<std::uint32_t>(i);
                    }
                });
    }
    // Counted on from bundle to bundle, whichever thread they came from.
    std::exclusive_scan(bands.begin(), bands.end(), bands.begin(), 0u);
    Hiding all;
    for (size_t i = 0; i < bundles.size(); ++i)
        for (size_t c = covers[i].first; c < covers[i].second; ++c)
        {
            Cover& cover = all.covers.emplace_back(found[i % threads].covers[c]);
            cover.band += cover.band != 0 ? bands[i] : 0;
        }
    for (const Hiding& each : found)
        all.rows.insert(all.rows.end(), each.rows.begin(), each.rows.end());
    std::ranges::sort(all.covers, {}, [](const Cover& cover) { return std::pair(cover.id, cover.where.from); });
    std::ranges::sort(all.rows, {}, &ClosedRow::bundle);
    return all;
}
} // namespace app
