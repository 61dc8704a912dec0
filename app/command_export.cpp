#include "app/commands.h"
#include "app/film/film_export.h"
#include "app/film/progress.h"
#include "app/open_device.h"
#include "app/picture_options.h"
#include "app/viewer/kept_views.h"
#include "engine/view/digest.h"

#include <CLI/App.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <memory>
#include <span>

namespace app
{
namespace
{
// As it stands on the command line.
struct ExportOptions
{
    FilmRequest request;
    std::string size = "1920x1080";
    std::string rate = "24";
    std::string codec = "h264";
    std::string frames;
    std::string segment;
    double seconds = 0;

    FilmRequest parsed() const
    {
        FilmRequest parsed = request;
        parsed.format.size = sizeOf(size);
        parsed.format.rate = rateOf(rate);
        parsed.format.codec = codecOf(codec);
        if (seconds != 0)
        {
            framesIn(seconds, parsed.format.rate); // refuses what is no length
            parsed.seconds = seconds;
        }
        if (!frames.empty())
            parsed.frames = frameRangeOf(frames);
        if (!segment.empty())
            parsed.segment = segmentOf(segment);
        return parsed;
    }
};

// Other builds may draw other bits.
std::string thisProgram()
{
    std::ifstream in("/proc/self/exe", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return GLASSHOUSE_VERSION " " + engine::md5Of(std::as_bytes(std::span(bytes)));
}

void print(const FilmRequest& request, const FilmReport& report)
{
    const engine::VideoFormat& format = report.plan.format;
    uint64_t frames = 0;
    for (uint64_t chunk = report.chunks.first; chunk < report.chunks.end(); ++chunk)
        frames += report.plan.chunk(chunk).count;
    const nlohmann::ordered_json out{{"film", request.output.string()},
                                     {"frames", frames},
                                     {"frames_of_film", report.plan.frames.count},
                                     {"size", {format.size.x, format.size.y}},
                                     {"fps", fmt::format("{}/{}", format.rate.pictures, format.rate.seconds)},
                                     {"seconds", static_cast<double>(frames) / format.rate.value()},
                                     {"codec", engine::nameOf(format.codec)},
                                     {"quality", format.quality},
                                     {"samples", report.plan.samples},
                                     {"chunks", report.chunks.count},
                                     {"chunks_kept", report.kept},
                                     {"took_s", report.seconds},
                                     {"waited_s", report.waited}};
    fmt::print("{}\n", out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

int exportTour(const ExportOptions& options, const Common& common)
{
    FilmRequest request = options.parsed();
    request.program = thisProgram();
    request.viewsFolder = keptViewsFolder();
    gpu::Complaints complaints;
    {
        gpu::Device device(deviceOptions(common, complaints));
        Progress progress;
        const FilmReport report =
            exportFilm(device, request, [&](uint64_t done, uint64_t all) { progress.show(done, all); });
        progress.end();
        warn(report.warnings);
        if (common.json)
            print(request, report);
    }
    complaints.throwIfAny();
    return 0;
}
} // namespace

void addExport(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command = program.add_subcommand("export", "Make a film of a tour, no display needed");
    auto options = std::make_shared<ExportOptions>();
    FilmRequest& request = options->request;
    command->add_option("SCENE", request.scene, "the scene's folder or its scene.json")->required();
    command->add_option("-o", request.output, "the film, an MP4; or pictures, frame-%05d.png or .exr")->required();
    command->add_option("--tour", request.tour, "by its name or its file; by default the scene's first");
    command->add_option("--size", options->size, "pixels, 3840x2160")->capture_default_str();
    command->add_option("--fps", options->rate, "frames a second: 24, 29.97, 30000/1001")->capture_default_str();
    command->add_option("--seconds", options->seconds, "the tour stretched to that length");
    command->add_option("--codec", options->codec, "h264, hevc or av1")->capture_default_str();
    command->add_option("--quality", request.format.quality, "0 to 100; the same means a like picture in each codec")
        ->capture_default_str();
    command->add_option("--samples", request.samples, "samples of each pixel: smooth edges, blur of what moves")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_option("--frames", options->frames, "only those: 200, or 0-199");
    command->add_option("--segment", options->segment, "one part of several, 2/8, for glasshouse join");
    command->add_option("--hashes", request.hashes, "a file for the hash of each frame before it is encoded");
    command->add_option("--device", common.device, "the GPU, by name or number");
    command->add_flag("--validate", common.validate, "let the validation layers watch");
    command->add_flag("--json", common.json, "print what was made as JSON");
    command->callback([=, &common, &chosen] { chosen = [=, &common] { return exportTour(*options, common); }; });
}
} // namespace app
