#include <memory>

#include "engine/view/libav.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <mutex>

#include <fmt/format.h>

namespace engine::libav
{
namespace
{
// Of this thread, or of a library's own ones.
std::mutex complaintMutex;
std::string complaint;

void listen(void*, int level, const char* format, va_list arguments)
{
    if (level > AV_LOG_ERROR)
        return;
    std::array<char, 400> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    const std::scoped_lock lock(complaintMutex);
    complaint = text.data();
    while (!complaint.empty() && (complaint.back() == '\n' || complaint.back() == '.'))
        complaint.pop_back();
}
} // namespace

void keepQuiet()
{
    static const bool once = []
    {
        av_log_set_callback(listen);
        // SVT-AV1 has a voice of its own.
        ::setenv("SVT_LOG", "0", 0);
        return true;
    }();
    static_cast<void>(once);
}

std::string reasonOf(int code)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    const std::scoped_lock lock(complaintMutex);
    // The system's own reasons are clearer than what libraries make of them.
    const bool isSystem = code > -1000 && code != AVERROR(EINVAL);
    std::string reason = isSystem || complaint.empty() ? std::string(text.data()) : complaint;
    complaint.clear();
    return reason;
}

int require(int code, const std::string& where)
{
    if (code < 0)
        throw VideoError(fmt::format("{}: {}", where, reasonOf(code)));
    return code;
}

AVRational frameTime(const Rate& rate)
{
    return {static_cast<int>(rate.seconds), static_cast<int>(rate.pictures)};
}

const AVCodec* encoderOf(Codec codec)
{
    constexpr std::array names = {"libx264", "libx265", "libsvtav1"};
    return avcodec_find_encoder_by_name(names[static_cast<size_t>(codec)]);
}

AVCodecID idOf(Codec codec)
{
    constexpr std::array ids = {AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_AV1};
    return ids[static_cast<size_t>(codec)];
}
} // namespace engine::libav
