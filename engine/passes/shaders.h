#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace engine
{
// The embedded shaders of this folder's passes.
std::span<const std::byte> shaders(std::string_view name);
} // namespace engine
