#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>

namespace engine
{
// A video, its format or its file that cannot be: what() is one line that says how to mend it.
class VideoError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

enum class Codec : uint8_t
{
    h264, // AVC, High profile
    hevc, // H.265, Main profile
    av1,  // Main profile
};

// Pictures a second as a fraction, exact: 30000/1001.
struct Rate
{
    uint32_t pictures = 24;
    uint32_t seconds = 1;

    double value() const { return static_cast<double>(pictures) / seconds; }
    bool operator==(const Rate&) const = default;
};

struct VideoFormat
{
    Codec codec = Codec::h264;
    glm::uvec2 size{1280, 720}; // pixels, even
    Rate rate;
    float quality = 75; // 0 to 100: the same means a like picture whichever the codec
    bool operator==(const VideoFormat&) const = default;
};

// What a codec is called on the command line: "h264", "hevc", "av1".
std::string_view nameOf(Codec codec);

// Throws VideoError where this program cannot encode it: a size of 0 or odd, too small or too large for the codec, a
// rate of 0 or above 1000, a quality beyond 0 to 100, a codec that the libraries here lack.
void requireEncodable(const VideoFormat& format);

// An encoded picture, in the order in which a decoder takes it.
struct VideoPacket
{
    std::vector<std::byte> bytes;
    int64_t shownAt = 0;   // in pictures from the beginning of the video
    int64_t decodedAt = 0; // likewise; before 0 for the first where pictures are reordered
    bool isKey = false;    // decoding can begin here
};
} // namespace engine
