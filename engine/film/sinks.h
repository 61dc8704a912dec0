#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/film/frame_sink.h"
#include "engine/view/movie_file.h"
#include "engine/view/video_encoder.h"

namespace engine
{
// A closed run of a film's frames as an MP4 of its own, whole or not at all. Takes planes.
class VideoSink : public FrameSink
{
public:
    // Frames `first` to `first + count`. Throws VideoError.
    VideoSink(const std::filesystem::path& file, const VideoFormat& format, int64_t first, uint32_t count);
    void take(const FilmFrame& frame) override;
    void finish() override;

private:
    void write();

    PlaneLayout layout_;
    VideoEncoder encoder_;
    MovieWriter writer_;
    std::vector<VideoPacket> packets_;
};

// A PNG a frame, each whole or not at all. Takes the screen's form.
class PictureSink : public FrameSink
{
public:
    using Name = std::function<std::filesystem::path(uint64_t frame)>;
    PictureSink(Name name, glm::uvec2 size) : name_(std::move(name)), size_(size) {}
    void take(const FilmFrame& frame) override;
    void finish() override {}

private:
    Name name_;
    glm::uvec2 size_;
};

// An OpenEXR file a frame: half floats, linear light, BT.709 primaries, compressed by ZIP. Takes light.
class ExrSink : public FrameSink
{
public:
    ExrSink(PictureSink::Name name, glm::uvec2 size) : name_(std::move(name)), size_(size) {}
    void take(const FilmFrame& frame) override;
    void finish() override {}

private:
    PictureSink::Name name_;
    glm::uvec2 size_;
};

// Leaves an empty file once all that another sink took is where it belongs.
class MarkSink : public FrameSink
{
public:
    MarkSink(const std::filesystem::path& file, std::unique_ptr<FrameSink> inner);
    void take(const FilmFrame& frame) override { inner_->take(frame); }
    void finish() override;

private:
    std::filesystem::path file_;
    std::unique_ptr<FrameSink> inner_;
};

// Notes the MD5 of each frame's bytes in a file, a line each: the frame's number, then the hash; before it hands them
// to another.
class HashSink : public FrameSink
{
public:
    HashSink(const std::filesystem::path& file, std::unique_ptr<FrameSink> inner);
    void take(const FilmFrame& frame) override;
    void finish() override;

private:
    std::filesystem::path file_;
    std::unique_ptr<FrameSink> inner_;
    std::string lines_;
};
} // namespace engine
