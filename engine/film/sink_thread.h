#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/film/frame_sink.h"

namespace engine
{
// A sink on a thread of its own behind a queue.
class SinkThread
{
public:
    explicit SinkThread(std::unique_ptr<FrameSink> sink);
    // Frames that are still on their way are let go of, unfinished.
    ~SinkThread();
    SinkThread(const SinkThread&) = delete;
    SinkThread& operator=(const SinkThread&) = delete;

    // `release` is called, on the sink's thread, once the frame's bytes are not needed any more. Throws what the sink
    // threw.
    void give(const FilmFrame& frame, std::function<void()> release);
    void close(); // no more frames: the sink is finished in its own time
    void wait();  // until it is; throws what it threw. After close()

private:
    struct Item
    {
        FilmFrame frame;
        std::function<void()> release;
    };
    void run();
    void work(std::unique_lock<std::mutex>& lock);

    std::unique_ptr<FrameSink> sink_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Item> items_;
    bool isClosed_ = false;
    bool isDropped_ = false;
    std::exception_ptr trouble_;
    std::thread thread_;
};
} // namespace engine
