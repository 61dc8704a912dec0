#include "app/assets.h"
#include "app/commands.h"
#include "app/counts_report.h"
#include "app/tour/tour_document.h"
#include "app/viewer/kept_views.h"
#include "app/viewer/open_tour.h"
#include "twin/facility/scene.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>

namespace app
{
namespace
{
nlohmann::ordered_json problemJson(const twin::Problem& problem)
{
    return {{"file", problem.file},
            {"line", problem.line},
            {"path", problem.path},
            {"what", problem.what},
            {"severity", problem.severity == twin::Severity::error ? "error" : "warning"}};
}

// The tours of a sound scene: which must be staged for it.
void checkTours(twin::Scene&& sound, std::vector<twin::Problem>& problems)
{
    const std::vector<std::filesystem::path> tours = toursOf(sound.folder);
    if (tours.empty())
        return;
    const OpenScene scene(std::move(sound));
    const std::filesystem::path views = keptViewsFolder();
    for (const std::filesystem::path& file : tours)
        try
        {
            const Tour tour = openTour(scene, file.string(), {},
                                       views.empty() ? std::map<std::string, engine::Camera>()
                                                     : KeptViews(views, scene.scene.folder).views());
            problems.insert(problems.end(), tour.warnings().begin(), tour.warnings().end());
        }
        catch (const TourError& error)
        {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
        catch (const twin::Error& error)
        {
            problems.push_back({.path = "/", .what = error.what(), .file = file.string(), .line = 1});
        }
}

int check(const std::string& scene, const Common& common)
{
    twin::Checked checked = twin::checkScene(scene);
    checkMeshes(checked.scene.facility, checked.scene.folder, checked.problems);
    // Counting follows light through cables that may be broken; what cannot be followed is not counted.
    const twin::FacilityCounts counts = twin::count(checked.scene.facility);
    const auto countErrors = [&]
    { return std::ranges::count(checked.problems, twin::Severity::error, &twin::Problem::severity); };
    if (countErrors() == 0)
        checkTours(std::move(checked.scene), checked.problems);
    const auto errors = countErrors();
    const auto warnings = static_cast<std::ptrdiff_t>(checked.problems.size()) - errors;
    if (common.json)
    {
        nlohmann::ordered_json out = {{"problems", nlohmann::ordered_json::array()}, {"counts", toJson(counts)}};
        for (const twin::Problem& problem : checked.problems)
            out["problems"].push_back(problemJson(problem));
        fmt::print("{}\n", out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        return errors > 0 ? 1 : 0;
    }
    for (const twin::Problem& problem : checked.problems)
        fmt::print("{}:{}: {}{}: {}\n", problem.file, problem.line,
                   problem.severity == twin::Severity::warning ? "warning: " : "", problem.path, problem.what);
    if (errors == 0)
        fmt::print("{}: no problems{}\n{}", scene,
                   warnings > 0 ? fmt::format(", {} warning{}", warnings, warnings == 1 ? "" : "s") : std::string(),
                   toText(counts));
    else
        fmt::print("{}: {} problem{}\n", scene, errors, errors == 1 ? "" : "s");
    return errors > 0 ? 1 : 0;
}
} // namespace

void addCheck(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command = program.add_subcommand("check", "Say everything that is wrong with a scene");
    auto scene = std::make_shared<std::string>();
    command->add_option("SCENE", *scene, "the scene's folder or its scene.json")->required();
    command->add_flag("--json", common.json, "print JSON");
    command->callback([=, &common, &chosen] { chosen = [=, &common] { return check(*scene, common); }; });
}
} // namespace app
