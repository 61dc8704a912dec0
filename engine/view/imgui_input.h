#pragma once

#include <bitset>
#include <deque>
#include <functional>
#include <string>

#include <imgui.h>

#include "engine/view/input.h"

namespace engine
{
// Feeds our events to the ImGui context that is current. All positions and sizes are pixels; how large a unit of the
// interface is, the theme's scale says.
class ImGuiInput
{
public:
    struct Clipboard
    {
        std::function<std::string()> read;
        std::function<void(const std::string&)> write;
    };

    // Makes the current context ours: keys, clipboard, no files of its own. Lives as long as the context is used, in
    // one place: the context points to it.
    explicit ImGuiInput(Clipboard clipboard = {});
    ImGuiInput(const ImGuiInput&) = delete;
    ImGuiInput& operator=(const ImGuiInput&) = delete;

    // Takes an event for the next frames and says whether it is the interface's alone: pressed or turned over a panel,
    // typed into a field. Releases, and whatever is no input, are everybody's. Tells by the frame last drawn.
    bool handle(const Event& event);
    // Before ImGui::NewFrame(): the picture's size and the time since the last frame. What would come and go within
    // one frame, as a click of a script does, is spread over as many frames as ImGui needs to see it.
    void beginFrame(glm::uvec2 size, double seconds);
    CursorShape cursor() const;                           // to show over the picture, after ImGui::Render()
    bool hasPending() const { return !pending_.empty(); } // another frame would show more

private:
    // What changed since the frame began.
    struct Changed
    {
        std::bitset<keyCount> keys;
        std::bitset<3> buttons;
    };
    bool apply(const Event& event, Changed& changed);

    Clipboard clipboard_;
    std::string clipboardText_; // what ImGui holds a pointer to
    std::deque<Event> pending_;
};
} // namespace engine
