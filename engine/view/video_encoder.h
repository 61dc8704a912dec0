#pragma once

#include <memory>
#include <vector>

#include "engine/view/planar_picture.h"
#include "engine/view/video_format.h"

namespace engine
{
// Encodes one closed run of pictures: the first begins anew, none refers beyond the last. The same pictures give the
// same packets on any number of cores: the encoder's threads and settings are fixed by the format alone.
class VideoEncoder
{
public:
    // The run begins with picture `first` of the video and has `count` of them at most. Throws VideoError.
    VideoEncoder(const VideoFormat& format, int64_t first, uint32_t count);
    VideoEncoder(VideoEncoder&&) noexcept;
    ~VideoEncoder();

    // What a decoder must know before the first packet; the same for every run of a format.
    const std::vector<std::byte>& header() const;

    // Takes the next picture, of the format's size, and appends what is done to `packets`. Throws VideoError.
    void encode(const PlanarPicture& picture, std::vector<VideoPacket>& packets);
    // The rest. Nothing may be encoded after it.
    void finish(std::vector<VideoPacket>& packets);

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Libraries and versions that encode this format: what the bits of a film depend on beside its pictures.
std::string encoderVersion(const VideoFormat& format);
} // namespace engine
