#include "engine/view/movie_file.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "engine/view/libav.h"

namespace engine
{
namespace
{
using namespace libav;

std::vector<std::byte> bytesOf(const uint8_t* data, int size)
{
    const auto* begin = reinterpret_cast<const std::byte*>(data);
    return {begin, begin + size};
}
} // namespace

struct MovieReader::State
{
    explicit State(std::filesystem::path of) : file(std::move(of)) {}
    ~State() { avformat_close_input(&context); }
    void open();
    void describe();
    void readRest();
    void addSubtitle(const AVPacket& packet);

    std::filesystem::path file;
    MovieDesc desc;
    AVFormatContext* context = nullptr;
    const AVStream* pictures = nullptr;
    const AVStream* words = nullptr;
    const AVStream* sound = nullptr;
    Packet packet{av_packet_alloc()};
};

void MovieReader::State::open()
{
    if (context)
        avformat_close_input(&context);
    pictures = words = sound = nullptr;
    require(avformat_open_input(&context, file.c_str(), av_find_input_format("mp4"), nullptr), file.string());
    for (unsigned i = 0; i < context->nb_streams; ++i)
    {
        const AVStream* stream = context->streams[i];
        const AVMediaType type = stream->codecpar->codec_type;
        (type == AVMEDIA_TYPE_VIDEO ? pictures : type == AVMEDIA_TYPE_AUDIO ? sound : words) = stream;
    }
    if (!pictures)
        throw VideoError(fmt::format("{}: there are no pictures in it", file.string()));
}

void MovieReader::State::describe()
{
    const AVCodecParameters& parameters = *pictures->codecpar;
    VideoFormat& format = desc.format;
    const auto codecs = {Codec::h264, Codec::hevc, Codec::av1};
    const auto* codec = std::ranges::find(codecs, parameters.codec_id, idOf);
    if (codec == codecs.end() || pictures->avg_frame_rate.num <= 0)
        throw VideoError(fmt::format("{}: it is no film of ours", file.string()));
    format.codec = *codec;
    format.size = {parameters.width, parameters.height};
    format.rate = {static_cast<uint32_t>(pictures->avg_frame_rate.num),
                   static_cast<uint32_t>(pictures->avg_frame_rate.den)};
    desc.header = bytesOf(parameters.extradata, parameters.extradata_size);
    const auto tag = [](const AVDictionary* from, const char* name)
    {
        const AVDictionaryEntry* entry = av_dict_get(from, name, nullptr, 0);
        return std::string(entry ? entry->value : "");
    };
    desc.title = tag(context->metadata, "title");
    desc.comment = tag(context->metadata, "comment");
    if (words)
        desc.language = tag(words->metadata, "language");
    if (!sound)
        return;
    SoundTrack& track = desc.sound.emplace();
    track.rate = static_cast<uint32_t>(sound->codecpar->sample_rate);
    track.channels = static_cast<uint32_t>(sound->codecpar->ch_layout.nb_channels);
    track.header = bytesOf(sound->codecpar->extradata, sound->codecpar->extradata_size);
}

void MovieReader::State::addSubtitle(const AVPacket& of)
{
    const size_t length = of.size < 2 ? 0 : static_cast<size_t>(of.data[0] << 8 | of.data[1]);
    if (length == 0 || length + 2 > static_cast<size_t>(of.size))
        return; // a gap
    const int64_t from = av_rescale_q(of.pts, words->time_base, {1, 1000});
    desc.subtitles.push_back({.from = from,
                              .to = from + av_rescale_q(of.duration, words->time_base, {1, 1000}),
                              .text = std::string(reinterpret_cast<const char*>(of.data) + 2, length)});
}

// All that is no picture.
void MovieReader::State::readRest()
{
    if (!words && !sound)
        return;
    for (unsigned i = 0; i < context->nb_streams; ++i)
        if (context->streams[i] == pictures)
            context->streams[i]->discard = AVDISCARD_ALL;
    while (av_read_frame(context, packet.get()) >= 0)
    {
        if (words && packet->stream_index == words->index)
            addSubtitle(*packet);
        else if (sound && packet->stream_index == sound->index)
            desc.sound->packets.push_back(
                {.bytes = bytesOf(packet->data, packet->size),
                 .at = av_rescale_q(packet->pts, sound->time_base, {1, static_cast<int>(desc.sound->rate)})});
        av_packet_unref(packet.get());
    }
    open();
}

MovieReader::MovieReader(const std::filesystem::path& file) : state_(std::make_unique<State>(file))
{
    keepQuiet();
    state_->open();
    state_->describe();
    state_->readRest();
}
MovieReader::~MovieReader() = default;
MovieReader::MovieReader(MovieReader&&) noexcept = default;

const MovieDesc& MovieReader::desc() const
{
    return state_->desc;
}

bool MovieReader::read(VideoPacket& packet)
{
    State& state = *state_;
    AVPacket& next = *state.packet;
    for (;;)
    {
        const int code = av_read_frame(state.context, &next);
        if (code == AVERROR_EOF)
            return false;
        require(code, state.file.string());
        if (next.stream_index == state.pictures->index)
            break;
        av_packet_unref(&next);
    }
    const AVRational time = frameTime(state.desc.format.rate);
    packet = {.bytes = bytesOf(next.data, next.size),
              .shownAt = av_rescale_q(next.pts, state.pictures->time_base, time),
              .decodedAt = av_rescale_q(next.dts, state.pictures->time_base, time),
              .isKey = (next.flags & AV_PKT_FLAG_KEY) != 0};
    av_packet_unref(&next);
    return true;
}
} // namespace engine
