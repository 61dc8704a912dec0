#include "engine/film/film_line.h"

#include <algorithm>
#include <chrono>

#include "engine/gpu/device.h"

namespace engine
{
namespace
{
constexpr size_t inFlight = 2; // frames: one drawn, one recorded
constexpr size_t sinksAtOnce = 2;
} // namespace

FilmLine::FilmLine(gpu::Device& device, glm::uvec2 size, FrameForm form, uint32_t slots)
    : device_(device), bytes_(uint64_t{size.x} * size.y * (form == FrameForm::light ? 16 : 4))
{
    if (form == FrameForm::planes)
    {
        planes_.emplace(device, size);
        bytes_ = planes_->layout().bytes;
    }
    for (uint32_t i = 0; i < std::max<uint32_t>(slots, inFlight + 1); ++i)
        slots_.push_back({gpu::Buffer<uint32_t>(device, "film.frame", bytes_ / 4, gpu::MemoryKind::readback)});
}

FilmLine::~FilmLine()
{
    sinks_.clear(); // they look at slots
    device_.waitIdle();
}

void FilmLine::begin(std::unique_ptr<FrameSink> sink)
{
    closeOld();
    while (sinks_.size() >= sinksAtOnce)
    {
        sinks_.front()->wait();
        sinks_.pop_front();
    }
    sinks_.push_back(std::make_unique<SinkThread>(std::move(sink)));
}

// Hands on all that the last sink is still to have.
void FilmLine::closeOld()
{
    while (!pending_.empty())
        hand();
    if (!sinks_.empty())
        sinks_.back()->close();
}

void FilmLine::add(uint64_t frame, gpu::Commands&& commands, const gpu::View& picture)
{
    Slot& slot = freeSlot();
    slot.buffer.hostWrite(); // the GPU is done with it
    if (planes_)
    {
        planes_->record(commands, picture);
        commands.barrier(gpu::compute, gpu::copy);
        commands.copy(planes_->planes(), slot.buffer);
    }
    else
        commands.copy(picture, gpu::Range(slot.buffer));
    commands.barrier(gpu::copy, gpu::everywhere | gpu::host);
    pending_.push_back({frame, device_.submit(std::move(commands)), &slot, sinks_.back().get()});
    while (pending_.size() >= inFlight)
        hand();
}

void FilmLine::hand()
{
    const Pending next = pending_.front();
    pending_.pop_front();
    device_.wait(next.serial);
    const std::span<const std::byte> bytes = std::as_bytes(next.slot->buffer.hostRead()).first(bytes_);
    next.sink->give({next.frame, bytes}, [this, next] { release(*next.slot); });
}

FilmLine::Slot& FilmLine::freeSlot()
{
    const auto began = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    const auto found = [&] { return std::ranges::find(slots_, true, &Slot::isFree); };
    // A sink that fails lets go of its slots, and says so when it is given the next.
    freed_.wait(lock, [&] { return found() != slots_.end(); });
    Slot& slot = *found();
    slot.isFree = false;
    waited_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return slot;
}

void FilmLine::release(Slot& slot)
{
    {
        const std::scoped_lock lock(mutex_);
        slot.isFree = true;
    }
    freed_.notify_all();
}

void FilmLine::finish()
{
    closeOld();
    for (; !sinks_.empty(); sinks_.pop_front())
        sinks_.front()->wait();
}
} // namespace engine
