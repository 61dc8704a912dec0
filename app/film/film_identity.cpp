#include "app/film/film_identity.h"

#include "app/assets.h"
#include "engine/view/digest.h"
#include "engine/view/video_encoder.h"
#include "twin/facility/scene.h"

#include <fmt/format.h>

#include <fstream>
#include <set>
#include <span>

namespace app
{
namespace
{
std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return hashOf(bytes);
}
// What things look like: the scene's own meshes, and all of ours.
std::string bodiesOf(const OpenScene& scene)
{
    std::set<std::filesystem::path> files;
    const auto add = [&](std::string_view mesh)
    {
        if (!mesh.empty())
            files.insert(meshFile(mesh, scene.scene.folder));
    };
    for (const twin::Model& model : scene.scene.facility.models)
        add(model.mesh);
    for (const twin::Building& building : scene.scene.facility.buildings)
        add(building.mesh);
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(assetsFolder() / "models", none))
        files.insert(file.path());
    std::string hashes;
    for (const std::filesystem::path& file : files)
        hashes += contentOf(file);
    return hashOf(hashes);
}
} // namespace

std::string hashOf(const std::string& text)
{
    return engine::md5Of(std::as_bytes(std::span(text)));
}

std::string identityOf(const FilmRequest& request, const FilmPlan& plan, const OpenScene& scene, const Tour& tour)
{
    const engine::VideoFormat& format = plan.format;
    std::string text = fmt::format("glasshouse film\nprogram {}\n", request.program);
    const std::filesystem::path& folder = scene.scene.folder;
    std::vector<std::filesystem::path> files{folder / "scene.json", folder / scene.scene.document.facility,
                                             tour.file()};
    files.insert(files.end(), tour.fonts().begin(), tour.fonts().end());
    for (const Narration& each : tour.narrations())
        files.push_back(each.file);
    for (const std::filesystem::path& file : files)
        text += fmt::format("file {} {}\n", file.filename().string(), contentOf(file));
    for (const auto& [name, view] : tour.keptViews())
        text += fmt::format("view {} {} {} {} {} {} {} {} {}\n", name, view.eye.x, view.eye.y, view.eye.z,
                            view.forward.x, view.forward.y, view.forward.z, view.fovY, view.rise);
    text += fmt::format("bodies {}\n", bodiesOf(scene));
    text +=
        fmt::format("size {}x{}\nrate {}/{}\nframes {}+{} of {} s\nsamples {}\nchunks {}\nencoder {}\n", format.size.x,
                    format.size.y, format.rate.pictures, format.rate.seconds, plan.frames.first, plan.frames.count,
                    tour.seconds(), plan.samples, FilmPlan::chunkFrames, engine::encoderVersion(format));
    return text;
}
} // namespace app
