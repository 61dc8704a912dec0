#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <thread>

#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/film/assemble.h"
#include "app/film/film_drawer.h"
#include "app/film/film_plan.h"
#include "app/viewer/open_tour.h"
#include "bench/bench.h"
#include "bench/hall_picture.h"
#include "bench/process.h"
#include "engine/film/film_line.h"
#include "engine/film/sinks.h"

// Films, drawing and encoding side by side, beside each of them alone.
namespace bench
{
namespace
{
// Takes frames, and as long for each as it is told.
class SleepingSink : public engine::FrameSink
{
public:
    explicit SleepingSink(double seconds) : seconds_(seconds) {}
    void take(const engine::FilmFrame&) override
    {
        std::this_thread::sleep_for(std::chrono::duration<double>(seconds_));
    }
    void finish() override {}

private:
    double seconds_;
};

// Keeps every frame.
class KeepingSink : public engine::FrameSink
{
public:
    explicit KeepingSink(std::vector<std::vector<std::byte>>& frames) : frames_(frames) {}
    void take(const engine::FilmFrame& frame) override { frames_.emplace_back(frame.bytes.begin(), frame.bytes.end()); }
    void finish() override {}

private:
    std::vector<std::vector<std::byte>>& frames_;
};

// What draws the frames of a film: a picture and, by a frame's number, the commands that draw it.
struct Source
{
    std::function<gpu::Commands(uint64_t)> draw;
    std::function<const gpu::Image&()> picture;
};

class Studio
{
public:
    Studio(gpu::Device& device, Source source, const engine::VideoFormat& format, uint64_t frames)
        : device_(device), source_(std::move(source)), format_(format), frames_(frames)
    {
    }
    ~Studio() { std::filesystem::remove_all(folder_); }
    Studio(const Studio&) = delete;
    Studio& operator=(const Studio&) = delete;

    // All frames through a line to sinks, one a chunk; seconds.
    template <class MakeSink>
    double through(MakeSink makeSink)
    {
        return seconds(
            [&]
            {
                engine::FilmLine line(device_, format_.size, engine::FrameForm::planes);
                for (uint64_t frame = 0; frame < frames_; ++frame)
                {
                    if (frame % app::FilmPlan::chunkFrames == 0)
                        line.begin(makeSink(frame));
                    gpu::Commands commands = source_.draw(frame);
                    line.add(frame, std::move(commands), source_.picture());
                }
                line.finish();
            });
    }
    double sleeping(double secondsEach)
    {
        return through([&](uint64_t) { return std::make_unique<SleepingSink>(secondsEach); });
    }
    double film(const std::filesystem::path& output)
    {
        std::filesystem::create_directories(folder_);
        std::vector<std::filesystem::path> chunks;
        const double drawn = through(
            [&](uint64_t first)
            {
                chunks.push_back(folder_ / fmt::format("{}.mp4", first));
                return std::make_unique<engine::VideoSink>(chunks.back(), format_, 0, lengthOf(first));
            });
        return drawn + seconds([&] { app::assemble(chunks, output, {}); });
    }
    double encoding(const std::vector<std::vector<std::byte>>& frames)
    {
        std::filesystem::create_directories(folder_);
        return seconds(
            [&]
            {
                for (uint64_t first = 0; first < frames.size(); first += app::FilmPlan::chunkFrames)
                {
                    engine::VideoSink sink(folder_ / "alone.mp4", format_, 0, lengthOf(first));
                    for (uint64_t frame = first; frame < first + lengthOf(first); ++frame)
                        sink.take({frame, frames[frame]});
                    sink.finish();
                }
            });
    }

private:
    uint32_t lengthOf(uint64_t first) const
    {
        return static_cast<uint32_t>(std::min(app::FilmPlan::chunkFrames, frames_ - first));
    }

    gpu::Device& device_;
    Source source_;
    engine::VideoFormat format_;
    uint64_t frames_;
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / fmt::format("glasshouse-bench-{}", ::getpid());
};

engine::VideoFormat formatOf(const Options& options)
{
    engine::VideoFormat format{.codec = app::codecOf(options.value("codec", "h264")),
                               .size = options.size("size", {1280, 720}),
                               .rate = app::rateOf(options.value("fps", "24"))};
    engine::requireEncodable(format);
    return format;
}

void describe(Result& result, gpu::Device& device, const engine::VideoFormat& format, uint64_t frames)
{
    result["device"] = device.info().name;
    result["codec"] = engine::nameOf(format.codec);
    result["res"] = fmt::format("{}x{}", format.size.x, format.size.y);
    result["frames"] = frames;
}

// Frames of a tour, spread over it.
struct TourFrames
{
    TourFrames(const Options& options, const engine::VideoFormat& format, Result& result)
        : scene(std::filesystem::path(options.value("scene", "scenes/demo"))),
          tour(app::openTour(scene, options.value("tour", ""), {.shape = format.size})),
          device({.device = options.device}),
          drawer(device, scene, tour, {.size = format.size, .rate = format.rate}),
          count(static_cast<uint64_t>(options.number("frames", 96))),
          all(app::framesIn(tour.seconds(), format.rate))
    {
        describe(result, device, format, count);
    }
    TourFrames(const TourFrames&) = delete;
    TourFrames& operator=(const TourFrames&) = delete;

    Source source()
    {
        return {[this](uint64_t frame) { return drawer.draw(frame * all / count); },
                [this]() -> const gpu::Image& { return drawer.picture(); }};
    }

    app::OpenScene scene;
    app::Tour tour;
    gpu::Device device;
    app::FilmDrawer drawer;
    uint64_t count;
    uint64_t all; // of the tour
};

// A neutral hall to MP4, for comparison with other viewers.
void hallFilm(const Options& options, Result& result)
{
    const Hall hall = readHall(options.value("hall", ""));
    const engine::VideoFormat format = formatOf(options);
    gpu::Device device({.device = options.device});
    const bool all = options.value("detail", "films") == "all";
    HallPicture picture(device, hall, format.size,
                        all ? HallPicture::Detail::everyTriangle : HallPicture::Detail::asFilms);
    describe(result, device, format, 60);
    result["peer"] = "glasshouse";
    result["variant"] = all ? "every triangle" : "as films are drawn";
    result["scene"] = hall.name;
    Studio studio(device,
                  {[&](uint64_t frame) { return picture.commands(static_cast<int>(frame)); },
                   [&]() -> const gpu::Image& { return picture.picture(); }},
                  format, 60);
    const std::filesystem::path output = options.value("out", "glasshouse-bench-film.mp4");
    result["mp4_60_s"] = studio.film(output);
    result["peak_rss_mb"] = peakMegabytes();
    if (options.value("out", "").empty())
        std::filesystem::remove(output);
}
} // namespace

void film(const Options& options, Result& result)
{
    if (!options.value("hall", "").empty())
        return hallFilm(options, result);
    const engine::VideoFormat format = formatOf(options);
    TourFrames frames(options, format, result);
    Studio studio(frames.device, frames.source(), format, frames.count);
    std::vector<std::vector<std::byte>> kept;
    studio.through([&](uint64_t) { return std::make_unique<KeepingSink>(kept); }); // makes ready, too
    const double drawing = studio.sleeping(0);
    const double encoding = studio.encoding(kept);
    const std::filesystem::path output = "glasshouse-bench-film.mp4";
    const double both = studio.film(output);
    std::filesystem::remove(output);
    const double each = drawing / static_cast<double>(frames.count);
    const double sleeping = studio.sleeping(each);
    result["draw_s"] = drawing;
    result["encode_s"] = encoding;
    result["film_s"] = both;
    result["film_to_sum"] = both / (drawing + encoding);
    result["sleep_s"] = sleeping;
    result["sleep_to_slower"] = sleeping / drawing;
    result["peak_rss_mb"] = peakMegabytes();
}

// How fast each codec takes the frames of a tour.
void encode(const Options& options, Result& result)
{
    engine::VideoFormat format = formatOf(options);
    TourFrames frames(options, format, result);
    std::vector<std::vector<std::byte>> kept;
    Studio(frames.device, frames.source(), format, frames.count)
        .through([&](uint64_t) { return std::make_unique<KeepingSink>(kept); });
    for (const engine::Codec codec : {engine::Codec::h264, engine::Codec::hevc, engine::Codec::av1})
    {
        format.codec = codec;
        const double took = Studio(frames.device, frames.source(), format, frames.count).encoding(kept);
        result["codecs"].push_back({{"codec", engine::nameOf(codec)},
                                    {"frame_ms", took * 1e3 / static_cast<double>(frames.count)},
                                    {"frames_per_s", static_cast<double>(frames.count) / took}});
    }
}
} // namespace bench
