#include "twin/facility/counts.h"

#include "twin/facility/light.h"

namespace twin
{
FacilityCounts count(const Facility& facility)
{
    FacilityCounts counts;
    counts.gpus = facility.gpus;
    counts.racks = facility.racks.size();
    counts.halls = facility.halls.size();
    counts.panels = facility.devices.size() - facility.panelsFrom;
    counts.ports = facility.portDevice.size();
    counts.lanes = facility.lanes;
    counts.trays = facility.trays.size();
    counts.ducts = facility.ducts.size();
    counts.coolers = facility.coolers.size();
    counts.cdus = facility.cdus.size();
    counts.pdus = facility.pdus.size();
    counts.sensors = facility.sensors.size();
    counts.cables = facility.cables.size();
    counts.fibers = countFibers(facility);
    for (const Device& device : facility.devices)
    {
        if (!device.model)
            continue;
        const Model& model = facility.models[device.model];
        counts.nodes += model.role == Role::compute;
        counts.switches += model.role == Role::networkSwitch;
        counts.leaf += device.tier == Tier::leaf;
        counts.spine += device.tier == Tier::spine;
        counts.core += device.tier == Tier::core;
        counts.hosts += device.tier == Tier::host;
        counts.itPowerWatts += model.powerWatts;
        for (const Port& port : model.ports)
            counts.optics += port.optic ? 1 : 0;
    }
    std::vector<std::size_t> byTier(facility.tierNames.size());
    for (const Cable& cable : facility.cables)
        ++byTier[cable.tier];
    for (std::size_t i = 0; i < byTier.size(); ++i)
        if (byTier[i] > 0)
            counts.cablesByTier[i == 0 ? "other" : std::string(facility.tierNames[i])] += byTier[i];
    return counts;
}
} // namespace twin
