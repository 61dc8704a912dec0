#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <algorithm>

// Where one says which scene to open.
namespace app
{
void Panels::drawOpener(glm::vec2 size)
{
    const engine::UiTheme& theme = *theme_;
    const float width = std::min(theme.grid(70), size.x - theme.grid(2));
    // Below notices: the last attempt's is read while the next is typed.
    if (beginPanel("##opener", {size.x / 2, layout_.bar + theme.grid(8)}, {width, 0}, {0.5f, 0}, true))
    {
        const float inside = ImGui::GetContentRegionAvail().x;
        ImGui::PushFont(theme.strong);
        ImGui::TextUnformatted("Open a scene");
        ImGui::PopFont();
        if (focusOpener_)
            ImGui::SetKeyboardFocusHere();
        focusOpener_ = false;
        ImGui::SetNextItemWidth(inside);
        const std::string hint = fitted("Its folder or its scene.json", inside - 2 * ImGui::GetStyle().FramePadding.x);
        const bool entered =
            ImGui::InputTextWithHint("##path", hint.c_str(), path_.data(), path_.size(),
                                     ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
        if (entered && path_[0] != 0)
            act(OpenPath{path_.data()});
        // Escape and a click elsewhere are done with it, too.
        if (entered || ImGui::IsItemDeactivated())
            open_.opener = false;
    }
    ImGui::End();
}
} // namespace app
