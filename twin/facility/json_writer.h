#pragma once

#include "twin/facility/document.h"

#include <string>

namespace twin
{
// The text of a document: keys in the order of fields.h, what has its default left out, one record a line, numbers as
// short as they come back the same. Reading it and writing it again gives the same bytes.
std::string write(const FacilityDocument& document);
std::string write(const SceneDocument& document);
} // namespace twin
