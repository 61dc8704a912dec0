#include "app/stage/links.h"

#include "twin/facility/light.h"

#include <algorithm>

namespace app
{
using namespace twin;

double rateAt(const Facility& facility, PortId port)
{
    constexpr uint32_t mostPanels = 16; // on one way; a loop ends there
    StrandEnd end{port, 0};
    for (uint32_t i = 0; i < mostPanels; ++i)
    {
        const Port& here = facility.port(end.port);
        if (here.rateBps > 0 || (here.kind != PortKind::panelFront && here.kind != PortKind::panelRear))
            return here.rateBps;
        const auto behind = throughPanel(facility, end);
        const auto far = behind ? throughCable(facility, *behind) : std::nullopt;
        if (!far)
            return 0;
        end = *far;
    }
    return 0;
}

double linkRate(const Facility& facility, CableId id)
{
    const Cable& cable = facility.cables[id];
    double rate = 0;
    for (const Range& end : {cable.a, cable.b})
        for (const PortId port : end.of(facility.terminations))
            if (port)
                rate = std::max(rate, rateAt(facility, port));
    return rate;
}

double ratedWatts(const Facility& facility, DeviceId id)
{
    const ModelId model = facility.devices[id].model;
    return model ? facility.models[model].powerWatts : 0;
}
} // namespace app
