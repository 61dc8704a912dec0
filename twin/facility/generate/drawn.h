#pragma once

#include "twin/facility/document.h"

namespace twin::factory
{
// Puts every place and size on a tenth of a millimetre, so that the document says 19.2 and not what sums of tenths come
// to in binary.
void roundPlaces(FacilityDocument& document);
} // namespace twin::factory
