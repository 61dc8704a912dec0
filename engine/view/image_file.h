#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <vector>

namespace engine
{
// A file of a picture that cannot be written or read. what() is one line, "WHERE: WHAT".
class ImageFileError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

// Rows from the top, tightly packed, 8 bits a channel, sRGB as a screen shows it: what gpu::downloadBytes gives of an
// RGBA8 image.
struct Picture
{
    uint32_t width = 0; // pixels
    uint32_t height = 0;
    uint32_t channels = 4; // 3: RGB, 4: RGBA
    std::vector<std::byte> pixels;
};

// Writes a PNG, whole or not at all. `pixels` are laid out as in Picture. Leave alpha out of what is meant to be looked
// at with `opaque`: viewers show through what is left of it. Throws ImageFileError: a size of 0 or one that `pixels` is
// not of, a full disk, a folder that cannot be written.
void writePng(const std::filesystem::path& file, uint32_t width, uint32_t height, uint32_t channels,
              std::span<const std::byte> pixels);
void writePng(const std::filesystem::path& file, const Picture& picture);
// The same picture without its alpha.
Picture opaque(const Picture& picture);

// Reads a PNG of any kind as RGBA8. Throws ImageFileError on whatever is no whole PNG or has more than 2^28 pixels.
Picture readPng(const std::filesystem::path& file);
} // namespace engine
