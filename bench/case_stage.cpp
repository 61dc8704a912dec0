#include "app/stage/search.h"
#include "app/stage/stage.h"
#include "bench/bench.h"
#include "twin/facility/build.h"
#include "twin/facility/generate/generate.h"

#include <nlohmann/json.hpp>

#include <sys/resource.h>

// A reference factory as drawables: --design NAME --gpus N --repeats N.
namespace bench
{
void stage(const Options& options, Result& result)
{
    const std::string design = options.value("design", "b300-superpod");
    twin::Generated made = twin::generate(
        {.design = design, .gpus = static_cast<std::uint32_t>(options.number("gpus", 100000)), .seed = 1});
    twin::Scene scene;
    scene.facility = twin::build(std::move(made.facility));
    std::vector<twin::Problem> problems;
    scene.routes = twin::route(scene.facility, problems);
    result["design"] = design;
    result["gpus"] = scene.facility.gpus;
    result["cables"] = scene.facility.cables.size();
    const Samples samples = sample(static_cast<int>(options.number("repeats", 3)), [&] { app::Stage staged(scene); });
    result["seconds"] = {{"best", samples.best()}, {"median", samples.median()}};

    const app::Stage staged(scene);
    const engine::Drawables& drawn = staged.drawables;
    result["meshes"] = drawn.meshes.size();
    result["solids"] = drawn.solids.size();
    result["fibers"] = drawn.fibers.size();
    result["fiber_knots"] = drawn.fiberKnots.size();
    result["labels"] = drawn.labels.size();
    result["lamps"] = drawn.lamps.size();
    result["entities"] = drawn.entityCount;
    result["megabytes"] =
        static_cast<double>(drawn.solids.size() * sizeof(engine::Solid) + drawn.fibers.size() * sizeof(engine::Fiber) +
                            drawn.fiberKnots.size() * sizeof(engine::FiberKnot)) *
        1e-6;
    std::size_t vertices = 0;
    for (const engine::Mesh& mesh : drawn.meshes)
        vertices += mesh.positions.size();
    result["mesh_vertices"] = vertices;

    const double indexing = seconds([&] { app::EntitySearch search(staged.entities); });
    const app::EntitySearch search(staged.entities);
    result["search_index_seconds"] = indexing;
    for (const char* text : {"1", "leaf", "su12-n071", "nothing is called this"})
        result["search_seconds"][text] = sample(3, [&] { search.search(text); }).median();
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    result["peak_rss_mb"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
} // namespace bench
