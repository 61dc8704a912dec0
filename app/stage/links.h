#pragma once

#include "twin/facility/facility.h"

namespace app
{
// The rate of the optic or copper port that a port's light comes from, followed through panels, bits per second; 0 when
// it comes from nowhere.
double rateAt(const twin::Facility& facility, twin::PortId port);

// The rate of one link of the cable: of its fastest port. 0: nothing shines through it.
double linkRate(const twin::Facility& facility, twin::CableId cable);

// Greatest draw of a device by its data sheet, watts; 0 when that is not known or nothing.
double ratedWatts(const twin::Facility& facility, twin::DeviceId device);
} // namespace app
