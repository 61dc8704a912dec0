#include "twin/facility/generate/draft.h"
#include "twin/facility/generate/floor.h"
#include "twin/facility/generate/models.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace twin::factory
{
namespace
{
// The racks about one hot aisle, which share its coolers, CDUs and PDUs.
struct Pair
{
    std::vector<std::string_view> powered, liquid;
};

class PlantWriter
{
public:
    PlantWriter(Draft& draft) : draft_(draft), document_(draft.document) {}

    void run()
    {
        for (const RowPlan& row : draft_.site.rows)
            for (const std::uint32_t index : row.racks)
            {
                const RackPlan& rack = draft_.site.racks[index];
                Pair& pair = pairs_[keyOf(row)];
                if (rack.airWatts + rack.liquidWatts > 0)
                    pair.powered.push_back(rack.name);
                if (rack.liquidWatts > 0)
                    pair.liquid.push_back(rack.name);
            }
        for (const RowPlan& row : draft_.site.rows)
            writeRow(row);
    }

private:
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    static Key keyOf(const RowPlan& row) { return {row.hall, row.column, row.pair}; }

    void writeRow(const RowPlan& row)
    {
        std::uint32_t coolers = 0;
        std::uint32_t cdus = 0;
        std::uint32_t pdus = 0;
        for (const PlantPlan& plan : row.plant)
            switch (plan.kind)
            {
            case PlantKind::cooler:
                cooler(row, plan, ++coolers);
                break;
            case PlantKind::cdu:
                cdu(row, plan, ++cdus);
                break;
            case PlantKind::pdu:
                pdu(row, plan, ++pdus);
                break;
            }
    }

    template <class Def>
    void place(Def& def, const RowPlan& row, const PlantPlan& plan)
    {
        def.hall = document_.halls[row.hall].id;
        def.position = {plan.x, plan.y};
        def.yawDegrees = row.yawDegrees;
    }

    void cooler(const RowPlan& row, const PlantPlan& plan, std::uint32_t number)
    {
        CoolerDef cooler;
        place(cooler, row, plan);
        cooler.id = draft_.name("{}-cooler{}", row.name, number);
        cooler.kind = CoolerKind::inRow;
        cooler.model = "cooler-in-row";
        cooler.capacityWatts = coolerWatts;
        cooler.airflowM3S = coolerAirflow;
        document_.coolers.push_back(cooler);
    }

    void cdu(const RowPlan& row, const PlantPlan& plan, std::uint32_t number)
    {
        CduDef cdu;
        place(cdu, row, plan);
        cdu.id = draft_.name("{}-cdu{}", row.name, number);
        cdu.model = "cdu-800kw";
        cdu.capacityWatts = cduWatts;
        cdu.flowLpm = cduFlowLpm;
        cdu.serves = pairs_.at(keyOf(row)).liquid;
        document_.cdus.push_back(cdu);
        sensor(draft_.name("{}-leak", cdu.id), row.hall, SensorKind::leak, {plan.x, plan.y, 0.02});
    }

    void pdu(const RowPlan& row, const PlantPlan& plan, std::uint32_t number)
    {
        PduDef pdu;
        place(pdu, row, plan);
        pdu.id = draft_.name("{}-pdu{}", row.name, number);
        pdu.model = "pdu-500kw";
        pdu.capacityWatts = pduWatts;
        pdu.feeds = pairs_.at(keyOf(row)).powered;
        document_.pdus.push_back(pdu);
    }

    void sensor(std::string_view id, std::uint32_t hall, SensorKind kind, Point3 position)
    {
        SensorDef sensor;
        sensor.id = id;
        sensor.hall = document_.halls[hall].id;
        sensor.kind = kind;
        sensor.position = position;
        document_.sensors.push_back(sensor);
    }

    Draft& draft_;
    FacilityDocument& document_;
    std::map<Key, Pair> pairs_;
};

// Three temperatures along each aisle at the height of the racks' upper third (ASHRAE's guideline measures inlets
// there), humidity in the cold aisles and the pressure that the containment holds in the hot ones. Where along the
// aisle the bracket is, to the nearest 30 cm, is free.
void aisleSensors(Draft& draft)
{
    FacilityDocument& document = draft.document;
    std::uint32_t number = 0;
    for (const AisleDef& aisle : document.aisles)
    {
        if (aisle.kind == AisleKind::main)
            continue;
        const double y = (aisle.min[1] + aisle.max[1]) / 2;
        const auto add = [&](SensorKind kind, std::string_view word, double share, double z)
        {
            const double shift = (static_cast<double>(mix(draft.seed, ++number) % 3) - 1) * 0.3;
            SensorDef sensor;
            sensor.id = draft.name("{}-{}", aisle.id, word);
            sensor.hall = aisle.hall;
            sensor.kind = kind;
            const double x = aisle.min[0] + (aisle.max[0] - aisle.min[0]) * share;
            sensor.position = {std::clamp(x + shift, aisle.min[0], aisle.max[0]), y, z};
            document.sensors.push_back(sensor);
        };
        add(SensorKind::temperature, "t1", 0.15, 1.8);
        add(SensorKind::temperature, "t2", 0.50, 1.8);
        add(SensorKind::temperature, "t3", 0.85, 1.8);
        if (aisle.kind == AisleKind::cold)
            add(SensorKind::humidity, "rh", 0.5, 1.5);
        else
            add(SensorKind::pressure, "dp", 0.5, 2.2);
    }
}
} // namespace

void writePlant(Draft& draft)
{
    PlantWriter(draft).run();
    aisleSensors(draft);
}
} // namespace twin::factory
