#pragma once

#include "twin/facility/facility.h"

namespace twin
{
// Whether light enters the port through a transceiver that stands in a cage: its receptacle lies in front of the mouth.
bool hasTransceiver(const Facility& facility, const Port& port);

// How far a cable of that type leaves a port straight: its plug and boot, and the nose of a transceiver before them.
// Metres from the port's mouth to the boot's tail, as the drawn bodies have them.
double plugMetres(const Facility& facility, const Port& port, const CableType& type);
} // namespace twin
