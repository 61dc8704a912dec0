#include "engine/film/sinks.h"

#include <fmt/format.h>

#include "engine/view/digest.h"
#include "engine/view/exr_file.h"
#include "engine/view/image_file.h"
#include "engine/view/whole_file.h"

namespace engine
{
namespace
{
void writeText(const std::filesystem::path& file, std::string_view text)
{
    try
    {
        writeWholeFile(file, std::as_bytes(std::span(text)));
    }
    catch (const std::system_error& error)
    {
        throw VideoError(fmt::format("{}: cannot be written: {}", file.string(), error.code().message()));
    }
}
} // namespace

VideoSink::VideoSink(const std::filesystem::path& file, const VideoFormat& format, int64_t first, uint32_t count)
    : layout_(format.size),
      encoder_(format, first, count),
      writer_(file, {.format = format, .header = encoder_.header()})
{
}

void VideoSink::take(const FilmFrame& frame)
{
    encoder_.encode({layout_, frame.bytes}, packets_);
    write();
}

void VideoSink::finish()
{
    encoder_.finish(packets_);
    write();
    writer_.commit();
}

void VideoSink::write()
{
    for (const VideoPacket& packet : packets_)
        writer_.write(packet);
    packets_.clear();
}

void PictureSink::take(const FilmFrame& frame)
{
    writePng(name_(frame.index), opaque({size_.x, size_.y, 4, {frame.bytes.begin(), frame.bytes.end()}}));
}

void ExrSink::take(const FilmFrame& frame)
{
    const auto* sums = reinterpret_cast<const float*>(frame.bytes.data());
    const size_t pixels = size_t{size_.x} * size_.y;
    std::vector<float> light(3 * pixels);
    for (size_t i = 0; i < pixels; ++i)
        for (size_t channel = 0; channel < 3; ++channel)
            light[3 * i + channel] = sums[4 * i + channel] / sums[4 * i + 3];
    writeExr(name_(frame.index), size_.x, size_.y, light);
}

MarkSink::MarkSink(const std::filesystem::path& file, std::unique_ptr<FrameSink> inner)
    : file_(file), inner_(std::move(inner))
{
}

void MarkSink::finish()
{
    inner_->finish();
    writeText(file_, {});
}

HashSink::HashSink(const std::filesystem::path& file, std::unique_ptr<FrameSink> inner)
    : file_(file), inner_(std::move(inner))
{
}

void HashSink::take(const FilmFrame& frame)
{
    lines_ += fmt::format("{} {}\n", frame.index, md5Of(frame.bytes));
    inner_->take(frame);
}

void HashSink::finish()
{
    writeText(file_, lines_);
    inner_->finish();
}
} // namespace engine
