#pragma once

#include "app/tour/tour_document.h"

#include <vector>

namespace app
{
// What the tables of fields cannot say of a tour's form: keys that contradict each other, words without room, names of
// figures, views and files that are not there. Appends what is wrong, with its path.
void checkTour(const TourSource& tour, std::vector<twin::Problem>& problems);
} // namespace app
