#include "twin/facility/generate/models.h"
#include "twin/facility/generate/site.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace twin::factory
{
namespace
{
using Banks = std::pair<std::uint32_t, std::uint32_t>;

// Where a run goes through panels: always between halls; inside one when the cabling is structured, where a row's own
// switches have panels beside them.
std::optional<Banks> banksOf(const Site& site, const Uplink& uplink)
{
    if (!uplink.toCore)
    {
        if (!site.structured)
            return {};
        return Banks{site.leafBank(site.leafRow[uplink.lower]), site.spineBank(site.spineRow[uplink.upper])};
    }
    const std::uint32_t group = site.coreGroup[uplink.upper];
    if (site.structured)
        return Banks{site.spineBank(site.spineRow[uplink.lower]), site.meetMeBank(group)};
    const std::uint32_t own = site.spineGroup[uplink.lower];
    if (own / site.groupsPerHall == group / site.groupsPerHall)
        return {};
    return Banks{site.meetMeBank(own), site.meetMeBank(group)};
}
} // namespace

void planBanks(Site& site, const Fabric& fabric)
{
    site.banks.resize(2 * site.unitRows + site.groupsPerHall * site.halls.size());
    std::map<Banks, std::pair<bool, std::uint32_t>> links;
    forEachUplink(fabric,
                  [&](const Uplink& uplink)
                  {
                      if (const auto banks = banksOf(site, uplink))
                      {
                          auto& [toCore, count] = links[*banks];
                          toCore = uplink.toCore;
                          ++count;
                      }
                  });
    for (const auto& [banks, bundle] : links)
    {
        const auto& [a, b] = banks;
        const auto& [toCore, count] = bundle;
        site.bundles.push_back({a, b, toCore, count, site.banks[a].trunks, site.banks[b].trunks});
        const std::uint32_t trunks = (count + trunkLinks - 1) / trunkLinks;
        site.banks[a].trunks += trunks;
        site.banks[b].trunks += trunks;
    }
}

std::uint32_t bundleOf(const Site& site, const Uplink& uplink)
{
    const auto banks = banksOf(site, uplink);
    if (!banks)
        return noBundle;
    const auto found = std::ranges::lower_bound(site.bundles, *banks, {},
                                                [](const BundlePlan& bundle) {
                                                    return Banks{bundle.bankA, bundle.bankB};
                                                });
    return static_cast<std::uint32_t>(found - site.bundles.begin());
}
} // namespace twin::factory
