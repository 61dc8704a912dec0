#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace engine
{
// The embedded fonts: "Inter-Regular.otf", "Inter-SemiBold.otf".
std::span<const std::byte> fonts(std::string_view name);
} // namespace engine
