#include "twin/facility/plug.h"

namespace twin
{
namespace
{
constexpr double noseOfTransceiver = 0.038; // from the cage's mouth to where its receptacle takes a plug
constexpr double plugAndBoot = 0.048;       // of MPO, MMC and LC
constexpr double sealedEnd = 0.060;         // of a cable that brings its own transceivers
constexpr double modularPlug = 0.040;       // RJ45
} // namespace

bool hasTransceiver(const Facility& facility, const Port& port)
{
    return port.optic && facility.optics[port.optic].packaging == Packaging::pluggable;
}

double plugMetres(const Facility& facility, const Port& port, const CableType& type)
{
    switch (type.medium)
    {
    case Medium::backplane:
        return 0;
    case Medium::dac:
    case Medium::aoc:
        return sealedEnd;
    case Medium::cat6:
        return modularPlug;
    default:
        return plugAndBoot + (hasTransceiver(facility, port) ? noseOfTransceiver : 0);
    }
}
} // namespace twin
