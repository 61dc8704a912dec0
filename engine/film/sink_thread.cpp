#include "engine/film/sink_thread.h"

#include <utility>

namespace engine
{
SinkThread::SinkThread(std::unique_ptr<FrameSink> sink) : sink_(std::move(sink)), thread_([this] { run(); }) {}

SinkThread::~SinkThread()
{
    {
        const std::scoped_lock lock(mutex_);
        isDropped_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

void SinkThread::give(const FilmFrame& frame, std::function<void()> release)
{
    {
        const std::scoped_lock lock(mutex_);
        if (trouble_)
        {
            release();
            std::rethrow_exception(trouble_);
        }
        items_.push_back({frame, std::move(release)});
    }
    changed_.notify_all();
}

void SinkThread::close()
{
    {
        const std::scoped_lock lock(mutex_);
        isClosed_ = true;
    }
    changed_.notify_all();
}

void SinkThread::wait()
{
    thread_.join();
    if (trouble_)
        std::rethrow_exception(trouble_);
}

void SinkThread::run()
{
    std::unique_lock lock(mutex_);
    try
    {
        work(lock);
    }
    catch (...)
    {
        if (!lock.owns_lock())
            lock.lock();
        trouble_ = std::current_exception();
    }
    // What nobody will look at any more.
    for (;;)
    {
        for (const Item& item : std::exchange(items_, {}))
            item.release();
        if (!trouble_ || isClosed_ || isDropped_)
            return;
        changed_.wait(lock);
    }
}

void SinkThread::work(std::unique_lock<std::mutex>& lock)
{
    for (;;)
    {
        changed_.wait(lock, [&] { return !items_.empty() || isClosed_ || isDropped_; });
        if (isDropped_)
            return;
        if (items_.empty())
            break;
        const Item item = std::move(items_.front());
        items_.pop_front();
        lock.unlock();
        try
        {
            sink_->take(item.frame);
        }
        catch (...)
        {
            item.release();
            throw;
        }
        item.release();
        lock.lock();
    }
    lock.unlock();
    sink_->finish();
    lock.lock();
}
} // namespace engine
