#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace engine
{
// Writes a picture of linear light as OpenEXR: half floats, compressed by ZIP, whole or not at all. `light` is red,
// green and blue of each pixel, rows from the top. Throws ImageFileError.
void writeExr(const std::filesystem::path& file, uint32_t width, uint32_t height, std::span<const float> light);
} // namespace engine
