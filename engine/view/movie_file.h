#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/view/video_format.h"

namespace engine
{
// Words of a track beside the pictures. Times from the beginning, milliseconds.
struct Subtitle
{
    int64_t from = 0;
    int64_t to = 0;
    std::string text; // UTF-8, lines parted by '\n'
    bool operator==(const Subtitle&) const = default;
};

// An encoded track of sound (AAC).
struct SoundTrack
{
    struct Packet
    {
        std::vector<std::byte> bytes;
        int64_t at = 0; // samples from the beginning; before 0 for what a decoder needs to get going
    };
    uint32_t rate = 48000; // samples a second
    uint32_t channels = 2;
    uint32_t packetSamples = 1024;
    std::vector<std::byte> header;
    std::vector<Packet> packets;
};

// What an MP4 file holds beside its pictures.
struct MovieDesc
{
    VideoFormat format;            // its quality is not in the file
    std::vector<std::byte> header; // of the pictures: VideoEncoder::header()
    std::vector<Subtitle> subtitles;
    std::string language = "und"; // of the subtitles, ISO 639-2
    std::optional<SoundTrack> sound;
    std::string title;
    std::string comment; // any text, found again by MovieReader
};

// Writes an MP4 that plays as it comes in (its index first), colours tagged as BT.709. The same packets give the same
// bytes. It appears whole or not at all: under another name beside its place until commit().
class MovieWriter
{
public:
    // Throws VideoError, naming the file.
    MovieWriter(const std::filesystem::path& file, const MovieDesc& desc);
    ~MovieWriter();
    MovieWriter(const MovieWriter&) = delete;
    MovieWriter& operator=(const MovieWriter&) = delete;

    // In the order of decoding.
    void write(const VideoPacket& packet);
    // Flushed to the disk and moved into place, over what was there.
    void commit();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Reads again what MovieWriter wrote. Throws VideoError for anything else, naming the file.
class MovieReader
{
public:
    explicit MovieReader(const std::filesystem::path& file);
    ~MovieReader();
    MovieReader(MovieReader&&) noexcept;

    const MovieDesc& desc() const;
    // The next packet of the pictures, in the order of decoding; false after the last.
    bool read(VideoPacket& packet);

private:
    struct State;
    std::unique_ptr<State> state_;
};
} // namespace engine
