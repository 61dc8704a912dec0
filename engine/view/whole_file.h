#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace engine
{
// Writes a file that appears whole or not at all: its bytes go to another name beside it, reach the disk, and are moved
// over what was there. Throws std::system_error with the system's reason, and leaves nothing behind.
void writeWholeFile(const std::filesystem::path& file, std::span<const std::byte> bytes);
} // namespace engine
