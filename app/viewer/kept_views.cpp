#include "app/viewer/kept_views.h"

#include "app/stage/document_records.h"
#include "engine/view/whole_file.h"
#include "twin/facility/document_reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <span>
#include <vector>

namespace app
{
// What stands in the file.
struct KeptViewsDocument
{
    std::vector<CameraDef> views;
    twin::TextArena text;
};
} // namespace app

template <>
struct twin::Fields<app::KeptViewsDocument>
{
    static constexpr std::string_view format = "glasshouse-views/1";
    static constexpr auto table = std::tuple{
        must("views", &app::KeptViewsDocument::views, rules::any, "in order of their names"),
    };
};

namespace app
{
KeptViews::KeptViews(const std::filesystem::path& folder, const std::filesystem::path& scene)
{
    std::error_code error;
    std::filesystem::path whole = std::filesystem::weakly_canonical(scene.empty() ? "." : scene, error);
    if (!whole.has_filename())
        whole = whole.parent_path();
    file_ = folder / (whole.filename().string() + ".json");
    if (!std::filesystem::exists(file_, error))
        return;
    try
    {
        std::vector<twin::Problem> problems;
        twin::SourceText source = twin::SourceText::fromFile(file_);
        const auto document = twin::readDocument<KeptViewsDocument>(source, problems);
        for (const CameraDef& each : document.views)
            views_[std::string(each.name)] = cameraOf(each);
        if (!problems.empty())
            trouble_ = fmt::format("{}:{}: {}: {}", problems.front().file, problems.front().line, problems.front().path,
                                   problems.front().what);
    }
    catch (const twin::Error& trouble)
    {
        trouble_ = trouble.what();
    }
}

std::string KeptViews::keep(const std::string& name, const engine::Camera& camera)
{
    views_[name] = camera;
    auto list = nlohmann::ordered_json::array();
    for (const auto& [key, each] : views_)
    {
        const CameraDef def = defOf(key, each);
        list.push_back({{"name", key},
                        {"eye_m", def.eye},
                        {"forward", def.forward},
                        {"fov_deg", def.fovDegrees},
                        {"rise", def.rise}});
    }
    const nlohmann::ordered_json document{{"format", twin::Fields<KeptViewsDocument>::format}, {"views", list}};
    const std::string text = document.dump(2) + "\n";
    try
    {
        std::filesystem::create_directories(file_.parent_path());
        engine::writeWholeFile(file_, std::as_bytes(std::span(text)));
    }
    catch (const std::system_error& error)
    {
        return fmt::format("{}: the view cannot be kept: {}", file_.string(), error.code().message());
    }
    return {};
}

std::filesystem::path keptViewsFolder()
{
    // What is not absolute is to be left alone (XDG Base Directory Specification 0.8).
    if (const char* config = std::getenv("XDG_CONFIG_HOME"); config && config[0] == '/')
        return std::filesystem::path(config) / "glasshouse" / "views";
    if (const char* home = std::getenv("HOME"); home && home[0] == '/')
        return std::filesystem::path(home) / ".config" / "glasshouse" / "views";
    return {};
}
} // namespace app
