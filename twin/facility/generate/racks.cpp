#include "twin/facility/generate/draft.h"
#include "twin/facility/generate/floor.h"
#include "twin/facility/generate/models.h"

#include <algorithm>
#include <cmath>

namespace twin::factory
{
namespace
{
constexpr double networkRackLimitWatts = 45e3;

class RackWriter
{
public:
    RackWriter(Draft& draft)
        : draft_(draft),
          document_(draft.document),
          site_(draft.site),
          // Switches and panels have their ports on the side on which the hosts have theirs.
          portSide_(modelNamed(draft.document, draft.design.host).ports.front().face)
    {
    }

    void run()
    {
        nameDevices();
        for (const RowPlan& row : site_.rows)
            for (std::size_t i = 0; i < row.racks.size(); ++i)
            {
                RackPlan& rack = site_.racks[row.racks[i]];
                rack.name = draft_.name("{}{:02}", row.name, i + 1);
                writeRack(rack, row);
            }
        for (const RowPlan& row : site_.rows)
            for (const std::uint32_t rack : row.racks)
                fill(site_.racks[rack]);
    }

private:
    void nameDevices()
    {
        const Fabric& fabric = draft_.fabric;
        const std::size_t units = digits(fabric.units);
        const std::size_t nodes = digits(fabric.nodesPerUnit);
        const std::size_t leaves = digits(fabric.leavesPerUnit);
        const std::size_t pods = digits(fabric.pods);
        const std::size_t spines = digits(fabric.spinesPerPod);
        for (std::uint32_t i = 0; i < fabric.nodes; ++i)
            draft_.nodes.push_back(draft_.name("su{:0{}}-n{:0{}}", i / fabric.nodesPerUnit + 1, units,
                                               i % fabric.nodesPerUnit + 1, nodes));
        for (std::uint32_t i = 0; i < fabric.leaves; ++i)
            draft_.leaves.push_back(draft_.name("su{:0{}}-leaf{:0{}}", i / fabric.leavesPerUnit + 1, units,
                                                i % fabric.leavesPerUnit + 1, leaves));
        for (std::uint32_t i = 0; i < fabric.spines; ++i)
            draft_.spines.push_back(draft_.name("pod{:0{}}-spine{:0{}}", i / fabric.spinesPerPod + 1, pods,
                                                i % fabric.spinesPerPod + 1, spines));
        for (std::uint32_t i = 0; i < fabric.cores; ++i)
            draft_.cores.push_back(draft_.name("plane{:0{}}-core{:0{}}", i / fabric.coresPerPlane + 1, spines,
                                               i % fabric.coresPerPlane + 1, digits(fabric.coresPerPlane)));
        draft_.panels.resize(site_.banks.size());
    }

    void writeRack(const RackPlan& plan, const RowPlan& row)
    {
        RackDef rack;
        rack.id = plan.name;
        rack.hall = document_.halls[row.hall].id;
        rack.row = row.name;
        rack.model = rackModel(draft_.design, plan.kind);
        rack.position = {plan.x, plan.y};
        rack.yawDegrees = row.yawDegrees;
        rack.powerLimitWatts = plan.kind == RackKind::compute ? draft_.design.rackLimitWatts : networkRackLimitWatts;
        document_.racks.push_back(rack);
    }

    void fill(const RackPlan& rack)
    {
        switch (rack.kind)
        {
        case RackKind::compute:
            return draft_.design.nvl72 ? fillNvl72(rack) : fillCompute(rack);
        case RackKind::leaf:
            return fillSwitches(rack, draft_.design.leaf, Tier::leaf, draft_.leaves);
        case RackKind::spine:
            return fillSwitches(rack, draft_.design.spine, Tier::spine, draft_.spines);
        case RackKind::core:
            return fillSwitches(rack, draft_.design.spine, Tier::core, draft_.cores);
        case RackKind::panel:
            return fillPanels(rack);
        }
    }

    void device(const RackPlan& rack, std::string_view id, std::string_view model, double unit, Tier tier,
                Face face = Face::front)
    {
        DeviceDef device;
        device.id = id;
        device.rack = rack.name;
        device.model = model;
        device.unit = unit;
        device.face = face;
        device.tier = tier;
        document_.devices.push_back(device);
    }

    void fillCompute(const RackPlan& rack)
    {
        const double height = modelNamed(document_, draft_.design.host).units;
        const double free = 44 - height * draft_.design.nodesPerRack; // two units stay empty below and above
        const double pitch = height + std::min(2.0, std::floor(free / draft_.design.nodesPerRack));
        for (std::uint32_t i = 0; i < rack.count; ++i)
            device(rack, draft_.nodes[rack.first + i], draft_.design.host, 3 + i * pitch, Tier::host);
    }

    // From below: power shelves, eight compute trays, nine NVLink switch trays, ten compute trays, power shelves.
    void fillNvl72(const RackPlan& rack)
    {
        std::uint32_t unit = 3;
        std::uint32_t node = 0;
        std::uint32_t shelf = 0;
        const auto shelves = [&]
        {
            for (std::uint32_t i = 0; i < nvl72PowerShelves / 2; ++i)
                device(rack, draft_.name("{}-ps{}", rack.name, ++shelf), "power-shelf-1u", unit++, Tier::none);
        };
        const auto trays = [&](std::uint32_t count)
        {
            for (std::uint32_t i = 0; i < count; ++i, ++node)
                device(rack, draft_.nodes[rack.first + node], draft_.design.host, unit++, Tier::host);
        };
        shelves();
        trays(8);
        for (std::uint32_t i = 0; i < nvl72SwitchTrays; ++i)
            device(rack, draft_.name("{}-nvs{}", rack.name, i + 1), "nvlink-switch-tray", unit++, Tier::none);
        trays(10);
        shelves();
    }

    void fillSwitches(const RackPlan& rack, std::string_view model, Tier tier,
                      const std::vector<std::string_view>& names)
    {
        const double height = modelNamed(document_, model).units;
        for (std::uint32_t i = 0; i < rack.count; ++i)
        {
            const double unit = 4 + i * (height + 1);
            device(rack, names[rack.first + i], model, unit, tier, portSide_);
            device(rack, draft_.name("{}-cm{}", rack.name, i + 1), "cable-manager-1u", unit + height, Tier::none,
                   portSide_);
        }
    }

    void fillPanels(const RackPlan& rack)
    {
        constexpr std::string_view model = "patch-panel-4u-192";
        const double height = modelNamed(document_, model).units;
        for (std::uint32_t i = 0; i < rack.count; ++i)
        {
            PanelDef panel;
            panel.id = draft_.name("{}-pp{}", rack.name, i + 1);
            panel.rack = rack.name;
            panel.model = model;
            panel.unit = 4 + i * (height + 1);
            panel.face = portSide_;
            document_.panels.push_back(panel);
            auto& bank = draft_.panels[rack.bank];
            bank.resize(std::max<std::size_t>(bank.size(), rack.first + i + 1));
            bank[rack.first + i] = panel.id;
        }
    }

    Draft& draft_;
    FacilityDocument& document_;
    Site& site_;
    Face portSide_;
};
} // namespace

void writeRacks(Draft& draft)
{
    RackWriter(draft).run();
}
} // namespace twin::factory
