#include "twin/facility/generate/draft.h"
#include "twin/facility/generate/models.h"

#include <algorithm>

namespace twin::factory
{
namespace
{
std::string counts(const Fabric& fabric)
{
    return fmt::format("{} nodes, {} leaves, {} spines, {} cores", fabric.nodes, fabric.leaves, fabric.spines,
                       fabric.cores);
}
} // namespace

void writeNotes(Draft& draft, const GenerateOptions& options)
{
    const Design& design = draft.design;
    const Fabric& fabric = draft.fabric;
    const auto note = [&]<class... Args>(fmt::format_string<Args...> format, Args&&... args)
    { draft.document.notes.push_back(draft.name(format, std::forward<Args>(args)...)); };

    const PublishedRow* row = publishedRow(design, fabric.gpus);
    if (row)
        note("Counts as published for {} scalable units ({}): {}.", row->scalableUnits, design.summary.source,
             counts(fabric));
    else
        note("Counts are not published for {} GPUs; by rule from radix {} and {} rails, as in {}: {}.", fabric.gpus,
             design.radix, design.rails, design.summary.source, counts(fabric));
    note("Rule: a unit has {} leaves, {} a rail, half their ports down and half up; spines are the smallest divisor of "
         "{} "
         "with enough ports. Above {} leaves: pods of at most {} leaves, spine j of every pod to the cores of plane j, "
         "each plane the smallest divisor of {} with enough ports. It gives every published row.",
         fabric.leavesPerUnit, fabric.leavesPerRail, fabric.up, fabric.radix, fabric.up, fabric.up);
    if (fabric.nodes % fabric.nodesPerUnit != 0)
        note("The last of {} scalable units holds {} of {} nodes; its leaves and all uplinks are complete.",
             fabric.units, fabric.nodesOfUnit(fabric.units - 1), fabric.nodesPerUnit);
    if (design.summary.name == "h100-superpod")
        note("The published four units have 127 nodes, the ports of one being given to the fabric's managers: ask for "
             "1016 "
             "GPUs. The managers and their cables are not drawn.");
    if (design.nvl72)
        note("An NVL72 rack: 18 compute trays, 9 NVLink switch trays of two chips, one link from each GPU to each of "
             "the 18 "
             "chips, 1,296 a rack (published). Leaf and spine counts of this design are not published.");
    if (options.optics == Packaging::coPackaged)
    {
        note("Switches with co-packaged optics, 144 ports of 800G, lasers in modules on the faceplate: the published "
             "shape "
             "is kept where the radix is the same.");
        if (design.nvl72)
            note("The co-packaged switch speaks XDR: the compute trays have 800G adapters here, not the published "
                 "400G.");
    }
    note("Node to leaf over {}, between switches over single-mode DR4; lane powers of 800G are those of 400G-DR4. "
         "Q3400, "
         "Q3450 and DGX B300: power and weight are estimates.",
         isSingleMode(std::ranges::find(draft.document.optics, modelNamed(draft.document, design.host).ports[0].optic,
                                        &OpticDef::id)
                          ->medium)
             ? "single-mode DR4"
             : "multimode SR4");
    if (!draft.site.bundles.empty())
        note("Runs {} go by cord, panel, trunk of {} connectors, panel, cord, each reversed: three reversals bring "
             "what is "
             "sent to what receives.",
             draft.site.structured ? "between switches" : "between halls", trunkLinks);
    note("Our rules: {} scalable unit(s) a row, spines in their pod's rows, at most 1,200 racks a hall, hot aisles "
         "contained, in-row coolers of {:.0f} kW, CDUs of {:.0f} kW and PDUs of {:.0f} kW for each pair of rows with "
         "one to "
         "spare. Storage, management and Ethernet are not drawn.",
         design.unitsPerRow, coolerWatts / 1e3, cduWatts / 1e3, pduWatts / 1e3);
}
} // namespace twin::factory
