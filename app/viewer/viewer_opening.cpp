// Viewer: a scene, and another in its place.
#include "app/viewer/viewer.h"

#include "engine/gpu/error.h"

#include <fmt/format.h>

#include <chrono>
#include <new>

namespace app
{
namespace
{
// Of the scene's folder, as its user calls it.
std::string nameOf(std::filesystem::path scene)
{
    if (!scene.has_filename() || scene.filename() == "scene.json")
        scene = scene.parent_path();
    return scene.has_filename() ? scene.filename().string() : scene.string();
}
} // namespace

void Viewer::open(const std::filesystem::path& scene)
{
    if (opening_)
        return say(fmt::format("{}: one scene after the other", opening_->notice), true);
    notice_.text.clear();
    opening_.emplace(fmt::format("Opening {} ...", nameOf(scene)),
                     std::async(std::launch::async, [scene] { return std::make_unique<OpenScene>(scene); }));
    changed(false);
}

void Viewer::waitForOpening() const
{
    if (opening_)
        opening_->scene.wait();
}

// The scene that was opened, or why it could not be.
void Viewer::takeOpened()
{
    if (!opening_ || opening_->scene.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    std::future<std::unique_ptr<OpenScene>> opened = std::move(opening_->scene);
    opening_.reset();
    try
    {
        take(opened.get(), {});
    }
    catch (const gpu::OutOfMemory& error)
    {
        say(error.what(), true);
    }
    catch (const gpu::Error&)
    {
        throw; // of the device, not of the scene
    }
    catch (const std::bad_alloc&)
    {
        say("memory: there is not enough for this scene beside the one that is open", true);
    }
    catch (const std::exception& error)
    {
        say(error.what(), true);
    }
}

void Viewer::take(std::unique_ptr<OpenScene> scene, const std::string& camera)
{
    Viewpoint from{.name = "origin", .title = "Origin"};
    if (!camera.empty())
        from = cameraOf(scene->stage, camera, size_);
    else if (const auto points = viewpoints(scene->stage, size_); !points.empty())
        from = points.front();
    engine::Renderer renderer(*device_, scene->stage.drawables);
    Showing showing = showing_;
    showing.choose(showing_.view, scene->stage, renderer);
    // From here on nothing fails.
    renderer_ = std::move(renderer);
    showing_ = std::move(showing);
    panels_.emplace(&scene->stage.entities);
    camera_ = engine::CameraControl();
    scene_ = std::move(scene);
    selected_ = hovered_ = 0;
    player_.reset();
    overlay_.reset();
    lit_.clear();
    isComingBack_ = false;
    showing_.spotlight = 0;
    press_.reset();
    timings_.clear();
    notice_.text.clear();
    kept_.reset();
    if (options_.viewsFolder)
        kept_.emplace(*options_.viewsFolder, scene_->scene.folder);
    if (kept_)
        for (const auto& [name, view] : kept_->views())
            camera_.keep(name, view);
    if (kept_ && !kept_->trouble().empty())
        say(kept_->trouble(), true);
    if (!scene_->stage.warnings.empty())
        say(scene_->stage.warnings.front(), true);
    setView(showing_.view);
    jumpTo(from);
}
} // namespace app
