#include "twin/facility/generate/models.h"
#include "twin/facility/generate/site.h"

#include <algorithm>
#include <utility>

namespace twin::factory
{
namespace
{
// A hall holds about this many racks; a campus of more has several halls.
constexpr std::uint32_t racksInOneHall = 1200;
constexpr std::uint32_t racksPerHall = 1000;

std::uint32_t ceilDivide(std::uint32_t a, std::uint32_t b)
{
    return (a + b - 1) / b;
}

class Contents
{
public:
    Contents(const Fabric& fabric, const Design& design, const GenerateOptions& options, const FacilityDocument& models)
        : fabric_(fabric), design_(design), models_(models)
    {
        site_.structured = options.cabling == Cabling::structured;
        const ModelDef& leaf = modelNamed(models, design.leaf);
        switchesPerRack_ = leaf.units > 1 ? 8 : 20;
    }

    Site run()
    {
        halls();
        rows();
        places();
        meetMeGroups();
        planBanks(site_, fabric_);
        for (std::uint32_t row = 0; row < site_.unitRows; ++row)
            fillRow(row);
        if (folded_)
            fold();
        for (std::uint32_t group = 0; group < site_.groupsPerHall * site_.halls.size(); ++group)
            fillMeetMe(group);
        planHeat(site_, design_, models_);
        return std::move(site_);
    }

private:
    void halls()
    {
        const std::uint32_t racks = ceilDivide(fabric_.nodes, design_.nodesPerRack) +
                                    fabric_.units * ceilDivide(fabric_.leavesPerUnit, switchesPerRack_) +
                                    fabric_.pods * ceilDivide(fabric_.spinesPerPod, switchesPerRack_) +
                                    ceilDivide(fabric_.cores, switchesPerRack_);
        const std::uint32_t count =
            racks <= racksInOneHall ? 1 : std::min(fabric_.pods, ceilDivide(racks, racksPerHall));
        for (std::uint32_t hall = 0; hall < count; ++hall)
        {
            const std::uint32_t first = hall * fabric_.pods / count;
            site_.halls.push_back({.firstPod = first, .pods = (hall + 1) * fabric_.pods / count - first});
        }
    }

    // The scalable units of a pod, in order, `unitsPerRow` to a row. A factory of a single row stands in two, so that
    // its hot aisle has racks on both sides.
    void rows()
    {
        site_.unitRow.resize(fabric_.units);
        for (std::uint32_t hall = 0; hall < site_.halls.size(); ++hall)
            for (std::uint32_t pod = site_.halls[hall].firstPod;
                 pod < site_.halls[hall].firstPod + site_.halls[hall].pods; ++pod)
            {
                const std::uint32_t end = fabric_.firstUnitOfPod(pod + 1);
                for (std::uint32_t unit = fabric_.firstUnitOfPod(pod); unit < end; ++unit)
                {
                    if ((unit - fabric_.firstUnitOfPod(pod)) % design_.unitsPerRow == 0)
                        addRow(hall);
                    site_.unitRow[unit] = static_cast<std::uint32_t>(site_.rows.size() - 1);
                }
            }
        folded_ = site_.rows.size() == 1 && ceilDivide(fabric_.nodes, design_.nodesPerRack) >= 4;
        if (folded_)
            addRow(0);
        site_.unitRows = static_cast<std::uint32_t>(site_.rows.size());
    }

    void addRow(std::uint32_t hall)
    {
        site_.halls[hall].rows.push_back(static_cast<std::uint32_t>(site_.rows.size()));
        site_.rows.push_back({.hall = hall, .racks = {}});
    }

    // Leaves stand in the row of their unit; a pod's spines are shared out over its rows, whole racks at a time.
    void places()
    {
        for (std::uint32_t leaf = 0; leaf < fabric_.leaves; ++leaf)
            site_.leafRow.push_back(site_.unitRow[leaf / fabric_.leavesPerUnit]);
        const std::uint32_t racksOfPod = ceilDivide(fabric_.spinesPerPod, switchesPerRack_);
        for (std::uint32_t spine = 0; spine < fabric_.spines; ++spine)
        {
            const std::uint32_t pod = spine / fabric_.spinesPerPod;
            const std::uint32_t first = site_.unitRow[fabric_.firstUnitOfPod(pod)];
            const std::uint32_t rows = folded_ ? 2 : site_.unitRow[fabric_.firstUnitOfPod(pod + 1) - 1] - first + 1;
            const std::uint32_t rack = spine % fabric_.spinesPerPod / evenShare(fabric_.spinesPerPod);
            site_.spineRow.push_back(first + (2 * rack + 1) * rows / (2 * racksOfPod));
        }
        site_.nodeRack.resize(fabric_.nodes);
        site_.leafRack.resize(fabric_.leaves);
        site_.spineRack.resize(fabric_.spines);
        site_.coreRack.resize(fabric_.cores);
    }

    // Planes of cores are spread over the halls, and in a hall over a few groups, each of which also takes the panels
    // of the pods that stand nearest: so cords stay short and no tray has to carry them all.
    void meetMeGroups()
    {
        constexpr std::uint32_t mostGroups = 3;
        constexpr std::uint32_t racksWorthAGroup = 6;
        const auto hallCount = static_cast<std::uint32_t>(site_.halls.size());
        const std::uint32_t coreRacks = ceilDivide(ceilDivide(fabric_.cores, hallCount), switchesPerRack_);
        const std::uint32_t fewestPods = fabric_.pods / hallCount;
        site_.groupsPerHall =
            std::clamp(coreRacks / racksWorthAGroup, std::min(fabric_.cores, 1U), std::min(mostGroups, fewestPods));
        const auto share = [](std::uint32_t index, std::uint32_t first, std::uint32_t count, std::uint32_t groups)
        { return (index - first) * groups / count; };
        if (!fabric_.threeTiers())
            return;
        for (std::uint32_t hall = 0; hall < hallCount; ++hall)
        {
            const HallPlan& plan = site_.halls[hall];
            for (std::uint32_t pod = plan.firstPod; pod < plan.firstPod + plan.pods; ++pod)
                site_.spineGroup.insert(site_.spineGroup.end(), fabric_.spinesPerPod,
                                        hall * site_.groupsPerHall +
                                            share(pod, plan.firstPod, plan.pods, site_.groupsPerHall));
            const std::uint32_t first = hall * fabric_.spinesPerPod / hallCount;
            const std::uint32_t planes = (hall + 1) * fabric_.spinesPerPod / hallCount - first;
            for (std::uint32_t plane = first; plane < first + planes; ++plane)
                site_.coreGroup.insert(site_.coreGroup.end(), fabric_.coresPerPlane,
                                       hall * site_.groupsPerHall + share(plane, first, planes, site_.groupsPerHall));
        }
    }

    // Switches of a rack when `count` of them are spread evenly over the fewest racks.
    std::uint32_t evenShare(std::uint32_t count) const
    {
        return ceilDivide(count, ceilDivide(count, switchesPerRack_));
    }

    std::uint32_t addRack(RackKind kind, std::uint32_t first, std::uint32_t count, std::uint32_t row)
    {
        site_.racks.push_back({.kind = kind, .first = first, .count = count, .row = row});
        return static_cast<std::uint32_t>(site_.racks.size() - 1);
    }

    // Compute racks on both sides, the network in the middle of what it serves.
    void fillRow(std::uint32_t row)
    {
        std::vector<std::uint32_t> spines = spineRacks(row);
        bankRacks(spines, site_.spineBank(row), row);
        std::vector<std::uint32_t>& racks = site_.rows[row].racks;
        for (std::uint32_t unit = 0; unit < fabric_.units; ++unit)
        {
            if (site_.unitRow[unit] != row)
                continue;
            std::vector<std::uint32_t> compute = computeRacks(unit);
            const std::vector<std::uint32_t> leaves = leafRacks(unit, row);
            insertInTheMiddle(compute, leaves);
            racks.insert(racks.end(), compute.begin(), compute.end());
        }
        insertInTheMiddle(racks, spines);
    }

    // Takes every second half of the compute racks over to the other side of the aisle.
    void fold()
    {
        const std::vector<std::uint32_t> all = std::exchange(site_.rows[0].racks, {});
        const std::vector<std::uint32_t> spines = std::exchange(site_.rows[1].racks, {});
        std::vector<std::uint32_t> compute[2];
        std::vector<std::uint32_t> leaves;
        const std::uint32_t half = (ceilDivide(fabric_.nodes, design_.nodesPerRack) + 1) / 2;
        for (const std::uint32_t rack : all)
        {
            const bool isCompute = site_.racks[rack].kind == RackKind::compute;
            const std::uint32_t side = isCompute && compute[0].size() == half ? 1 : 0;
            (isCompute ? compute[side] : leaves).push_back(rack);
            site_.racks[rack].row = side;
        }
        insertInTheMiddle(compute[0], leaves);
        insertInTheMiddle(compute[1], spines);
        site_.rows[0].racks = std::move(compute[0]);
        site_.rows[1].racks = std::move(compute[1]);
    }

    static void insertInTheMiddle(std::vector<std::uint32_t>& racks, const std::vector<std::uint32_t>& between)
    {
        racks.insert(racks.begin() + static_cast<std::ptrdiff_t>(racks.size() + 1) / 2, between.begin(), between.end());
    }

    std::vector<std::uint32_t> computeRacks(std::uint32_t unit)
    {
        std::vector<std::uint32_t> racks;
        const std::uint32_t first = unit * fabric_.nodesPerUnit;
        const std::uint32_t nodes = fabric_.nodesOfUnit(unit);
        for (std::uint32_t node = 0; node < nodes; node += design_.nodesPerRack)
        {
            racks.push_back(addRack(RackKind::compute, first + node, std::min(design_.nodesPerRack, nodes - node),
                                    site_.unitRow[unit]));
            for (std::uint32_t i = 0; i < site_.racks.back().count; ++i)
                site_.nodeRack[first + node + i] = racks.back();
        }
        return racks;
    }

    std::vector<std::uint32_t> leafRacks(std::uint32_t unit, std::uint32_t row)
    {
        std::vector<std::uint32_t> racks;
        const std::uint32_t first = unit * fabric_.leavesPerUnit;
        const std::uint32_t share = evenShare(fabric_.leavesPerUnit);
        for (std::uint32_t leaf = 0; leaf < fabric_.leavesPerUnit; leaf += share)
        {
            const std::uint32_t count = std::min(share, fabric_.leavesPerUnit - leaf);
            racks.push_back(addRack(RackKind::leaf, first + leaf, count, row));
            std::fill_n(site_.leafRack.begin() + first + leaf, count, racks.back());
        }
        if (unit == 0 || site_.unitRow[unit - 1] != row)
            bankRacks(racks, site_.leafBank(row), row);
        return racks;
    }

    std::vector<std::uint32_t> spineRacks(std::uint32_t row)
    {
        std::vector<std::uint32_t> racks;
        const std::uint32_t share = evenShare(fabric_.spinesPerPod);
        for (std::uint32_t spine = 0; spine < fabric_.spines;)
        {
            const std::uint32_t inPod = spine % fabric_.spinesPerPod;
            const std::uint32_t count = std::min(share, fabric_.spinesPerPod - inPod);
            if (site_.spineRow[spine] == row)
            {
                racks.push_back(addRack(RackKind::spine, spine, count, row));
                std::fill_n(site_.spineRack.begin() + spine, count, racks.back());
            }
            spine += count;
        }
        return racks;
    }

    void bankRacks(std::vector<std::uint32_t>& racks, std::uint32_t bank, std::uint32_t row)
    {
        const std::uint32_t panels = ceilDivide(site_.banks[bank].trunks, panelPorts / trunkLinks);
        site_.banks[bank].firstRack = static_cast<std::uint32_t>(site_.racks.size());
        for (std::uint32_t panel = 0; panel < panels; panel += panelsPerRack)
        {
            racks.push_back(addRack(RackKind::panel, panel, std::min(panelsPerRack, panels - panel), row));
            site_.racks.back().bank = bank;
        }
    }

    void fillMeetMe(std::uint32_t group)
    {
        std::vector<std::uint32_t>& racks = site_.halls[group / site_.groupsPerHall].meetMe.emplace_back();
        const auto [begin, end] = std::ranges::equal_range(site_.coreGroup, group);
        const auto first = static_cast<std::uint32_t>(begin - site_.coreGroup.begin());
        const auto count = static_cast<std::uint32_t>(end - begin);
        const std::uint32_t share = count == 0 ? 1 : evenShare(count);
        for (std::uint32_t core = 0; core < count; core += share)
        {
            racks.push_back(addRack(RackKind::core, first + core, std::min(share, count - core), 0));
            std::fill_n(site_.coreRack.begin() + first + core, site_.racks.back().count, racks.back());
        }
        std::vector<std::uint32_t> panels;
        bankRacks(panels, site_.meetMeBank(group), 0);
        // Cores and panels take turns, so that each row has its share of both.
        const std::size_t cores = racks.size();
        for (std::size_t i = 0; i < panels.size(); ++i)
            racks.insert(racks.begin() + static_cast<std::ptrdiff_t>(cores * (i + 1) / panels.size() + i), panels[i]);
    }

    const Fabric& fabric_;
    const Design& design_;
    const FacilityDocument& models_;
    Site site_;
    std::uint32_t switchesPerRack_;
    bool folded_ = false; // one unit stands in two rows
};
} // namespace

Site planContents(const Fabric& fabric, const Design& design, const GenerateOptions& options,
                  const FacilityDocument& models)
{
    return Contents(fabric, design, options, models).run();
}
} // namespace twin::factory
