#include "engine/view/movie_file.h"

#include <array>
#include <cstring>
#include <system_error>

#include <fmt/format.h>

#include "engine/view/libav.h"
#include "engine/view/whole_file.h"

namespace engine
{
namespace
{
using namespace libav;

constexpr AVRational milliseconds{1, 1000};

void setHeader(AVCodecParameters& parameters, const std::vector<std::byte>& header)
{
    parameters.extradata = static_cast<uint8_t*>(av_mallocz(header.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!parameters.extradata)
        throw std::bad_alloc();
    std::memcpy(parameters.extradata, header.data(), header.size());
    parameters.extradata_size = static_cast<int>(header.size());
}

// How plain words look in a player: the sample description of 3GPP timed text (TS 26.245, 5.16), in white on nothing.
std::vector<std::byte> textStyle()
{
    constexpr auto bytes = std::to_array<uint8_t>({
        0, 0,    0, 0,                                          // no flags
        1, 0xFF,                                                // in the middle, at the bottom
        0, 0,    0, 0,                                          // background
        0, 0,    0, 0,  0,   0,   0,   0,                       // the whole box
        0, 0,    0, 0,  0,   1,   0,   18,  255, 255, 255, 255, // all letters: font 1, 18, white
        0, 0,    0, 18, 'f', 't', 'a', 'b', 0,   1,   0,   1,   5, 'S', 'e', 'r', 'i', 'f',
    });
    std::vector<std::byte> style(bytes.size());
    std::memcpy(style.data(), bytes.data(), bytes.size());
    return style;
}
} // namespace

struct MovieWriter::State
{
    State(const std::filesystem::path& place, const MovieDesc& of) : file(place), partial(place), desc(of) {}
    ~State()
    {
        if (!context)
            return;
        if (context->pb)
            avio_closep(&context->pb);
        avformat_free_context(context);
    }
    AVStream& add(AVMediaType type, AVCodecID codec, AVRational time);
    void addPictures();
    void addSubtitles();
    void addSound();
    void open();
    void writeRest(double until);
    void write(const AVStream& stream, const std::vector<std::byte>& bytes, int64_t shown, int64_t decoded,
               int64_t duration, AVRational time, bool isKey);

    std::filesystem::path file;
    PartialFile partial;
    MovieDesc desc;
    AVFormatContext* context = nullptr;
    AVStream* pictures = nullptr;
    AVStream* words = nullptr;
    AVStream* sound = nullptr;
    Packet packet{av_packet_alloc()};
    size_t nextSubtitle = 0;
    int64_t subtitlesUntil = 0; // milliseconds
    size_t nextSound = 0;
};

AVStream& MovieWriter::State::add(AVMediaType type, AVCodecID codec, AVRational time)
{
    AVStream* stream = avformat_new_stream(context, nullptr);
    if (!stream)
        throw std::bad_alloc();
    stream->time_base = time;
    stream->codecpar->codec_type = type;
    stream->codecpar->codec_id = codec;
    return *stream;
}

void MovieWriter::State::addPictures()
{
    const VideoFormat& format = desc.format;
    pictures = &add(AVMEDIA_TYPE_VIDEO, idOf(format.codec), frameTime(format.rate));
    pictures->avg_frame_rate = {static_cast<int>(format.rate.pictures), static_cast<int>(format.rate.seconds)};
    pictures->r_frame_rate = pictures->avg_frame_rate;
    pictures->disposition = AV_DISPOSITION_DEFAULT;
    AVCodecParameters& parameters = *pictures->codecpar;
    parameters.width = static_cast<int>(format.size.x);
    parameters.height = static_cast<int>(format.size.y);
    parameters.format = AV_PIX_FMT_YUV420P;
    parameters.sample_aspect_ratio = pictures->sample_aspect_ratio = {1, 1};
    parameters.color_range = AVCOL_RANGE_MPEG;
    parameters.color_primaries = AVCOL_PRI_BT709;
    parameters.color_trc = AVCOL_TRC_BT709;
    parameters.color_space = AVCOL_SPC_BT709;
    parameters.chroma_location = AVCHROMA_LOC_LEFT;
    // Apple's players take HEVC by this name only.
    if (format.codec == Codec::hevc)
        parameters.codec_tag = MKTAG('h', 'v', 'c', '1');
    setHeader(parameters, desc.header);
}

void MovieWriter::State::addSubtitles()
{
    words = &add(AVMEDIA_TYPE_SUBTITLE, AV_CODEC_ID_MOV_TEXT, milliseconds);
    av_dict_set(&words->metadata, "language", desc.language.c_str(), 0);
    setHeader(*words->codecpar, textStyle());
}

void MovieWriter::State::addSound()
{
    const SoundTrack& track = *desc.sound;
    sound = &add(AVMEDIA_TYPE_AUDIO, AV_CODEC_ID_AAC, {1, static_cast<int>(track.rate)});
    AVCodecParameters& parameters = *sound->codecpar;
    parameters.sample_rate = static_cast<int>(track.rate);
    parameters.frame_size = static_cast<int>(track.packetSamples);
    parameters.format = AV_SAMPLE_FMT_FLTP;
    parameters.initial_padding = track.packets.empty() ? 0 : static_cast<int>(-track.packets.front().at);
    av_channel_layout_default(&parameters.ch_layout, static_cast<int>(track.channels));
    sound->disposition = AV_DISPOSITION_DEFAULT;
    setHeader(parameters, track.header);
}

void MovieWriter::State::open()
{
    const std::string name = partial.path().string();
    require(avformat_alloc_output_context2(&context, nullptr, "mp4", name.c_str()), file.string());
    context->flags |= AVFMT_FLAG_BITEXACT;
    addPictures();
    if (!desc.subtitles.empty())
        addSubtitles();
    if (desc.sound)
        addSound();
    if (!desc.title.empty())
        av_dict_set(&context->metadata, "title", desc.title.c_str(), 0);
    if (!desc.comment.empty())
        av_dict_set(&context->metadata, "comment", desc.comment.c_str(), 0);
    require(avio_open(&context->pb, name.c_str(), AVIO_FLAG_WRITE), file.string());
    Settings settings;
    settings.set("movflags", "+faststart");
    require(avformat_write_header(context, settings.get()), file.string());
}

void MovieWriter::State::write(const AVStream& stream, const std::vector<std::byte>& bytes, int64_t shown,
                               int64_t decoded, int64_t duration, AVRational time, bool isKey)
{
    require(av_new_packet(packet.get(), static_cast<int>(bytes.size())), file.string());
    std::memcpy(packet->data, bytes.data(), bytes.size());
    packet->stream_index = stream.index;
    packet->pts = av_rescale_q(shown, time, stream.time_base);
    packet->dts = av_rescale_q(decoded, time, stream.time_base);
    packet->duration = av_rescale_q(duration, time, stream.time_base);
    packet->flags = isKey ? AV_PKT_FLAG_KEY : 0;
    // In our order: the libraries' own interleaving waits for tracks that have nothing to say.
    const int code = av_write_frame(context, packet.get());
    av_packet_unref(packet.get());
    require(code, file.string());
    // What a full disk refused is told late or never otherwise.
    require(context->pb->error, file.string());
}

// Subtitles and sound up to a time, seconds.
void MovieWriter::State::writeRest(double until)
{
    const auto text = [](std::string_view line)
    {
        std::vector<std::byte> bytes(2 + line.size());
        bytes[0] = static_cast<std::byte>(line.size() >> 8);
        bytes[1] = static_cast<std::byte>(line.size() & 0xFF);
        std::memcpy(bytes.data() + 2, line.data(), line.size());
        return bytes;
    };
    const auto say = [&](std::string_view line, int64_t from, int64_t to)
    { write(*words, text(line), from, from, to - from, milliseconds, true); };
    for (; nextSubtitle < desc.subtitles.size(); ++nextSubtitle)
    {
        const Subtitle& each = desc.subtitles[nextSubtitle];
        if (static_cast<double>(each.from) > until * 1000)
            break;
        // A track of text has no gaps: between words there are none.
        if (each.from > subtitlesUntil)
            say("", subtitlesUntil, each.from);
        say(each.text, each.from, each.to);
        subtitlesUntil = each.to;
    }
    for (; sound && nextSound < desc.sound->packets.size(); ++nextSound)
    {
        const SoundTrack& track = *desc.sound;
        const SoundTrack::Packet& each = track.packets[nextSound];
        if (static_cast<double>(each.at) > until * track.rate)
            break;
        write(*sound, each.bytes, each.at, each.at, track.packetSamples, {1, static_cast<int>(track.rate)}, true);
    }
}

MovieWriter::MovieWriter(const std::filesystem::path& file, const MovieDesc& desc)
{
    keepQuiet();
    try
    {
        state_ = std::make_unique<State>(file, desc);
    }
    catch (const std::system_error& error)
    {
        throw VideoError(fmt::format("{}: cannot be written: {}", file.string(), error.code().message()));
    }
    state_->open();
}
MovieWriter::~MovieWriter() = default;

void MovieWriter::write(const VideoPacket& packet)
{
    State& state = *state_;
    state.writeRest(static_cast<double>(packet.decodedAt) / state.desc.format.rate.value());
    state.write(*state.pictures, packet.bytes, packet.shownAt, packet.decodedAt, 1, frameTime(state.desc.format.rate),
                packet.isKey);
}

void MovieWriter::commit()
{
    State& state = *state_;
    state.writeRest(1e12);
    require(av_write_trailer(state.context), state.file.string());
    require(state.context->pb->error, state.file.string());
    require(avio_closep(&state.context->pb), state.file.string());
    try
    {
        state.partial.commit();
    }
    catch (const std::system_error& error)
    {
        throw VideoError(fmt::format("{}: cannot be written: {}", state.file.string(), error.code().message()));
    }
}
} // namespace engine
