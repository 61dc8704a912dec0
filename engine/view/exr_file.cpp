#include "engine/view/exr_file.h"

#include <array>
#include <system_error>

#include <fmt/format.h>

#include "engine/view/image_file.h"
#include "engine/view/libav.h"
#include "engine/view/whole_file.h"

namespace engine
{
namespace
{
using namespace libav;

Context encoderOf(uint32_t width, uint32_t height)
{
    const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_EXR);
    if (!codec)
        throw VideoError("the libavcodec here was built without OpenEXR");
    Context context(avcodec_alloc_context3(codec));
    context->width = static_cast<int>(width);
    context->height = static_cast<int>(height);
    context->pix_fmt = AV_PIX_FMT_GBRPF32LE;
    context->time_base = {1, 1};
    context->thread_count = 1;
    Settings settings;
    settings.set("format", "half");
    settings.set("compression", "zip16");
    require(avcodec_open2(context.get(), codec, settings.get()), "OpenEXR");
    return context;
}

Frame frameOf(uint32_t width, uint32_t height, std::span<const float> light)
{
    Frame frame(av_frame_alloc());
    frame->format = AV_PIX_FMT_GBRPF32LE;
    frame->width = static_cast<int>(width);
    frame->height = static_cast<int>(height);
    require(av_frame_get_buffer(frame.get(), 0), "memory for a picture");
    constexpr std::array<size_t, 3> channels{1, 2, 0}; // green, blue, red
    for (size_t plane = 0; plane < 3; ++plane)
        for (uint32_t y = 0; y < height; ++y)
        {
            auto* row = reinterpret_cast<float*>(frame->data[plane] + ptrdiff_t{y} * frame->linesize[plane]);
            for (uint32_t x = 0; x < width; ++x)
                row[x] = light[(size_t{y} * width + x) * 3 + channels[plane]];
        }
    frame->pts = 0;
    return frame;
}
} // namespace

void writeExr(const std::filesystem::path& file, uint32_t width, uint32_t height, std::span<const float> light)
{
    keepQuiet();
    try
    {
        if (light.size() != size_t{width} * height * 3 || light.empty())
            throw VideoError("light that is not of that size");
        const Context context = encoderOf(width, height);
        const Frame frame = frameOf(width, height, light);
        const Packet packet(av_packet_alloc());
        require(avcodec_send_frame(context.get(), frame.get()), "OpenEXR");
        require(avcodec_send_frame(context.get(), nullptr), "OpenEXR");
        require(avcodec_receive_packet(context.get(), packet.get()), "OpenEXR");
        writeWholeFile(file, std::as_bytes(std::span(packet->data, static_cast<size_t>(packet->size))));
    }
    catch (const VideoError& error)
    {
        throw ImageFileError(fmt::format("{}: {}", file.string(), error.what()));
    }
    catch (const std::system_error& error)
    {
        throw ImageFileError(fmt::format("{}: cannot be written: {}", file.string(), error.code().message()));
    }
}
} // namespace engine
