#include "twin/facility/check.h"

#include <fmt/format.h>

namespace twin
{
namespace
{
struct Load
{
    double watts = 0;
    double liquidWatts = 0;
};

std::vector<Load> loadOfRacks(const Facility& facility)
{
    std::vector<Load> loads(facility.racks.size());
    for (const Device& device : facility.devices)
        if (device.rack && device.model)
        {
            const Model& model = facility.models[device.model];
            loads[device.rack.index()].watts += model.powerWatts;
            loads[device.rack.index()].liquidWatts += model.powerWatts * model.liquidShare;
        }
    return loads;
}

// What each unit carries when the racks share themselves evenly among all the units that list them.
template <class Units, class RacksOf, class WattsOf>
std::vector<double> carried(const Facility& facility, const Units& units, RacksOf racksOf, WattsOf wattsOf)
{
    std::vector<std::uint32_t> shares(facility.racks.size());
    for (const auto& unit : units)
        for (const RackId rack : racksOf(unit).of(facility.servedRacks))
            if (rack)
                ++shares[rack.index()];
    std::vector<double> watts;
    for (const auto& unit : units)
    {
        double sum = 0;
        for (const RackId rack : racksOf(unit).of(facility.servedRacks))
            if (rack)
                sum += wattsOf(rack) / shares[rack.index()];
        watts.push_back(sum);
    }
    return watts;
}
} // namespace

void checkPlant(const Facility& facility, std::vector<Problem>& problems)
{
    const std::vector<Load> loads = loadOfRacks(facility);
    const auto over = [&](std::string_view section, std::size_t i, std::string_view kind, std::string_view name,
                          double load, double capacity, std::string_view racks)
    {
        if (load > capacity * (1 + 1e-9))
            problems.push_back({.path = fmt::format("/{}/{}/capacity_w", section, i),
                                .what = fmt::format("{} \"{}\" has {:.1f} kW of its {} to carry, it can {:.1f} kW",
                                                    kind, name, load / 1000, racks, capacity / 1000)});
    };
    const auto pduLoads = carried(
        facility, facility.pdus, [](const Pdu& pdu) { return pdu.feeds; },
        [&](RackId rack) { return loads[rack.index()].watts; });
    for (std::size_t i = 0; i < facility.pdus.size(); ++i)
    {
        const Pdu& pdu = facility.pdus[PduId::at(i)];
        over("pdus", i, "PDU", pdu.name, pduLoads[i], pdu.capacityWatts, "racks");
    }
    const auto cduLoads = carried(
        facility, facility.cdus, [](const Cdu& cdu) { return cdu.serves; },
        [&](RackId rack) { return loads[rack.index()].liquidWatts; });
    for (std::size_t i = 0; i < facility.cdus.size(); ++i)
    {
        const Cdu& cdu = facility.cdus[CduId::at(i)];
        over("cdus", i, "CDU", cdu.name, cduLoads[i], cdu.capacityWatts, "racks' liquid heat");
    }
    std::vector<double> airHeat(facility.halls.size());
    std::vector<double> cooling(facility.halls.size());
    std::vector<std::size_t> firstCooler(facility.halls.size());
    for (std::size_t i = 0; i < facility.racks.size(); ++i)
        if (const HallId hall = facility.racks[RackId::at(i)].hall)
            airHeat[hall.index()] += loads[i].watts - loads[i].liquidWatts;
    for (std::size_t i = facility.coolers.size(); i-- > 0;)
        if (const Cooler& cooler = facility.coolers[CoolerId::at(i)]; cooler.hall)
        {
            cooling[cooler.hall.index()] += cooler.capacityWatts;
            firstCooler[cooler.hall.index()] = i;
        }
    // A hall without any cooler is one whose cooling nobody described; that is a gap, not a mistake.
    for (std::size_t i = 0; i < facility.halls.size(); ++i)
        if (cooling[i] > 0)
            over("coolers", firstCooler[i], "the cooling of hall", facility.halls[HallId::at(i)].name, airHeat[i],
                 cooling[i], "racks' air heat");
}
} // namespace twin
