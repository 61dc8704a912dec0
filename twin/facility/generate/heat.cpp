#include "twin/facility/generate/models.h"
#include "twin/facility/generate/site.h"

namespace twin::factory
{
namespace
{
void add(RackPlan& rack, const ModelDef& model, double count)
{
    rack.airWatts += count * model.powerWatts * (1 - model.liquidShare);
    rack.liquidWatts += count * model.powerWatts * model.liquidShare;
}
} // namespace

void planHeat(Site& site, const Design& design, const FacilityDocument& models)
{
    for (RackPlan& rack : site.racks)
    {
        if (rack.kind == RackKind::compute)
            add(rack, modelNamed(models, design.host), rack.count);
        else if (rack.kind != RackKind::panel)
            add(rack, modelNamed(models, rack.kind == RackKind::leaf ? design.leaf : design.spine), rack.count);
        if (design.nvl72 && rack.kind == RackKind::compute)
        {
            add(rack, modelNamed(models, "nvlink-switch-tray"), nvl72SwitchTrays);
            add(rack, modelNamed(models, "power-shelf-1u"), nvl72PowerShelves);
        }
    }
}
} // namespace twin::factory
