#include "engine/view/image_file.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <system_error>

#include <fmt/format.h>
#include <zlib.h>

#include "engine/view/whole_file.h"

// stb's own compressor is slower than zlib and makes files half as large again.
static unsigned char* compressForPng(unsigned char* data, int length, int* outLength, int level)
{
    uLongf size = compressBound(static_cast<uLong>(length));
    auto* out = static_cast<unsigned char*>(std::malloc(size));
    if (!out)
        return nullptr;
    if (compress2(out, &size, data, static_cast<uLong>(length), level) != Z_OK ||
        size > static_cast<uLongf>(std::numeric_limits<int>::max()))
    {
        std::free(out);
        return nullptr;
    }
    *outLength = static_cast<int>(size);
    return out;
}

#define STBIW_ZLIB_COMPRESS compressForPng
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image.h>
#include <stb_image_write.h>
#pragma GCC diagnostic pop

namespace engine
{
namespace
{
// The least effort of zlib that still finds most of what there is to find in rendered pictures.
constexpr int compressionLevel = 3;
constexpr uint64_t mostPixels = uint64_t{1} << 28;

[[noreturn]] void fail(const std::filesystem::path& file, std::string_view what)
{
    throw ImageFileError(fmt::format("{}: {}", file.string(), what));
}

void checkShape(const std::filesystem::path& file, uint32_t width, uint32_t height, uint32_t channels, size_t bytes)
{
    if (channels != 3 && channels != 4)
        fail(file, fmt::format("a picture of {} channels is not written; it takes 3 or 4", channels));
    const uint64_t pixels = uint64_t{width} * height;
    // The encoder counts in int.
    if (pixels == 0 || pixels > mostPixels)
        fail(file, fmt::format("a picture of {}x{} pixels is not written; it takes 1 to {} pixels", width, height,
                               mostPixels));
    if (pixels * channels != bytes)
        fail(file,
             fmt::format("{} bytes are no picture of {}x{} pixels with {} channels", bytes, width, height, channels));
}

struct Free
{
    void operator()(unsigned char* memory) const { std::free(memory); }
};
} // namespace

void writePng(const std::filesystem::path& file, uint32_t width, uint32_t height, uint32_t channels,
              std::span<const std::byte> pixels)
{
    checkShape(file, width, height, channels, pixels.size());
    stbi_write_png_compression_level = compressionLevel;
    int bytes = 0;
    const std::unique_ptr<unsigned char, Free> encoded(
        stbi_write_png_to_mem(reinterpret_cast<const unsigned char*>(pixels.data()), static_cast<int>(width * channels),
                              static_cast<int>(width), static_cast<int>(height), static_cast<int>(channels), &bytes));
    if (!encoded)
        fail(file, "cannot be written: no memory to encode it in");
    try
    {
        writeWholeFile(file, std::as_bytes(std::span(encoded.get(), static_cast<size_t>(bytes))));
    }
    catch (const std::system_error& error)
    {
        fail(file, fmt::format("cannot be written: {}", error.code().message()));
    }
}

void writePng(const std::filesystem::path& file, const Picture& picture)
{
    writePng(file, picture.width, picture.height, picture.channels, picture.pixels);
}

Picture opaque(const Picture& picture)
{
    if (picture.channels != 4)
        return picture;
    Picture result{picture.width, picture.height, 3, {}};
    result.pixels.reserve(picture.pixels.size() / 4 * 3);
    for (size_t i = 0; i + 4 <= picture.pixels.size(); i += 4)
        result.pixels.insert(result.pixels.end(), &picture.pixels[i], &picture.pixels[i] + 3);
    return result;
}

Picture readPng(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::vector<char> bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.good() && !stream.eof())
        fail(file, "cannot be read");
    if (bytes.size() > static_cast<size_t>(std::numeric_limits<int>::max()))
        fail(file, "is too large for a picture");
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto size = static_cast<int>(bytes.size());
    int width = 0;
    int height = 0;
    int channels = 0;
    if (!stbi_info_from_memory(data, size, &width, &height, &channels))
        fail(file, "is no PNG");
    if (uint64_t(width) * uint64_t(height) > mostPixels)
        fail(file, fmt::format("has {}x{} pixels; at most {} are read", width, height, mostPixels));
    const std::unique_ptr<unsigned char, Free> pixels(stbi_load_from_memory(data, size, &width, &height, &channels, 4));
    if (!pixels)
        fail(file, fmt::format("is a damaged PNG ({})", stbi_failure_reason()));
    Picture picture{static_cast<uint32_t>(width), static_cast<uint32_t>(height), 4, {}};
    const auto* first = reinterpret_cast<const std::byte*>(pixels.get());
    picture.pixels.assign(first, first + size_t(picture.width) * picture.height * 4);
    return picture;
}
} // namespace engine
