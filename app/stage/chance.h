#pragma once

#include <cstdint>
#include <string_view>

namespace app
{
// Free to be anything, the same for the same name and number.
uint64_t mixed(std::string_view name, uint64_t number);
// The same, evenly from 0 to below 1.
double chance(std::string_view name, uint64_t number);
} // namespace app
