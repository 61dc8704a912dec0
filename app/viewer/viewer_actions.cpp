// Viewer: what panels, keys and scripts ask for.
#include "app/viewer/viewer.h"

#include "app/stage/close_up.h"

#include <fmt/format.h>

#include <variant>

namespace app
{
void Viewer::act(const PanelAction& action)
{
    if (const auto* select = std::get_if<SelectEntity>(&action))
        this->select(select->entity);
    else if (const auto* frame = std::get_if<FrameEntity>(&action))
        this->frame(frame->entity);
    else if (const auto* look = std::get_if<SetLook>(&action))
        setLook(look->look);
    else if (const auto* view = std::get_if<SetView>(&action))
        setView(view->view);
    else if (const auto* mode = std::get_if<SetCameraMode>(&action))
        setMode(mode->mode);
    else if (const auto* point = std::get_if<GoToViewpoint>(&action))
    {
        // Anew, because pictures of another shape are taken from elsewhere.
        if (const auto points = viewpoints(scene_->stage, size_); point->index < points.size())
            goTo(points[point->index]);
    }
    else if (const auto* scene = std::get_if<OpenPath>(&action))
        open(scene->path);
    else if (std::holds_alternative<PlayTour>(action))
        playTour();
    else if (std::holds_alternative<DismissToast>(action))
        notice_.text.clear();
    changed(false);
}

void Viewer::select(EntityId entity)
{
    if (entity == selected_)
        return;
    selected_ = entity;
    facts_ = factsOf(scene_->stage, entity);
    changed();
}

void Viewer::frame(EntityId entity)
{
    // Beside the panels, those too that come with what was selected just now.
    const Area free = panels_->freeArea(interface_.theme(), glm::vec2(size_), selected_ != 0);
    const std::optional<engine::Camera> camera =
        closeUp(scene_->stage, scene_->obstacles, entity, camera_.camera(), size_, free);
    if (!camera)
        return say(fmt::format("{} is not drawn: it has no place of its own", scene_->stage.entities.name(entity)));
    camera_.moveTo(*camera);
    changed();
}

void Viewer::goTo(const Viewpoint& point)
{
    camera_.setMode(engine::CameraMode::orbit);
    // Those that look into the halls say so by what they leave out.
    bound_ = (point.hidden & maskOf(Layer::ceiling)) != 0 ? Standing::above : Standing::outside;
    camera_.moveTo(point.camera);
    changed();
}

void Viewer::jumpTo(const Viewpoint& point)
{
    goTo(point);
    camera_.jumpTo(point.camera);
    stepAside(point.camera);
    changed();
}

void Viewer::setLook(engine::Look look)
{
    showing_.look = look;
    changed();
}

void Viewer::setView(const ViewInfo* view)
{
    chooseView(view, {});
}

void Viewer::chooseView(const ViewInfo* view, std::span<const EntityId> lit)
{
    showing_.choose(view, scene_->stage, *renderer_, lit);
    lit_.assign(lit.begin(), lit.end());
    legend_.reset();
    if (view)
        legend_ = legendOf(*view, showing_.values, scene_->stage.entities);
    changed();
}

void Viewer::setMode(engine::CameraMode mode)
{
    camera_.setMode(mode);
    press_.reset();
    changed(false);
}

void Viewer::focusSearch()
{
    panels_->focusSearch();
    changed(false);
}

void Viewer::keepView(const std::string& name)
{
    camera_.save(name);
    const std::string trouble = kept_ ? kept_->keep(name, camera_.camera()) : std::string();
    if (trouble.empty())
        say(fmt::format("View {} kept", name));
    else
        say(trouble, true);
}

void Viewer::recallView(const std::string& name)
{
    if (!camera_.recall(name))
        say(fmt::format("There is no view {} yet: Ctrl Shift {} keeps one", name, name));
    changed();
}
} // namespace app
