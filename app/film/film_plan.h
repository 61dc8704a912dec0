#pragma once

#include "engine/view/video_format.h"

#include <cstdint>
#include <string>

namespace app
{
struct FrameRange
{
    uint64_t first = 0;
    uint64_t count = 0;

    uint64_t end() const { return first + count; }
    bool operator==(const FrameRange&) const = default;
};

// Which part of a film one machine makes: the first of one is all of it.
struct Segment
{
    uint32_t index = 1; // from 1
    uint32_t count = 1;
};

// How a film is parted. It is a sequence of closed chunks, each encoded by itself; a segment is a run of chunks. So
// films that are made whole, resumed and joined are the same bytes.
struct FilmPlan
{
    static constexpr uint64_t chunkFrames = 48; // two seconds at 24 a second: players can begin at each

    engine::VideoFormat format;
    FrameRange frames; // of the tour
    uint32_t samples = 1;

    uint64_t chunkCount() const { return (frames.count + chunkFrames - 1) / chunkFrames; }
    FrameRange chunk(uint64_t index) const; // of the tour's frames
    // The chunks of a segment. Throws std::invalid_argument for a segment that is not among them or would be empty.
    FrameRange chunksOf(const Segment& segment) const;
};

// In words, as the command line has them. Throw std::invalid_argument, naming the option.
engine::Rate rateOf(const std::string& text);     // "24", "29.97", "30000/1001"
engine::Codec codecOf(const std::string& text);   // "h264", "hevc", "av1"
Segment segmentOf(const std::string& text);       // "2/8"
FrameRange frameRangeOf(const std::string& text); // "200" or "100-199"
// As many frames as last nearest to that long; at least one. Throws std::invalid_argument for what is no length.
uint64_t framesIn(double seconds, const engine::Rate& rate);
} // namespace app
