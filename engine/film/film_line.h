#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/film/frame_sink.h"
#include "engine/film/sink_thread.h"
#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/passes/planes.h"

namespace engine
{
// Takes frames as they are drawn to sinks that work on threads of their own: while one frame is encoded the next is
// drawn, and the one after it recorded.
//
//   line.begin(sink of the first part);
//   line.add(0, drawer.draw(0), drawer.picture()); ...
//   line.begin(sink of the next part); ...
//   line.finish();
class FilmLine
{
public:
    // Of pictures of `size`, even both ways for planes. Memory for `slots` frames is all that a film takes, however
    // long.
    FilmLine(gpu::Device& device, glm::uvec2 size, FrameForm form, uint32_t slots = 6);
    ~FilmLine();
    FilmLine(const FilmLine&) = delete;
    FilmLine& operator=(const FilmLine&) = delete;

    // What is added from now on goes to this sink; the one before is finished beside it. Two work at a time.
    void begin(std::unique_ptr<FrameSink> sink);
    // Goes on with the commands that drew a frame, submits them, and hands on the frames that are done. `picture` is
    // RGBA8, or RGBA32F for light, ready for any stage. Waits while all slots are taken; throws what a sink threw.
    void add(uint64_t frame, gpu::Commands&& commands, const gpu::View& picture);
    // Until every sink is finished; throws what one threw.
    void finish();

    // For how long drawing has stood still because sinks were not done, seconds.
    double waited() const { return waited_; }

private:
    struct Slot
    {
        gpu::Buffer<uint32_t> buffer;
        bool isFree = true;
    };
    struct Pending
    {
        uint64_t frame;
        uint64_t serial;
        Slot* slot;
        SinkThread* sink;
    };

    Slot& freeSlot();
    void release(Slot& slot);
    void hand();
    void closeOld();

    gpu::Device& device_;
    std::optional<Planes> planes_;
    uint64_t bytes_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::deque<Slot> slots_;
    std::deque<Pending> pending_;
    std::deque<std::unique_ptr<SinkThread>> sinks_;
    double waited_ = 0;
};
} // namespace engine
