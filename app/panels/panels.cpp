#include "app/panels/panels.h"

#include "app/panels/widgets.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
// Smaller pictures have no room for any of it.
bool isTooSmall(const UiTheme& theme, glm::vec2 size)
{
    return size.x < theme.grid(24) || size.y < theme.grid(12);
}

bool hasLegendRoom(const UiTheme& theme, const Area& area)
{
    const glm::vec2 room = area.most - area.least;
    return room.x >= theme.grid(26) && room.y >= theme.grid(24);
}
} // namespace

PanelLayout layoutOf(const UiTheme& theme, glm::vec2 size, const PanelChoice& choice, bool facts)
{
    const float gap = theme.grid(1);
    const float treeWidth = theme.grid(34);
    const float factsWidth = theme.grid(39);
    const float least = theme.grid(40); // of the scene, or panels are all there is
    PanelLayout layout;
    layout.free = {{0, 0}, size};
    if (isTooSmall(theme, size))
        return layout;
    layout.legend = hasLegendRoom(theme, layout.free);
    if (!choice.any)
        return layout;
    layout.bar = theme.grid(6);
    layout.free.least.y = layout.bar;
    const bool high = size.y >= layout.bar + theme.grid(24);
    float left = size.x - least;
    // What was asked about comes before what is there to ask with.
    if (facts && high && left >= factsWidth)
    {
        layout.facts = Area{{size.x - factsWidth - gap, layout.bar + gap}, {size.x - gap, size.y - gap}};
        layout.free.most.x = layout.facts->least.x;
        left -= factsWidth + 2 * gap;
    }
    if (choice.tree && high && left >= treeWidth)
    {
        layout.tree = Area{{gap, layout.bar + gap}, {gap + treeWidth, size.y - gap}};
        layout.free.least.x = layout.tree->most.x;
    }
    const glm::vec2 room = layout.free.most - layout.free.least;
    layout.legend = hasLegendRoom(theme, layout.free);
    layout.times = choice.times && room.x >= theme.grid(70) && room.y >= theme.grid(32);
    return layout;
}

Panels::Panels(const EntityTable* entities)
{
    if (entities)
        hierarchy_.emplace(*entities);
}

std::vector<PanelAction> Panels::draw(const UiTheme& theme, const PanelModel& model, glm::vec2 size)
{
    theme_ = &theme;
    model_ = &model;
    layout_ = layoutOf(theme, size, open_, model.facts != nullptr);
    const float gap = theme.grid(1);
    if (layout_.tree && hierarchy_)
        drawTree();
    if (layout_.facts)
        drawFacts();
    if (model.legend && layout_.legend)
        drawLegend(theme, *model.legend, {layout_.free.least.x + gap, layout_.free.most.y - gap},
                   std::min(theme.grid(44), layout_.free.most.x - layout_.free.least.x - 2 * gap));
    if (layout_.times)
        drawTimes();
    if (layout_.bar > 0)
        drawBar(size.x);
    if (!model.toast.empty() && !isTooSmall(theme, size))
        drawToast(size);
    if (open_.help && !isTooSmall(theme, size))
        drawHelp(size);
    if (open_.opener && !isTooSmall(theme, size))
        drawOpener(size);
    theme_ = nullptr;
    model_ = nullptr;
    return std::exchange(actions_, {});
}

void Panels::drawToast(glm::vec2 size)
{
    const UiTheme& theme = *theme_;
    const float most = std::max(size.x - theme.grid(4), theme.grid(10));
    const float padding = ImGui::GetStyle().WindowPadding.x;
    const float width = std::min(textWidth(model_->toast) + 2 * padding + theme.grid(3), most);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, theme.grid(1)});
    if (beginPanel("##toast", {size.x / 2, layout_.bar + theme.grid(2)}, {width, 0}, {0.5f, 0}, true))
    {
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float radius = theme.grid(0.5f);
        const ImVec4& color = model_->toastIsError ? uiPalette.warning : uiPalette.accent;
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {corner.x + radius, std::round(corner.y + ImGui::GetTextLineHeight() / 2)}, radius, colorOf(color));
        ImGui::SetCursorScreenPos({corner.x + theme.grid(2), corner.y});
        clippedText(model_->toast, width - 2 * padding - theme.grid(2));
        if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left))
            act(DismissToast{});
    }
    ImGui::End();
    ImGui::PopStyleVar();
}
} // namespace app
