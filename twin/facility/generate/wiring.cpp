#include "twin/facility/generate/draft.h"
#include "twin/facility/generate/models.h"

#include <algorithm>

namespace twin::factory
{
namespace
{
struct End
{
    std::string_view device;
    std::string_view port;
};

class Wiring
{
public:
    Wiring(Draft& draft)
        : draft_(draft),
          document_(draft.document),
          site_(draft.site),
          fabric_(draft.fabric),
          host_(modelNamed(document_, draft.design.host)),
          leaf_(modelNamed(document_, draft.design.leaf)),
          spine_(modelNamed(document_, draft.design.spine)),
          panel_(modelNamed(document_, "patch-panel-4u-192")),
          inBundle_(site_.bundles.size())
    {
    }

    void run()
    {
        const std::size_t backplane = draft_.design.nvl72 ? std::size_t{fabric_.gpus} * nvlinksPerGpu : 0;
        document_.cables.reserve(fabric_.gpus + fabric_.leaves * fabric_.up * std::size_t{2} +
                                 fabric_.spines * fabric_.up * std::size_t{2} + backplane);
        nodes();
        forEachUplink(fabric_, [&](const Uplink& uplink) { connect(uplink); });
        for (const BundlePlan& bundle : site_.bundles)
            trunks(bundle);
        if (draft_.design.nvl72)
            for (const RackPlan& rack : site_.racks)
                if (rack.kind == RackKind::compute)
                    nvlink(rack);
    }

private:
    std::string_view at(const End& end) { return draft_.name("{}:{}", end.device, end.port); }

    CableDef& cable(std::string_view type, std::string_view tier)
    {
        CableDef& cable = document_.cables.emplace_back();
        cable.id = draft_.name("c{}", document_.cables.size());
        cable.type = type;
        cable.tier = tier;
        return cable;
    }

    void cord(std::string_view type, std::string_view tier, const End& a, std::uint32_t rackA, const End& b,
              std::uint32_t rackB)
    {
        CableDef& made = cable(type, tier);
        made.a.push_back(at(a));
        made.b.push_back(at(b));
        draft_.loads.add(rackA, rackB, cordArea);
    }

    void nodes()
    {
        const auto optic = std::ranges::find(document_.optics, host_.ports.front().optic, &OpticDef::id);
        const std::string_view type = isSingleMode(optic->medium) ? "cord-os2" : "cord-om4";
        for (std::uint32_t node = 0; node < fabric_.nodes; ++node)
            for (std::uint32_t rail = 0; rail < fabric_.rails; ++rail)
            {
                const std::uint32_t leaf = fabric_.leafOf(node, rail);
                cord(type, "node-leaf", {draft_.nodes[node], host_.ports[rail].name}, site_.nodeRack[node],
                     {draft_.leaves[leaf], leaf_.ports[fabric_.leafPortOf(node)].name}, site_.leafRack[leaf]);
            }
    }

    void connect(const Uplink& uplink)
    {
        const bool core = uplink.toCore;
        const End lower{core ? draft_.spines[uplink.lower] : draft_.leaves[uplink.lower],
                        (core ? spine_ : leaf_).ports[uplink.lowerPort].name};
        const End upper{core ? draft_.cores[uplink.upper] : draft_.spines[uplink.upper],
                        spine_.ports[uplink.upperPort].name};
        const std::uint32_t lowerRack = core ? site_.spineRack[uplink.lower] : site_.leafRack[uplink.lower];
        const std::uint32_t upperRack = core ? site_.coreRack[uplink.upper] : site_.spineRack[uplink.upper];
        const std::uint32_t index = bundleOf(site_, uplink);
        if (index == noBundle)
            return cord("cord-os2", core ? "spine-core" : "leaf-spine", lower, lowerRack, upper, upperRack);
        const BundlePlan& bundle = site_.bundles[index];
        const std::uint32_t link = inBundle_[index]++;
        const auto toPanel = [&](const End& end, std::uint32_t rack, std::uint32_t bank, std::uint32_t firstSlot)
        {
            const std::uint32_t slot = firstSlot + link / trunkLinks;
            cord("cord-os2", core ? "spine-core-patch" : "leaf-spine-patch", end, rack,
                 {panelOf(bank, slot), panel_.ports[portOf(slot, link % trunkLinks)].name}, rackOf(bank, slot));
        };
        toPanel(lower, lowerRack, bundle.bankA, bundle.slotA);
        toPanel(upper, upperRack, bundle.bankB, bundle.slotB);
    }

    // All connectors of a trunk land, those of the last that carry no link too. A trunk is reversed as a whole, so its
    // connectors are in the opposite order at end b for connector i to come out at port i.
    void trunks(const BundlePlan& bundle)
    {
        for (std::uint32_t trunk = 0; trunk * trunkLinks < bundle.links; ++trunk)
        {
            const std::uint32_t slotA = bundle.slotA + trunk;
            const std::uint32_t slotB = bundle.slotB + trunk;
            CableDef& made = cable("trunk-192-os2", bundle.toCore ? "spine-core-trunk" : "leaf-spine-trunk");
            for (std::uint32_t i = 0; i < trunkLinks; ++i)
            {
                made.a.push_back(at({panelOf(bundle.bankA, slotA), panel_.ports[panelPorts + portOf(slotA, i)].name}));
                made.b.push_back(at(
                    {panelOf(bundle.bankB, slotB), panel_.ports[panelPorts + portOf(slotB, trunkLinks - 1 - i)].name}));
            }
            draft_.loads.add(rackOf(bundle.bankA, slotA), rackOf(bundle.bankB, slotB), trunkArea);
        }
    }

    static constexpr std::uint32_t slotsPerPanel = panelPorts / trunkLinks;
    static std::uint32_t portOf(std::uint32_t slot, std::uint32_t connector)
    {
        return slot % slotsPerPanel * trunkLinks + connector;
    }
    std::string_view panelOf(std::uint32_t bank, std::uint32_t slot) const
    {
        return draft_.panels[bank][slot / slotsPerPanel];
    }
    std::uint32_t rackOf(std::uint32_t bank, std::uint32_t slot) const
    {
        return site_.banks[bank].firstRack + slot / slotsPerPanel / panelsPerRack;
    }

    // Every GPU has one link to each of the switch chips of its rack.
    void nvlink(const RackPlan& rack)
    {
        const ModelDef& tray = modelNamed(document_, "nvlink-switch-tray");
        const auto portsOfChip = static_cast<std::uint32_t>(tray.ports.size()) / nvl72ChipsPerTray;
        const std::uint32_t gpusPerNode = draft_.design.gpusPerNode;
        for (std::uint32_t gpu = 0; gpu < rack.count * gpusPerNode; ++gpu)
            for (std::uint32_t chip = 0; chip < nvlinksPerGpu; ++chip)
            {
                const std::string_view hostPort =
                    host_.ports[fabric_.rails + gpu % gpusPerNode * nvlinksPerGpu + chip].name;
                const std::string_view chipPort = tray.ports[chip % nvl72ChipsPerTray * portsOfChip + gpu].name;
                CableDef& made = cable("nvlink-backplane", "nvlink");
                made.a.push_back(at({draft_.nodes[rack.first + gpu / gpusPerNode], hostPort}));
                made.b.push_back(draft_.name("{}-nvs{}:{}", rack.name, chip / nvl72ChipsPerTray + 1, chipPort));
            }
    }

    static constexpr std::uint32_t nvlinksPerGpu = nvl72SwitchTrays * nvl72ChipsPerTray;
    static constexpr double cordArea = 0.003 * 0.003;
    static constexpr double trunkArea = 0.012 * 0.012;

    Draft& draft_;
    FacilityDocument& document_;
    const Site& site_;
    const Fabric& fabric_;
    const ModelDef& host_;
    const ModelDef& leaf_;
    const ModelDef& spine_;
    const ModelDef& panel_;
    std::vector<std::uint32_t> inBundle_; // links placed so far
};
} // namespace

void writeCables(Draft& draft)
{
    Wiring(draft).run();
}
} // namespace twin::factory
