#include "app/viewer/viewer.h"

#include "app/viewer/viewer_keys.h"
#include "engine/gpu/device.h"

#include <algorithm>
#include <limits>

namespace app
{
namespace
{
constexpr double restSeconds = 0.12; // a cursor that stays so long asks what is under it
constexpr double noticeSeconds = 6;
constexpr int settling = 3; // frames until a panel that came has its size

bool isSame(const engine::Camera& a, const engine::Camera& b)
{
    return a.eye == b.eye && a.forward == b.forward && a.up == b.up && a.fovY == b.fovY && a.rise == b.rise;
}
} // namespace

Viewer::Viewer(gpu::Device& device, const std::filesystem::path& scene, ViewerOptions options)
    : device_(&device),
      options_(std::move(options)),
      interface_(device, options_.scale, options_.clipboard),
      size_(options_.size)
{
    showing_.look = options_.look;
    showing_.view = options_.view;
    take(std::make_unique<OpenScene>(scene), options_.camera);
}

std::string Viewer::title() const
{
    return std::string(scene_->scene.document.name) + " - Glasshouse";
}

void Viewer::changed(bool scene)
{
    sceneIsStale_ |= scene;
    if (scene)
        picked_.reset();
    restless_ = settling;
}

void Viewer::advance(double seconds)
{
    takeOpened();
    now_ += seconds;
    if (seconds > 0)
        step_ = seconds;
    restless_ = std::max(restless_ - 1, 0);
    const engine::Camera before = camera_.camera();
    const float floor = scene_->stage.floorAt(glm::vec2(before.eye));
    camera_.setSurroundings(&scene_->obstacles, floor);
    camera_.advance(seconds);
    advanceTour(seconds);
    if (!player_ || !player_->guides())
        stepAside(before);
    if (size_.x == 0 || size_.y == 0)
        return;
    advanceHover();
    if (!notice_.text.empty() && now_ >= notice_.until)
        notice_.text.clear();
    buildPanels(seconds);
}

// What would stand between the camera and what it is there to show.
void Viewer::stepAside(const engine::Camera& before)
{
    const engine::Camera& now = camera_.camera();
    const Standing standing = standingOf(scene_->stage, now.eye, bound_.value_or(standing_));
    if (!camera_.isMoving())
        bound_.reset();
    if (standing != standing_)
        open_.reset();
    standing_ = standing;
    const uint32_t hidden = hiddenLayers(scene_->stage, now.eye, standing, open_.value_or(isOpenBy(standing)));
    const bool outdoors = standing == Standing::outside;
    if (hidden != showing_.hidden || outdoors != showing_.outdoors || !isSame(before, now))
    {
        showing_.hidden = hidden;
        showing_.outdoors = outdoors;
        changed();
    }
}

// Picking draws a part of the picture: only for a cursor that rests.
void Viewer::advanceHover()
{
    const bool guides = player_ && player_->guides();
    const bool mayHover = cursor_ && !press_ && !camera_.isMoving() && !guides;
    if (mayHover && (!hoverIsDue_ || now_ < cursorSince_ + restSeconds))
        return;
    const EntityId hovered = mayHover ? thingAt(*cursor_) : hovered_;
    hoverIsDue_ = !mayHover && cursor_;
    if (!mayHover)
        cursorSince_ = now_;
    if (hovered == hovered_)
        return;
    hovered_ = hovered;
    changed();
}

void Viewer::buildPanels(double seconds)
{
    interface_.begin(size_, seconds);
    const std::vector<PanelAction> actions = panels_->draw(interface_.theme(), model(), glm::vec2(size_));
    interface_.end();
    for (const PanelAction& action : actions)
        act(action);
}

// Whose a click is, ImGui knows by the place of the cursor in its last frame: that must not be from before the cursor
// moved.
void Viewer::catchUp()
{
    while (interface_.hasPending())
        buildPanels(0);
}

PanelModel Viewer::model() const
{
    PanelModel model;
    model.scene = scene_->scene.document.name;
    model.entities = &scene_->stage.entities;
    model.search = &scene_->search;
    model.views = views();
    model.viewpoints = scene_->viewpoints;
    model.mayTour = !scene_->viewpoints.empty();
    model.look = showing_.look;
    model.camera = camera_.mode();
    model.view = showing_.view;
    model.legend = legend_ ? &*legend_ : nullptr;
    model.selected = selected_;
    model.facts = selected_ != 0 ? &facts_ : nullptr;
    model.timings = timings_;
    model.frameSeconds = frameSeconds_;
    model.keys = viewerKeys();
    model.toast = notice();
    model.toastIsError = notice_.isError;
    return model;
}

engine::FrameSettings Viewer::settings() const
{
    engine::FrameSettings settings = showing_.frame(size_);
    // Marks are the user's own; a tour has its highlights.
    const bool guides = player_ && player_->guides();
    settings.view.selected = guides ? 0 : selected_;
    settings.view.hovered = guides ? 0 : hovered_;
    settings.scale = interface_.theme().scale;
    return settings;
}

bool Viewer::isStale() const
{
    return size_.x > 0 && size_.y > 0 && (sceneIsStale_ || interface_.isStale());
}

bool Viewer::isBusy() const
{
    const bool plays = player_ && player_->state() == TourPlayer::State::playing;
    return camera_.isMoving() || isSettling() || isStale() || plays || isComingBack_;
}

bool Viewer::isSettling() const
{
    return size_.x > 0 && size_.y > 0 && (restless_ > 0 || interface_.hasPending());
}

double Viewer::patience() const
{
    double next = std::numeric_limits<double>::infinity();
    if (hoverIsDue_ && cursor_ && !press_)
        next = std::min(next, cursorSince_ + restSeconds - now_);
    if (!notice_.text.empty())
        next = std::min(next, notice_.until - now_);
    if (interface_.wantsText())
        next = std::min(next, 0.2); // its cursor blinks
    if (opening_)
        next = std::min(next, 0.05);
    if (player_ && options_.loop)
        next = std::min(next, 1.0);
    return std::max(next, 0.0);
}

std::string_view Viewer::notice() const
{
    return notice_.text.empty() && opening_ ? opening_->notice : notice_.text;
}

void Viewer::say(std::string notice, bool isError)
{
    notice_ = {std::move(notice), isError, now_ + noticeSeconds};
    changed(false);
}

void Viewer::draw(gpu::Commands& commands)
{
    const gpu::Section section(commands, "frame");
    if (sceneIsStale_)
    {
        timings_ = device_->timing().rows();
        renderer_->draw(commands, camera_.camera(), settings());
    }
    drawOver(commands);
}

void Viewer::drawStill(uint32_t samples)
{
    renderer_->drawStill(camera_.camera(), settings(), samples);
    device_->run([&](gpu::Commands& commands) { drawOver(commands); });
}

void Viewer::drawOver(gpu::Commands& commands)
{
    sceneIsStale_ = false;
    if (!picture_ || picture_->desc().width != size_.x || picture_->desc().height != size_.y)
        picture_.emplace(*device_, gpu::ImageDesc{.name = "window", .width = size_.x, .height = size_.y});
    const gpu::Section section(commands, "panels");
    commands.barrier(gpu::everywhere, gpu::copy);
    commands.copy(renderer_->picture(), *picture_);
    commands.barrier(gpu::copy, gpu::draw);
    if (player_ && player_->guides())
    {
        overlay_->draw(commands, nullptr, words_, *picture_);
        commands.barrier(gpu::draw, gpu::draw);
    }
    interface_.draw(commands, *picture_);
    commands.barrier(gpu::draw, gpu::everywhere);
}
} // namespace app
