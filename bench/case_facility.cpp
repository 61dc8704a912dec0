#include "bench/bench.h"
#include "bench/process.h"
#include "twin/facility/build.h"
#include "twin/facility/check.h"
#include "twin/facility/counts.h"
#include "twin/facility/generate/generate.h"
#include "twin/facility/scene.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

// Making, opening, checking and routing a reference factory: --design NAME --gpus N --repeats N. Beside each time
// stands a plain pass over the same bytes in memory, measured in the same run, to scale it by.
namespace bench
{
namespace
{
namespace fs = std::filesystem;

// A folder of this run's own.
class Scratch
{
public:
    Scratch()
    {
        std::string pattern = (fs::temp_directory_path() / "glasshouse-bench-XXXXXX").string();
        if (!::mkdtemp(pattern.data()))
            throw std::runtime_error("temporary folder: cannot be made");
        path_ = pattern;
    }
    ~Scratch()
    {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    fs::path scene() const { return path_ / "scene"; }

private:
    fs::path path_;
};

struct Asked
{
    std::string design;
    twin::GenerateOptions options;
    int repeats;
};

Asked asked(const Options& options)
{
    Asked out{.design = options.value("design", "b300-superpod"),
              .options = {.gpus = static_cast<std::uint32_t>(options.number("gpus", 100000)), .seed = 1},
              .repeats = static_cast<int>(options.number("repeats", 3))};
    return out;
}

twin::Generated make(const Asked& asked)
{
    twin::GenerateOptions options = asked.options;
    options.design = asked.design;
    return twin::generate(options);
}

// Seconds for the processor to copy as many bytes, best of five.
double copySeconds(std::size_t bytes)
{
    const std::string from(bytes, 'x');
    std::string to(bytes, 'y');
    return sample(5, [&] { std::copy(from.begin(), from.end(), to.begin()); }).best();
}

void describe(Result& result, const Asked& asked, const twin::Facility& facility)
{
    result["design"] = asked.design;
    result["gpus"] = facility.gpus;
    result["cables"] = facility.cables.size();
}

void times(Result& result, const Samples& samples, std::size_t cables, double copy)
{
    result["seconds"] = {{"best", samples.best()}, {"median", samples.median()}};
    result["us_per_cable"] = samples.median() * 1e6 / static_cast<double>(cables);
    result["copy_seconds"] = copy;
    result["copies"] = samples.median() / copy;
    result["peak_rss_mb"] = peakMegabytes();
}

// Times `open`, which makes a scene of a folder, on one that was saved before.
template <class Open>
void timeOpening(const Options& options, Result& result, Open&& open)
{
    const Asked what = asked(options);
    const Scratch scratch;
    {
        const twin::Generated made = make(what);
        twin::PendingScene(scratch.scene(), made.scene, made.facility).commit();
    }
    const std::uintmax_t bytes = fs::file_size(scratch.scene() / "facility.json");
    std::size_t cables = 0;
    const Samples samples = sample(what.repeats,
                                   [&]
                                   {
                                       const twin::Scene scene = open(scratch.scene());
                                       describe(result, what, scene.facility);
                                       cables = scene.facility.cables.size();
                                   });
    result["file_mb"] = static_cast<double>(bytes) * 1e-6;
    times(result, samples, cables, copySeconds(bytes));
}
} // namespace

// All that `glasshouse generate` does: the document, its files, building, routing and checking it, and the counts.
void generate(const Options& options, Result& result)
{
    const Asked what = asked(options);
    const Scratch scratch;
    double document = 0;
    double write = 0;
    std::size_t cables = 0;
    const Samples samples =
        sample(what.repeats,
               [&]
               {
                   twin::Generated made;
                   document = seconds([&] { made = make(what); });
                   write = seconds([&] { twin::PendingScene(scratch.scene(), made.scene, made.facility).commit(); });
                   std::vector<twin::Problem> problems;
                   const twin::Facility facility = twin::build(std::move(made.facility), problems);
                   const twin::Routes routes = twin::route(facility, problems);
                   twin::check(facility, routes, problems);
                   result["problems"] = problems.size();
                   result["fibers"] = twin::count(facility).fibers;
                   describe(result, what, facility);
                   cables = facility.cables.size();
               });
    const std::uintmax_t bytes = fs::file_size(scratch.scene() / "facility.json");
    result["file_mb"] = static_cast<double>(bytes) * 1e-6;
    result["document_seconds"] = document;
    result["write_seconds"] = write;
    times(result, samples, cables, copySeconds(bytes));
}

// What every command does before it begins: read, build, route.
void load(const Options& options, Result& result)
{
    timeOpening(options, result, [](const fs::path& folder) { return twin::openScene(folder); });
}

// All that `glasshouse check` does but the bodies of models.
void check(const Options& options, Result& result)
{
    timeOpening(options, result,
                [&](const fs::path& folder)
                {
                    twin::Checked checked = twin::checkScene(folder);
                    result["problems"] = checked.problems.size();
                    result["fibers"] = twin::count(checked.scene.facility).fibers;
                    return std::move(checked.scene);
                });
}

// Laying the cables alone, and drawing the course of each.
void route(const Options& options, Result& result)
{
    const Asked what = asked(options);
    twin::Generated made = make(what);
    const twin::Facility facility = twin::build(std::move(made.facility));
    describe(result, what, facility);
    twin::Routes routes;
    std::vector<twin::Problem> problems;
    const Samples samples = sample(what.repeats, [&] { routes = twin::route(facility, problems); });
    result["problems"] = problems.size();
    result["sections"] = routes.sections.size();
    result["hops"] = routes.hops.size();
    double metres = 0;
    for (const twin::CableRoute& way : routes.cables)
        metres += static_cast<double>(way.lengthMetres);
    result["total_length_m"] = metres;
    std::size_t points = 0;
    const double paths = seconds(
        [&]
        {
            for (std::size_t i = 0; i < facility.cables.size(); ++i)
                points += twin::cablePath(facility, routes, twin::CableId::at(i)).size();
        });
    result["path_us_per_cable"] = paths * 1e6 / static_cast<double>(facility.cables.size());
    result["path_points"] = points;
    times(result, samples, facility.cables.size(), copySeconds(routes.hops.size() * sizeof(twin::Hop)));
}
} // namespace bench
