#pragma once

#include <string>
#include <string_view>

namespace twin
{
// The JSON Schema (draft 7) of a document format, made from the tables in fields.h. It says what stands in one
// document; what needs the whole facility (names that must be known, strands that must add up) is said by `check`.
std::string facilitySchema();
std::string sceneSchema();
} // namespace twin
