#include "twin/facility/generate/drawn.h"

#include <cmath>

namespace twin::factory
{
namespace
{
constexpr double perMetre = 1e4;

template <std::size_t N>
void round(std::array<double, N>& place)
{
    for (double& metres : place)
        metres = std::round(metres * perMetre) / perMetre;
}

void round(std::vector<Point3>& path)
{
    for (Point3& point : path)
        round(point);
}
} // namespace

void roundPlaces(FacilityDocument& document)
{
    for (BuildingDef& building : document.buildings)
    {
        round(building.origin);
        round(building.size);
    }
    for (HallDef& hall : document.halls)
    {
        round(hall.origin);
        round(hall.size);
    }
    for (AisleDef& aisle : document.aisles)
    {
        round(aisle.min);
        round(aisle.max);
    }
    for (RackDef& rack : document.racks)
        round(rack.position);
    for (TrayDef& tray : document.trays)
        round(tray.path);
    for (DuctDef& duct : document.ducts)
    {
        round(duct.atA);
        round(duct.atB);
        round(duct.path);
    }
    for (CoolerDef& cooler : document.coolers)
        round(cooler.position);
    for (CduDef& cdu : document.cdus)
        round(cdu.position);
    for (PduDef& pdu : document.pdus)
        round(pdu.position);
    for (SensorDef& sensor : document.sensors)
        round(sensor.position);
}
} // namespace twin::factory
