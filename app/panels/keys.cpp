#include "app/panels/panels.h"

#include <algorithm>

namespace app
{
using engine::Key;

// Closes what lies on top: help, results, the selection.
bool Panels::escape(const PanelModel& model)
{
    if (open_.help)
        open_.help = false;
    else if (text_[0] != 0)
    {
        text_[0] = 0;
        results_.clear();
        searching_ = false;
    }
    else if (model.selected != 0)
        act(SelectEntity{});
    else
        return false;
    return true;
}

bool Panels::handle(const engine::KeyPressed& key, const PanelModel& model)
{
    if (!key.pressed || key.repeated || key.modifiers.alt || key.modifiers.super)
        return false;
    if (key.modifiers.control)
    {
        if (key.key == Key::f)
            focusSearch();
        else if (key.key == Key::o)
            askForScene();
        else
            return false;
        return true;
    }
    switch (key.key)
    {
    case Key::escape:
        return escape(model);
    case Key::slash:
        focusSearch();
        return true;
    case Key::f1:
        toggleHelp();
        return true;
    case Key::f3:
        toggleTimes();
        return true;
    case Key::home:
        if (!model.viewpoints.empty())
            act(GoToViewpoint{0});
        return !model.viewpoints.empty();
    case Key::one:
    case Key::two:
    case Key::three:
        act(SetCameraMode{static_cast<engine::CameraMode>(static_cast<int>(key.key) - static_cast<int>(Key::one))});
        return true;
    default:
        return handleLetter(key, model);
    }
}

bool Panels::handleLetter(const engine::KeyPressed& key, const PanelModel& model)
{
    switch (key.key)
    {
    case Key::h:
        toggleHelp();
        return true;
    case Key::t:
        toggleTree();
        return true;
    case Key::p:
        toggleAll();
        return true;
    case Key::f:
        if (model.selected != 0)
            act(FrameEntity{model.selected});
        return model.selected != 0;
    case Key::l:
        act(SetLook{model.look == engine::Look::executive ? engine::Look::engineer : engine::Look::executive});
        return true;
    case Key::v:
    {
        // Materials are the one before the first.
        const size_t count = model.views.size() + 1;
        const size_t now = model.view ? static_cast<size_t>(model.view - model.views.data()) + 1 : 0;
        const size_t next = (now + (key.modifiers.shift ? count - 1 : 1)) % count;
        act(SetView{next == 0 ? nullptr : &model.views[next - 1]});
        return true;
    }
    default:
        return false;
    }
}
} // namespace app
