#include "engine/view/video_encoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "engine/view/libav.h"

namespace engine
{
namespace
{
using namespace libav;

// How an encoder is set. Threads are part of what decides the bits, so they are the same everywhere.
struct Recipe
{
    const char* preset;
    const char* list;     // the option that takes the encoder's own settings,
    const char* settings; // and these
    // Constant quality at 0 and at 100: so that the luma of a tour has the same peak signal-to-noise ratio whichever
    // the codec, from 20 up; AV1 begins at 63, which is 20 (docs/measurements.md).
    float worst, best;
    uint32_t leastSide, mostSide;
};
constexpr int threads = 4;
constexpr uint64_t large = 4096 * 1100, huge = 4096 * 2200; // pixels: more than 1440 lines, than 4K

const Recipe& recipeOf(Codec codec)
{
    static constexpr std::array<Recipe, 3> recipes = {{
        {"medium", "x264-params", "stitchable=1:lookahead-threads=1:sync-lookahead=0", 42, 14, 2, 8192},
        {"fast", "x265-params",
         "log-level=none:info=0:frame-threads=2:lookahead-slices=0:open-gop=0:repeat-headers=0:annexb=1", 44.5f, 12.2f,
         64, 8192},
        {"8", "svtav1-params", "lp=4", 75.5f, 13.5f, 64, 8192},
    }};
    return recipes[static_cast<size_t>(codec)];
}

// The encoder's own settings, by their names.
std::string settingsOf(const VideoFormat& format)
{
    std::string settings = recipeOf(format.codec).settings;
    // On CPUs with AVX-512, x264 164 looks past the end of rows in its macroblock tree unless a row has a multiple of 8
    // macroblocks: what it finds there changes the bits from run to run.
    if (format.codec == Codec::h264 && (format.size.x + 15) / 16 % 8 != 0)
        settings += ":mbtree=0";
    // Frames looked ahead are kept whole, some 100 MB each at 8K: fewer of large ones.
    const uint64_t pixels = uint64_t{format.size.x} * format.size.y;
    if (format.codec == Codec::h264 && pixels > large)
        settings += pixels > huge ? ":rc-lookahead=10" : ":rc-lookahead=20";
    if (format.codec == Codec::hevc && pixels > huge)
        settings += ":rc-lookahead=10";
    return settings;
}

float constantQuality(const VideoFormat& format)
{
    const Recipe& recipe = recipeOf(format.codec);
    const float at = recipe.worst + (recipe.best - recipe.worst) * format.quality / 100;
    return format.codec == Codec::av1 ? std::min(std::round(at), 63.0f) : at;
}

Context contextOf(const VideoFormat& format, uint32_t count)
{
    const AVCodec* codec = encoderOf(format.codec);
    Context context(avcodec_alloc_context3(codec));
    if (!context)
        throw std::bad_alloc();
    context->width = static_cast<int>(format.size.x);
    context->height = static_cast<int>(format.size.y);
    context->time_base = frameTime(format.rate);
    context->framerate = {context->time_base.den, context->time_base.num};
    context->pix_fmt = AV_PIX_FMT_YUV420P;
    context->sample_aspect_ratio = {1, 1};
    context->color_range = AVCOL_RANGE_MPEG;
    context->color_primaries = AVCOL_PRI_BT709;
    context->color_trc = AVCOL_TRC_BT709;
    context->colorspace = AVCOL_SPC_BT709;
    context->chroma_sample_location = AVCHROMA_LOC_LEFT;
    context->gop_size = static_cast<int>(count);
    context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_CLOSED_GOP;
    context->thread_count = threads;
    return context;
}

void open(AVCodecContext& context, const VideoFormat& format)
{
    const Recipe& recipe = recipeOf(format.codec);
    Settings settings;
    settings.set("preset", recipe.preset);
    settings.set("crf", fmt::format("{}", constantQuality(format)));
    settings.set(recipe.list, settingsOf(format));
    require(avcodec_open2(&context, nullptr, settings.get()),
            fmt::format("{} at {}x{}", nameOf(format.codec), format.size.x, format.size.y));
}
} // namespace

std::string_view nameOf(Codec codec)
{
    constexpr std::array<std::string_view, 3> names = {"h264", "hevc", "av1"};
    return names[static_cast<size_t>(codec)];
}

void requireEncodable(const VideoFormat& format)
{
    keepQuiet();
    const Recipe& recipe = recipeOf(format.codec);
    const auto [x, y] = std::pair(format.size.x, format.size.y);
    const std::string_view name = nameOf(format.codec);
    if (format.rate.pictures == 0 || format.rate.seconds == 0 || format.rate.value() > 1000)
        throw VideoError("a film has more than 0 and at most 1000 frames a second");
    if (!(format.quality >= 0 && format.quality <= 100))
        throw VideoError("a quality is between 0 and 100");
    if (x < recipe.leastSide || y < recipe.leastSide || x > recipe.mostSide || y > recipe.mostSide)
        throw VideoError(
            fmt::format("{} takes {} to {} pixels a side, not {}x{}", name, recipe.leastSide, recipe.mostSide, x, y));
    if (x % 2 != 0 || y % 2 != 0)
        throw VideoError(fmt::format("a video has one colour for two by two pixels: take an even size such as {}x{} in "
                                     "place of {}x{}",
                                     x + x % 2, y + y % 2, x, y));
    if (!encoderOf(format.codec))
        throw VideoError(
            fmt::format("the libavcodec here was built without an encoder for {}: take another --codec", name));
}

struct VideoEncoder::State
{
    VideoFormat format;
    int64_t first;
    uint32_t left;
    Context context;
    Frame frame{av_frame_alloc()};
    Packet packet{av_packet_alloc()};
    std::vector<std::byte> header;
    int64_t next = 0;

    void drain(std::vector<VideoPacket>& packets);
};

VideoEncoder::VideoEncoder(const VideoFormat& format, int64_t first, uint32_t count)
{
    requireEncodable(format);
    state_ = std::make_unique<State>(State{format, first, count, contextOf(format, count)});
    open(*state_->context, format);
    const auto* begin = reinterpret_cast<const std::byte*>(state_->context->extradata);
    state_->header.assign(begin, begin + state_->context->extradata_size);
}
VideoEncoder::VideoEncoder(VideoEncoder&&) noexcept = default;
VideoEncoder::~VideoEncoder() = default;

const std::vector<std::byte>& VideoEncoder::header() const
{
    return state_->header;
}

void VideoEncoder::State::drain(std::vector<VideoPacket>& packets)
{
    for (;;)
    {
        const int code = avcodec_receive_packet(context.get(), packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return;
        require(code, fmt::format("{}: encoding", nameOf(format.codec)));
        const auto* begin = reinterpret_cast<const std::byte*>(packet->data);
        packets.push_back({.bytes{begin, begin + packet->size},
                           .shownAt = first + packet->pts,
                           .decodedAt = first + packet->dts,
                           .isKey = (packet->flags & AV_PKT_FLAG_KEY) != 0});
        av_packet_unref(packet.get());
    }
}

void VideoEncoder::encode(const PlanarPicture& picture, std::vector<VideoPacket>& packets)
{
    State& state = *state_;
    const PlaneLayout& layout = picture.layout;
    if (layout.size != state.format.size || picture.bytes.size() != layout.bytes || state.left == 0)
        throw VideoError("a picture that is not of this run");
    --state.left;
    AVFrame& frame = *state.frame;
    frame.format = AV_PIX_FMT_YUV420P;
    frame.width = static_cast<int>(layout.size.x);
    frame.height = static_cast<int>(layout.size.y);
    frame.color_range = AVCOL_RANGE_MPEG;
    frame.color_primaries = AVCOL_PRI_BT709;
    frame.color_trc = AVCOL_TRC_BT709;
    frame.colorspace = AVCOL_SPC_BT709;
    frame.chroma_location = AVCHROMA_LOC_LEFT;
    // Encoders may keep it for a while: theirs to free.
    require(av_frame_get_buffer(&frame, 0), "memory for a picture");
    const std::array<uint64_t, 3> first{0, layout.firstBlue, layout.firstRed};
    for (size_t plane = 0; plane < 3; ++plane)
    {
        const uint32_t stride = plane == 0 ? layout.lumaStride : layout.chromaStride;
        const uint32_t rows = plane == 0 ? layout.size.y : layout.size.y / 2;
        const uint32_t width = plane == 0 ? layout.size.x : layout.size.x / 2;
        for (uint32_t row = 0; row < rows; ++row)
            std::memcpy(frame.data[plane] + static_cast<ptrdiff_t>(row) * frame.linesize[plane],
                        picture.bytes.data() + first[plane] + uint64_t{row} * stride, width);
    }
    frame.pts = state.next++;
    require(avcodec_send_frame(state.context.get(), &frame), fmt::format("{}: encoding", nameOf(state.format.codec)));
    av_frame_unref(&frame);
    state.drain(packets);
}

void VideoEncoder::finish(std::vector<VideoPacket>& packets)
{
    state_->left = 0;
    require(avcodec_send_frame(state_->context.get(), nullptr),
            fmt::format("{}: encoding", nameOf(state_->format.codec)));
    state_->drain(packets);
}

std::string encoderVersion(const VideoFormat& format)
{
    const Recipe& recipe = recipeOf(format.codec);
    return fmt::format("{} {} {} {} crf {} threads {}", av_version_info(), nameOf(format.codec), recipe.preset,
                       settingsOf(format), constantQuality(format), threads);
}
} // namespace engine
