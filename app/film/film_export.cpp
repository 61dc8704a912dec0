#include "app/film/film_export.h"

#include "app/film/assemble.h"
#include "app/film/film_drawer.h"
#include "app/film/film_identity.h"
#include "app/film/film_parts.h"
#include "app/film/subtitles.h"
#include "app/film/text_file.h"
#include "app/viewer/kept_views.h"
#include "app/viewer/open_tour.h"
#include "engine/film/film_line.h"
#include "engine/film/sinks.h"
#include "engine/view/sound.h"

#include <fmt/format.h>

#include <chrono>
#include <fstream>

namespace app
{
namespace
{
// What was asked for and can be told wrong before anything is opened.
void requireSense(const FilmRequest& request, const FilmOutput& output)
{
    try
    {
        if (output.kind() == FilmOutput::Kind::movie)
            engine::requireEncodable(request.format);
    }
    catch (const engine::VideoError& error)
    {
        throw std::invalid_argument(fmt::format("{}: {}", request.output.string(), error.what()));
    }
    if (output.kind() != FilmOutput::Kind::movie && request.segment && request.segment->count > 1)
        throw std::invalid_argument("--segment: pictures need no joining: give each machine its own --frames");
}

engine::FrameForm formOf(FilmOutput::Kind kind)
{
    switch (kind)
    {
    case FilmOutput::Kind::movie:
        return engine::FrameForm::planes;
    case FilmOutput::Kind::pictures:
        break;
    case FilmOutput::Kind::light:
        return engine::FrameForm::light;
    }
    return engine::FrameForm::screen;
}

class Export
{
public:
    Export(gpu::Device& device, const FilmRequest& request, const FilmProgress& progress)
        : device_(device),
          request_(request),
          progress_(progress),
          output_(request.output, request.frames && request.frames->count == 1)
    {
    }

    FilmReport run()
    {
        requireSense(request_, output_);
        const OpenScene scene(request_.scene);
        std::map<std::string, engine::Camera> views;
        report_.warnings = scene.stage.warnings;
        if (!request_.viewsFolder.empty())
        {
            const KeptViews kept(request_.viewsFolder, scene.scene.folder);
            views = kept.views();
            if (!kept.trouble().empty())
                report_.warnings.push_back(kept.trouble());
        }
        const Tour tour = openTour(scene, request_.tour,
                                   {.shape = request_.format.size, .seconds = request_.seconds.value_or(0)}, views);
        for (const twin::Problem& each : tour.warnings())
            report_.warnings.push_back(fmt::format("{}:{}: {}: {}", each.file, each.line, each.path, each.what));
        plan(tour);
        extras_ = extrasOf(tour);
        const std::string identity = identityOf(request_, report_.plan, scene, tour);
        FilmParts parts(request_.output,
                        fmt::format("{}segment {}/{}\ndevice {}\nhashes {}\n", identity, segment_.index, segment_.count,
                                    device_.info().name, request_.hashes.empty() ? "none" : "kept"));
        try
        {
            FilmDrawer drawer(device_, scene, tour,
                              {.size = request_.format.size,
                               .rate = request_.format.rate,
                               .keepsLight = output_.kind() == FilmOutput::Kind::light,
                               .samples = request_.samples});
            draw(drawer, parts);
            finish(parts, hashOf(identity));
        }
        catch (const engine::VideoError& error)
        {
            if (const uint64_t kept = parts.kept(); kept > 0)
                throw engine::VideoError(fmt::format("{}; {} of {} parts are kept in {}: the same command goes on from "
                                                     "there",
                                                     error.what(), kept, report_.chunks.count,
                                                     parts.folder().string()));
            throw;
        }
        parts.remove();
        return report_;
    }

private:
    void plan(const Tour& tour)
    {
        FilmPlan& plan = report_.plan;
        plan.format = request_.format;
        plan.samples = request_.samples;
        const uint64_t all = framesIn(tour.seconds(), plan.format.rate);
        plan.frames = request_.frames.value_or(FrameRange{0, all});
        if (plan.frames.end() > all)
            throw std::invalid_argument(fmt::format("--frames: the tour has {} frames, 0 to {}", all, all - 1));
        segment_ = request_.segment.value_or(Segment{});
        report_.chunks = plan.chunksOf(segment_);
    }

    FilmExtras extrasOf(const Tour& tour) const
    {
        FilmExtras extras{.title = std::string(tour.name())};
        const double from = static_cast<double>(report_.plan.frames.first) / request_.format.rate.value();
        const double length = static_cast<double>(report_.plan.frames.count) / request_.format.rate.value();
        extras.subtitles = subtitlesOf(tour.cues(), from, length);
        std::vector<engine::SoundClip> clips;
        for (const Narration& each : tour.narrations())
            if (each.at >= from && each.at < from + length)
                clips.push_back({each.file, each.at - from});
        if (!clips.empty() && output_.kind() == FilmOutput::Kind::movie && segment_.index == 1)
            extras.sound = engine::mixSound(clips, length);
        return extras;
    }

    std::unique_ptr<engine::FrameSink> sinkOf(uint64_t chunk, const FrameRange& frames, const FilmParts& parts) const
    {
        std::unique_ptr<engine::FrameSink> sink;
        if (output_.kind() == FilmOutput::Kind::movie)
            sink = std::make_unique<engine::VideoSink>(parts.video(chunk), request_.format, 0,
                                                       static_cast<uint32_t>(frames.count));
        else
        {
            const auto name = [this](uint64_t frame) { return output_.picture(frame); };
            if (output_.kind() == FilmOutput::Kind::light)
                sink = std::make_unique<engine::ExrSink>(name, request_.format.size);
            else
                sink = std::make_unique<engine::PictureSink>(name, request_.format.size);
            sink = std::make_unique<engine::MarkSink>(parts.mark(chunk), std::move(sink));
        }
        if (!request_.hashes.empty())
            sink = std::make_unique<engine::HashSink>(parts.hashes(chunk), std::move(sink));
        return sink;
    }

    bool isKept(uint64_t chunk, const FilmParts& parts) const
    {
        return std::filesystem::exists(output_.kind() == FilmOutput::Kind::movie ? parts.video(chunk)
                                                                                 : parts.mark(chunk));
    }

    void draw(FilmDrawer& drawer, const FilmParts& parts)
    {
        const auto began = std::chrono::steady_clock::now();
        uint64_t all = 0;
        std::vector<uint64_t> chunks;
        for (uint64_t chunk = report_.chunks.first; chunk < report_.chunks.end(); ++chunk)
        {
            if (isKept(chunk, parts))
            {
                ++report_.kept;
                continue;
            }
            chunks.push_back(chunk);
            all += report_.plan.chunk(chunk).count;
        }
        engine::FilmLine line(device_, request_.format.size, formOf(output_.kind()));
        uint64_t done = 0;
        for (const uint64_t chunk : chunks)
        {
            const FrameRange frames = report_.plan.chunk(chunk);
            line.begin(sinkOf(chunk, frames, parts));
            for (uint64_t frame = frames.first; frame < frames.end(); ++frame)
            {
                gpu::Commands commands = drawer.draw(frame);
                line.add(frame, std::move(commands), drawer.picture());
                progress_(++done, all);
            }
        }
        line.finish();
        report_.waited = line.waited();
        report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }

    void finish(const FilmParts& parts, const std::string& film)
    {
        std::vector<std::filesystem::path> videos;
        std::string hashes;
        for (uint64_t chunk = report_.chunks.first; chunk < report_.chunks.end(); ++chunk)
        {
            videos.push_back(parts.video(chunk));
            std::ifstream lines(parts.hashes(chunk), std::ios::binary);
            hashes.append(std::istreambuf_iterator<char>(lines), {});
        }
        if (!request_.hashes.empty())
            writeText(request_.hashes, hashes);
        if (output_.kind() != FilmOutput::Kind::movie)
            return;
        const bool isWhole = segment_.count == 1;
        if (!isWhole)
            extras_.comment = SegmentNote{film, segment_, device_.info().name}.text();
        if (segment_.index > 1)
            extras_.subtitles.clear();
        const std::filesystem::path whole = parts.folder() / "film.mp4";
        assemble(videos, whole, extras_);
        if (isWhole)
            writeSubtitles(request_.output, extras_.subtitles);
        std::filesystem::rename(whole, request_.output);
    }

    gpu::Device& device_;
    const FilmRequest& request_;
    const FilmProgress& progress_;
    FilmOutput output_;
    Segment segment_;
    FilmExtras extras_;
    FilmReport report_;
};
} // namespace

FilmReport exportFilm(gpu::Device& device, const FilmRequest& request, const FilmProgress& progress)
{
    return Export(device, request, progress).run();
}
} // namespace app
