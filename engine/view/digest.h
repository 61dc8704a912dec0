#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace engine
{
// Of bytes, in hexadecimal: to tell same from other, not to keep anybody out.
std::string md5Of(std::span<const std::byte> bytes);
} // namespace engine
