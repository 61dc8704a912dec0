#pragma once

#include <cstdint>
#include <string>

extern "C"
{
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

#include "engine/view/video_format.h"

// FFmpeg's libraries as our own code wants them; for the files that write and read videos and sound.
namespace engine::libav
{
template <auto free>
struct Free
{
    template <class T>
    void operator()(T* object) const
    {
        free(&object);
    }
};
using Context = std::unique_ptr<AVCodecContext, Free<avcodec_free_context>>;
using Frame = std::unique_ptr<AVFrame, Free<av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, Free<av_packet_free>>;

// Settings by name, freed with what nobody took.
class Settings
{
public:
    Settings() = default;
    Settings(const Settings&) = delete;
    Settings& operator=(const Settings&) = delete;
    ~Settings() { av_dict_free(&all_); }
    void set(const char* name, const std::string& value) { av_dict_set(&all_, name, value.c_str(), 0); }
    AVDictionary** get() { return &all_; }

private:
    AVDictionary* all_ = nullptr;
};

// What the libraries say goes nowhere but into the next error of this thread.
void keepQuiet();
// "system's reason", or what the library complained of last on this thread.
std::string reasonOf(int code);
// Throws VideoError "WHERE: REASON" for what is below 0; returns it otherwise.
int require(int code, const std::string& where);

AVRational frameTime(const Rate& rate);
const AVCodec* encoderOf(Codec codec); // null: the library has none
AVCodecID idOf(Codec codec);
} // namespace engine::libav
