#include "app/assets.h"
#include "app/commands.h"
#include "app/counts_report.h"
#include "twin/facility/scene.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
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

int check(const std::string& scene, const Common& common)
{
    twin::Checked checked = twin::checkScene(scene);
    checkMeshes(checked.scene.facility, checked.scene.folder, checked.problems);
    const auto errors = std::ranges::count(checked.problems, twin::Severity::error, &twin::Problem::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(checked.problems.size()) - errors;
    // Counting follows light through cables that may be broken; what cannot be followed is not counted.
    const twin::FacilityCounts counts = twin::count(checked.scene.facility);
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
