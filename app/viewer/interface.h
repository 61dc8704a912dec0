#pragma once

#include "engine/passes/ui.h"
#include "engine/passes/ui_theme.h"
#include "engine/view/imgui_input.h"

#include <memory>
#include <optional>

namespace app
{
// The interface over a picture: an ImGui context of its own, what feeds it and what draws it. One at a time.
//
//   interface.begin(size, seconds);
//   ...                               // panels
//   interface.end();
//   interface.draw(commands, picture);  // whenever; as often as pictures are wanted
class Interface
{
public:
    Interface(gpu::Device& device, float scale, engine::ImGuiInput::Clipboard clipboard = {});
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;

    // How many pixels a unit of the interface has. Waits for the GPU when it is another than before.
    void setScale(float scale);
    const engine::UiTheme& theme() const { return theme_; }

    // See engine::ImGuiInput.
    bool handle(const engine::Event& event) { return input_->handle(event); }
    bool hasPending() const { return input_->hasPending(); }
    bool wantsText() const; // somebody types into a field
    bool hasMouse() const;  // the cursor is over a panel
    engine::CursorShape cursor() const { return input_->cursor(); }

    void begin(glm::uvec2 size, double seconds);
    void end();
    // Whether what was built last is other than what was drawn last.
    bool isStale() const { return built_ != drawn_; }
    // See engine::Ui::draw().
    void draw(gpu::Commands& commands, const gpu::View& target);

private:
    struct ContextDeleter
    {
        void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
    };

    std::unique_ptr<ImGuiContext, ContextDeleter> context_;
    std::optional<engine::ImGuiInput> input_;
    engine::Ui ui_;
    engine::UiTheme theme_;
    uint64_t built_ = 0; // hashes of what ImGui would have drawn
    uint64_t drawn_ = 0;
};
} // namespace app
