#include "engine/view/sound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "engine/view/libav.h"

extern "C"
{
#include <libswresample/swresample.h>
}

namespace engine
{
namespace
{
using namespace libav;

constexpr int rate = 48000;
constexpr size_t channels = 2;
constexpr int64_t bitRate = 192000;
using Mix = std::array<std::vector<float>, channels>;

// A file of sound, decoded as the mix has it.
class Decoder
{
public:
    explicit Decoder(const std::filesystem::path& file) : file_(file)
    {
        keepQuiet();
        require(avformat_open_input(&input_, file.c_str(), nullptr, nullptr), file.string());
        require(avformat_find_stream_info(input_, nullptr), file.string());
        const AVCodec* codec = nullptr;
        stream_ = av_find_best_stream(input_, AVMEDIA_TYPE_AUDIO, -1, -1, &codec, 0);
        if (stream_ < 0 || !codec)
            throw VideoError(fmt::format("{}: there is no sound in it that can be read", file.string()));
        context_.reset(avcodec_alloc_context3(codec));
        require(avcodec_parameters_to_context(context_.get(), input_->streams[stream_]->codecpar), file.string());
        require(avcodec_open2(context_.get(), codec, nullptr), file.string());
        AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
        if (context_->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
            av_channel_layout_default(&context_->ch_layout, context_->ch_layout.nb_channels);
        require(swr_alloc_set_opts2(&resampler_, &stereo, AV_SAMPLE_FMT_FLTP, rate, &context_->ch_layout,
                                    context_->sample_fmt, context_->sample_rate, 0, nullptr),
                file.string());
        require(swr_init(resampler_), file.string());
    }
    ~Decoder()
    {
        swr_free(&resampler_);
        avformat_close_input(&input_);
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    // Calls with the samples of each channel, as many as a run of them has.
    template <class F>
    void each(F take)
    {
        Packet packet(av_packet_alloc());
        while (av_read_frame(input_, packet.get()) >= 0)
        {
            if (packet->stream_index == stream_)
                decode(packet.get(), take);
            av_packet_unref(packet.get());
        }
        decode(nullptr, take);
        resample(nullptr, take);
    }

private:
    template <class F>
    void decode(const AVPacket* packet, F& take)
    {
        // A damaged packet is a gap, as players have it.
        if (avcodec_send_packet(context_.get(), packet) < 0)
            return;
        while (avcodec_receive_frame(context_.get(), frame_.get()) >= 0)
        {
            resample(frame_.get(), take);
            av_frame_unref(frame_.get());
        }
    }
    template <class F>
    void resample(const AVFrame* frame, F& take)
    {
        const int samples = frame ? frame->nb_samples : 0;
        const int room = require(swr_get_out_samples(resampler_, samples), file_.string());
        std::array<std::vector<float>, channels> out;
        std::array<uint8_t*, channels> planes{};
        for (size_t i = 0; i < channels; ++i)
        {
            out[i].resize(static_cast<size_t>(std::max(room, 1)));
            planes[i] = reinterpret_cast<uint8_t*>(out[i].data());
        }
        const auto** in = frame ? const_cast<const uint8_t**>(frame->extended_data) : nullptr;
        const int count = require(swr_convert(resampler_, planes.data(), room, in, samples), file_.string());
        take(out, static_cast<size_t>(count));
    }

    std::filesystem::path file_;
    AVFormatContext* input_ = nullptr;
    Context context_;
    SwrContext* resampler_ = nullptr;
    Frame frame_{av_frame_alloc()};
    int stream_ = -1;
};

void add(const SoundClip& clip, Mix& mix)
{
    auto at = static_cast<size_t>(std::llround(std::max(clip.at, 0.0) * rate));
    Decoder(clip.file).each(
        [&](const Mix& samples, size_t count)
        {
            for (size_t i = 0; i < count && at < mix[0].size(); ++i, ++at)
                for (size_t channel = 0; channel < channels; ++channel)
                    mix[channel][at] += samples[channel][i];
        });
}

Context encoder()
{
    const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
    if (!codec)
        throw VideoError("the libavcodec here was built without an encoder for AAC, which narration needs");
    Context context(avcodec_alloc_context3(codec));
    context->sample_rate = rate;
    context->sample_fmt = AV_SAMPLE_FMT_FLTP;
    context->bit_rate = bitRate;
    context->time_base = {1, rate};
    context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    av_channel_layout_default(&context->ch_layout, channels);
    require(avcodec_open2(context.get(), codec, nullptr), "AAC");
    return context;
}

void drain(AVCodecContext& context, SoundTrack& track)
{
    const Packet packet(av_packet_alloc());
    while (avcodec_receive_packet(&context, packet.get()) >= 0)
    {
        const auto* begin = reinterpret_cast<const std::byte*>(packet->data);
        track.packets.push_back({.bytes{begin, begin + packet->size}, .at = packet->pts});
        av_packet_unref(packet.get());
    }
}

SoundTrack encoded(const Mix& mix)
{
    const Context context = encoder();
    SoundTrack track{.rate = rate, .channels = channels, .packetSamples = static_cast<uint32_t>(context->frame_size)};
    const auto* header = reinterpret_cast<const std::byte*>(context->extradata);
    track.header.assign(header, header + context->extradata_size);
    const Frame frame(av_frame_alloc());
    const auto step = static_cast<size_t>(context->frame_size);
    for (size_t at = 0; at < mix[0].size(); at += step)
    {
        const size_t count = std::min(step, mix[0].size() - at);
        frame->format = AV_SAMPLE_FMT_FLTP;
        frame->nb_samples = static_cast<int>(count);
        frame->sample_rate = rate;
        av_channel_layout_default(&frame->ch_layout, channels);
        require(av_frame_get_buffer(frame.get(), 0), "memory for sound");
        for (size_t channel = 0; channel < channels; ++channel)
            std::copy_n(mix[channel].data() + at, count, reinterpret_cast<float*>(frame->extended_data[channel]));
        frame->pts = static_cast<int64_t>(at);
        require(avcodec_send_frame(context.get(), frame.get()), "AAC");
        av_frame_unref(frame.get());
        drain(*context, track);
    }
    require(avcodec_send_frame(context.get(), nullptr), "AAC");
    drain(*context, track);
    return track;
}
} // namespace

double soundSeconds(const std::filesystem::path& file)
{
    size_t total = 0;
    Decoder(file).each([&](const Mix&, size_t count) { total += count; });
    return static_cast<double>(total) / rate;
}

SoundTrack mixSound(std::span<const SoundClip> clips, double seconds)
{
    Mix mix;
    for (std::vector<float>& channel : mix)
        channel.resize(static_cast<size_t>(std::llround(seconds * rate)));
    for (const SoundClip& clip : clips)
        add(clip, mix);
    for (std::vector<float>& channel : mix)
        for (float& sample : channel)
            sample = std::clamp(sample, -1.0f, 1.0f);
    return encoded(mix);
}
} // namespace engine
