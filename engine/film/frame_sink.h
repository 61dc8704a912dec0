#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace engine
{
// How a sink wants its frames.
enum class FrameForm : uint8_t
{
    screen, // RGBA8, rows from the top, tightly packed
    planes, // Y'CbCr 4:2:0, as PlaneLayout has it
    light,  // four floats a pixel: linear light, a sum; divided by the fourth it is the pixel's
};

struct FilmFrame
{
    uint64_t index = 0; // in the film, from 0
    std::span<const std::byte> bytes;
};

// Where frames end: a video, files of pictures. Called from one thread, in the order of the frames; what it throws ends
// the film.
class FrameSink
{
public:
    virtual ~FrameSink() = default;
    // The frame's bytes are valid until it returns.
    virtual void take(const FilmFrame& frame) = 0;
    // After the last: all that was taken is where it belongs once it returns.
    virtual void finish() = 0;
};
} // namespace engine
