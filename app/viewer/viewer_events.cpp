// Viewer: from events to what they mean.
#include "app/viewer/viewer.h"
#include "app/viewer/viewer_keys.h"

#include <glm/geometric.hpp>

#include <array>

namespace app
{
using engine::Key;

namespace
{
constexpr int framesToFocus = 3;            // until a field that came takes letters
constexpr float stillPixels = 4;            // times the scale: a hand that clicks does not hold stiller
constexpr double doubleClickSeconds = 0.35; // as most desktops have it

constexpr auto keys = std::to_array<KeyHelp>({
    {nullptr, "The tour"},
    {"Space", "play it, pause, go on with it"},
    {"Page down, up", "the next key, the one before"},
    {"Esc", "leave it, as any drag does"},
    {nullptr, "Views"},
    {"O", "what is overhead, on and off"},
    {"Ctrl 1-9", "go to a kept view"},
    {"Ctrl Shift 1-9", "keep this view"},
    {"F11", "full screen"},
});
bool isByHand(const engine::Event& event)
{
    return std::holds_alternative<engine::MouseMoved>(event) || std::holds_alternative<engine::MousePressed>(event) ||
           std::holds_alternative<engine::MouseWheel>(event) || std::holds_alternative<engine::KeyPressed>(event) ||
           std::holds_alternative<engine::TextTyped>(event);
}
} // namespace

std::span<const KeyHelp> viewerKeys()
{
    return keys;
}

void Viewer::handle(const engine::Event& event)
{
    changed(false);
    if (const auto* resized = std::get_if<engine::Resized>(&event))
        return resize(*resized);
    if (std::holds_alternative<engine::CloseAsked>(event))
        wantsClosing_ = true;
    else if (const auto* dropped = std::get_if<engine::FilesDropped>(&event))
    {
        if (!dropped->paths.empty())
            open(dropped->paths.front());
        return;
    }

    // Hands on nothing. Whatever was held is let go of by the loss of the focus.
    if ((size_.x == 0 || size_.y == 0) && isByHand(event))
        return;
    if (std::holds_alternative<engine::MousePressed>(event) || std::holds_alternative<engine::MouseWheel>(event))
        catchUp();
    if (const auto* key = std::get_if<engine::KeyPressed>(&event); key && handleTourKey(*key))
        return;
    const bool taken = interface_.handle(event);
    noticeHand(event);
    if (std::holds_alternative<engine::MouseMoved>(event) || std::holds_alternative<engine::MousePressed>(event))
        handleMouse(event);
    // What is dragged stays dragged over panels.
    if (taken && !(press_ && std::holds_alternative<engine::MouseMoved>(event)))
        return;
    if (const auto* key = std::get_if<engine::KeyPressed>(&event); key && handleKey(*key))
        return;
    const engine::Camera before = camera_.camera();
    camera_.handle(event, size_, [&](glm::vec2 pixel) { return pointAt(pixel); });
    if (!player_ || !player_->guides())
        stepAside(before);
}

void Viewer::resize(const engine::Resized& event)
{
    interface_.setScale(event.scale);
    if (event.size == size_)
        return;
    size_ = event.size;
    changed();
}

// Keeps track of the cursor and of what is no drag.
void Viewer::handleMouse(const engine::Event& event)
{
    if (const auto* moved = std::get_if<engine::MouseMoved>(&event))
    {
        if (press_ && glm::distance(press_->from, moved->position) >= stillPixels * interface_.theme().scale)
            press_->isDrag = true;
        cursor_.reset();
        if (!interface_.hasMouse())
            cursor_ = moved->position;
        cursorSince_ = now_;
        hoverIsDue_ = true;
        if (!cursor_ && hovered_ != 0)
        {
            hovered_ = 0;
            changed();
        }
        return;
    }
    const auto& button = std::get<engine::MousePressed>(event);
    if (button.pressed)
    {
        if (!press_ && !interface_.hasMouse())
            press_ = Press{button.button, button.position};
        return;
    }
    if (!press_ || press_->button != button.button)
        return;
    const Press press = *press_;
    press_.reset();
    cursorSince_ = now_;
    if (!press.isDrag && press.button == engine::MouseButton::left)
        click(button.position);
}

void Viewer::click(glm::vec2 at)
{
    // What happened during a step is told at its end: a slow picture must not part two clicks.
    const bool isSecond = now_ - lastClick_.time < doubleClickSeconds + step_ && lastClick_.time >= 0 &&
                          glm::distance(lastClick_.at, at) < stillPixels * interface_.theme().scale;
    lastClick_ = {at, isSecond ? -1 : now_};
    if (!isSecond)
        return select(thingAt(at));
    if (selected_ != 0)
        frame(selected_);
}

const engine::Renderer::Picked& Viewer::pickAt(glm::vec2 pixel)
{
    const glm::uvec2 at = glm::min(glm::uvec2(glm::max(pixel, glm::vec2(0))), glm::max(size_, glm::uvec2(1)) - 1u);
    if (!picked_ || picked_->pixel != at)
        picked_ = PickedAt{at, renderer_->pick(camera_.camera(), settings(), at)};
    return picked_->picked;
}

std::optional<glm::vec3> Viewer::pointAt(glm::vec2 pixel)
{
    if (size_.x == 0 || size_.y == 0)
        return {};
    const engine::Renderer::Picked& picked = pickAt(pixel);
    return picked.hit ? std::optional(picked.point) : std::nullopt;
}

EntityId Viewer::thingAt(glm::vec2 pixel)
{
    if (size_.x == 0 || size_.y == 0)
        return 0;
    const EntityId entity = pickAt(pixel).entity;
    // Floors and walls are where one clicks to mean nothing.
    return scene_->stage.entities.kindOf(entity) == EntityKind::hall ? 0 : entity;
}

bool Viewer::handleKey(const engine::KeyPressed& event)
{
    if (!event.pressed)
        return false;
    if (handleDigit(event))
        return true;
    if (panels_->handle(event, model()))
    {
        // With control no letter comes along: what is typed next is for the field that the key opens.
        for (int i = 0; event.modifiers.control && i < framesToFocus; ++i)
            buildPanels(0);
        return true;
    }
    if (event.repeated || event.modifiers.control || event.modifiers.alt || event.modifiers.super)
        return false;
    switch (event.key)
    {
    case Key::r:
        if (const auto points = viewpoints(scene_->stage, size_); !points.empty())
            goTo(points.front());
        return true;
    case Key::o:
        open_ = !open_.value_or(isOpenBy(standing_));
        stepAside(camera_.camera());
        return true;
    case Key::f11:
        wantsFullScreen_ = !wantsFullScreen_;
        return true;
    default:
        return false;
    }
}

bool Viewer::handleDigit(const engine::KeyPressed& event)
{
    if (event.key < Key::one || event.key > Key::nine || !event.modifiers.control || event.repeated)
        return false;
    const std::string name = std::to_string(static_cast<int>(event.key) - static_cast<int>(Key::zero));
    if (event.modifiers.shift)
        keepView(name);
    else
        recallView(name);
    return true;
}
} // namespace app
