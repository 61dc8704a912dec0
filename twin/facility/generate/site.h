#pragma once

#include "twin/facility/generate/fabric.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace twin::factory
{
// The plan that the document is written from: which rack holds what, and where it stands. Indices are into the plan's
// own arrays, counted from 0.

enum class RackKind : std::uint8_t
{
    compute, // nodes
    leaf,
    spine,
    core,
    panel, // panels of a bank
};

struct RackPlan
{
    RackKind kind;
    std::uint32_t first, count; // the nodes, switches or panels in it; panels count from 0 in their bank
    std::uint32_t bank = 0;     // of panels
    std::uint32_t row = 0;
    double airWatts = 0, liquidWatts = 0; // heat at full power
    double x = 0, y = 0;                  // middle of its footprint, hall frame
    std::string_view name{};
};

// What stands in a row beside its racks.
enum class PlantKind : std::uint8_t
{
    cooler,
    cdu,
    pdu,
};

struct PlantPlan
{
    PlantKind kind;
    double x, y;
};

struct RowPlan
{
    std::uint32_t hall;
    std::vector<std::uint32_t> racks;
    std::uint32_t coolers = 0, cdus = 0, pdus = 0;
    double yawDegrees = 0;
    std::uint32_t column = 0, pair = 0; // place in the hall's grid
    double y = 0;                       // middle of its racks' footprints
    double left = 0, right = 0;         // of what stands in it
    std::vector<PlantPlan> plant{};
    std::string_view name{};
};

// A hall is a grid of columns of row pairs; each pair shares a contained hot aisle. Main aisles run between the columns
// and along the walls.
struct HallPlan
{
    std::uint32_t firstPod, pods;
    std::vector<std::uint32_t> rows{};
    std::vector<std::vector<std::uint32_t>> meetMe{}; // groups of racks of cores and panels, in rows of their own
    std::uint32_t columns = 0, pairs = 0;
    double columnWidth = 0;
    double sizeX = 0, sizeY = 0;

    double mainAisle(std::uint32_t index) const; // x of the middle of main aisle `index`, 0 to columns
};

// Panels that stand together: those of a row's leaves, of a row's spines, or of a meet-me group.
struct BankPlan
{
    std::uint32_t trunks = 0; // slots taken; panelPorts / trunkLinks slots make a panel
    std::uint32_t firstRack = 0;
};

// The links from one bank to another, in the order of `forEachUplink`, trunk by trunk.
struct BundlePlan
{
    std::uint32_t bankA, bankB; // of the lower switches, of the upper ones
    bool toCore;
    std::uint32_t links = 0;
    std::uint32_t slotA = 0, slotB = 0; // first trunk's slot in each bank
};

struct Site
{
    std::vector<RackPlan> racks;
    std::vector<RowPlan> rows;
    std::vector<HallPlan> halls;
    std::vector<BankPlan> banks;     // two a row (leaves, spines), then one a meet-me group
    std::vector<BundlePlan> bundles; // sorted by banks
    std::vector<std::uint32_t> unitRow, leafRow, spineRow;
    std::vector<std::uint32_t> spineGroup, coreGroup; // meet-me groups, counted through all halls
    std::vector<std::uint32_t> nodeRack, leafRack, spineRack, coreRack;
    bool structured;

    std::uint32_t leafBank(std::uint32_t row) const { return 2 * row; }
    std::uint32_t spineBank(std::uint32_t row) const { return 2 * row + 1; }
    std::uint32_t meetMeBank(std::uint32_t group) const { return 2 * unitRows + group; }
    std::uint32_t unitRows = 0;      // rows of scalable units; meet-me rows come after them
    std::uint32_t groupsPerHall = 0; // of meet-me racks
};

// A run between switches: `lower` is a leaf and `upper` a spine, or a spine and a core; ports count from 0.
struct Uplink
{
    bool toCore;
    std::uint32_t lower, lowerPort, upper, upperPort;
};

template <class Visit>
void forEachUplink(const Fabric& fabric, Visit&& visit);

inline constexpr std::uint32_t noBundle = ~0U;

// The bundle that carries an uplink, or noBundle where a cord goes from port to port.
std::uint32_t bundleOf(const Site& site, const Uplink& uplink);

// Decides which row, hall and rack holds what (contents.cpp), counting panels (banks.cpp) and heat (heat.cpp).
Site planContents(const Fabric& fabric, const Design& design, const GenerateOptions& options,
                  const FacilityDocument& models);
void planBanks(Site& site, const Fabric& fabric);
void planHeat(Site& site, const Design& design, const FacilityDocument& models);
// Stands it on the floor: pairs, coolers, PDUs and CDUs, columns, positions.
void planFloor(Site& site, const Design& design, const FacilityDocument& models, std::uint32_t seed);

template <class Visit>
void forEachUplink(const Fabric& fabric, Visit&& visit)
{
    const std::uint32_t perSpine = fabric.leafSpineLinks();
    for (std::uint32_t leaf = 0; leaf < fabric.leaves; ++leaf)
    {
        const std::uint32_t pod = fabric.podOfUnit(leaf / fabric.leavesPerUnit);
        const std::uint32_t inPod = leaf - fabric.firstUnitOfPod(pod) * fabric.leavesPerUnit;
        for (std::uint32_t i = 0; i < fabric.up; ++i)
            visit(Uplink{false, leaf, fabric.up + i, pod * fabric.spinesPerPod + i / perSpine,
                         inPod * perSpine + i % perSpine});
    }
    if (!fabric.threeTiers())
        return;
    const std::uint32_t perCore = fabric.spineCoreLinks();
    for (std::uint32_t spine = 0; spine < fabric.spines; ++spine)
    {
        const std::uint32_t pod = spine / fabric.spinesPerPod;
        const std::uint32_t plane = spine % fabric.spinesPerPod;
        for (std::uint32_t i = 0; i < fabric.up; ++i)
            visit(Uplink{true, spine, fabric.up + i, plane * fabric.coresPerPlane + i / perCore,
                         pod * perCore + i % perCore});
    }
}
} // namespace twin::factory
