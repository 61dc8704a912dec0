#include "twin/facility/scene.h"

#include "twin/facility/build.h"
#include "twin/facility/check.h"
#include "twin/facility/json_reader.h"
#include "twin/facility/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace twin
{
namespace fs = std::filesystem;

namespace
{
constexpr std::string_view sceneFile = "scene.json";

fs::path sceneFileOf(const fs::path& scene)
{
    std::error_code error;
    const fs::file_status status = fs::status(scene, error);
    if (!fs::exists(status))
        throw Error(scene.string(), "there is no such scene: name its folder, or make one with glasshouse generate");
    if (!fs::is_directory(status))
        return scene;
    if (!fs::exists(scene / sceneFile, error))
        throw Error(scene.string(), "has no scene.json: name a scene's folder, or make one with glasshouse generate");
    return scene / sceneFile;
}

// Reads, builds and routes as far as it goes. What is wrong with form and names goes to `problems`, what cannot be
// routed to `unrouted`. `facilityText` keeps where things stand.
Scene read(const fs::path& path, std::vector<Problem>& problems, std::vector<Problem>& unrouted,
           SourceText& facilityText)
{
    const fs::path file = sceneFileOf(path);
    Scene scene{.folder = file.parent_path()};
    SourceText sceneText = SourceText::fromFile(file);
    scene.document = readScene(sceneText, problems);
    if (scene.document.facility.empty())
        return scene;
    const fs::path facilityFile = scene.folder / scene.document.facility;
    std::error_code error;
    if (!fs::exists(facilityFile, error))
    {
        std::vector<Problem> missing{
            {.path = "/facility",
             .what = fmt::format("there is no file \"{}\" beside this one", scene.document.facility)}};
        locate(sceneText, missing);
        problems.push_back(std::move(missing.front()));
        return scene;
    }
    facilityText = SourceText::fromFile(facilityFile);
    FacilityDocument document = readFacility(facilityText, problems);
    std::vector<Problem> found;
    scene.facility = build(std::move(document), found);
    locate(facilityText, found);
    std::ranges::move(found, std::back_inserter(problems));
    scene.routes = route(scene.facility, unrouted);
    return scene;
}
} // namespace

Scene openScene(const fs::path& path)
{
    std::vector<Problem> problems;
    std::vector<Problem> unrouted;
    SourceText text;
    Scene scene = read(path, problems, unrouted, text);
    const auto first = std::ranges::find(problems, Severity::error, &Problem::severity);
    if (first == problems.end())
        return scene;
    const auto errors = std::ranges::count(problems, Severity::error, &Problem::severity);
    const std::string more =
        errors > 1 ? fmt::format(" ({} more: glasshouse check {})", errors - 1, path.string()) : std::string();
    throw Error(fmt::format("{}:{}", first->file, first->line),
                fmt::format("{}: {}{}", first->path, first->what, more));
}

Checked checkScene(const fs::path& path)
{
    Checked checked;
    std::vector<Problem> found;
    SourceText text;
    checked.scene = read(path, checked.problems, found, text);
    check(checked.scene.facility, checked.scene.routes, found);
    locate(text, found);
    std::ranges::move(found, std::back_inserter(checked.problems));
    std::ranges::stable_sort(checked.problems, {}, [](const Problem& p) { return std::tie(p.file, p.line, p.path); });
    return checked;
}

PendingScene::PendingScene(const fs::path& folder, const SceneDocument& scene, const FacilityDocument& facility)
    : folder_(folder)
{
    std::error_code error;
    const bool existed = fs::exists(folder, error);
    if (existed && !fs::is_directory(folder, error))
        throw Error(folder.string(), "is not a folder: a scene is one; choose another name with -o");
    if (existed && !fs::exists(folder / sceneFile, error) && !fs::is_empty(folder, error))
        throw Error(folder.string(), "has files but no scene.json: choose an empty folder or a scene's with -o");
    if (!existed && !fs::create_directories(folder, error))
        throw Error(folder.string(), "cannot be made: " + error.message());
    madeFolder_ = !existed;
    try
    {
        facilityFile_.emplace(folder / scene.facility, write(facility));
        sceneFile_.emplace(folder / sceneFile, write(scene));
    }
    catch (...)
    {
        facilityFile_.reset();
        if (madeFolder_)
            fs::remove(folder_, error);
        throw;
    }
}

PendingScene::~PendingScene()
{
    facilityFile_.reset();
    sceneFile_.reset();
    std::error_code error;
    if (madeFolder_)
        fs::remove(folder_, error);
}

void PendingScene::commit()
{
    facilityFile_->commit();
    sceneFile_->commit();
    madeFolder_ = false;
}
} // namespace twin
