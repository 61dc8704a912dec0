#include "app/viewer/open_tour.h"

#include "app/panels/overlay.h"
#include "app/tour/default_tour.h"

#include <fmt/format.h>

#include <algorithm>

namespace app
{
namespace
{
std::filesystem::path fileOf(const OpenScene& scene, const std::string& name)
{
    const std::vector<std::filesystem::path> own = toursOf(scene.scene.folder);
    std::string known;
    for (const std::filesystem::path& each : own)
    {
        if (name.empty() || each.stem() == name)
            return each;
        known += fmt::format("{}{}", known.empty() ? "" : ", ", each.stem().string());
    }
    if (name.empty() || std::filesystem::exists(name))
        return name;
    throw twin::Error(scene.scene.folder.string(),
                      fmt::format("there is no tour '{}', neither a file nor in its folder tours{}", name,
                                  known.empty() ? std::string() : fmt::format("; there are {}", known)));
}
} // namespace

Tour openTour(const OpenScene& scene, const std::string& name, const TourOptions& options,
              const std::map<std::string, engine::Camera>& kept)
{
    const std::filesystem::path file = fileOf(scene, name);
    const TourSource source = file.empty() ? defaultTour(scene.stage, scene.obstacles, options.shape) : readTour(file);
    return Tour(scene.stage, scene.search, scene.obstacles, source, kept, options);
}

std::unique_ptr<Overlay> overlayFor(gpu::Device& device, const Tour& tour)
{
    try
    {
        auto overlay =
            std::make_unique<Overlay>(device, OverlayOptions{.fonts = {tour.fonts().begin(), tour.fonts().end()}});
        for (const std::string& text : tour.texts())
            overlay->require(text);
        return overlay;
    }
    catch (const std::invalid_argument& error)
    {
        throw twin::Error(tour.file().empty() ? tour.name() : tour.file().string(), error.what());
    }
}
} // namespace app
