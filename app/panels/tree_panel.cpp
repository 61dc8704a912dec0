#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

// The hierarchy on the left. Only rows in sight are named and drawn.
namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
constexpr float rowHeight = 3; // steps of the grid
} // namespace

void Panels::drawTree()
{
    const UiTheme& theme = *theme_;
    const Area& area = *layout_.tree;
    if (model_->selected != revealed_)
    {
        revealed_ = model_->selected;
        scrollTo_ = hierarchy_->reveal(revealed_);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.grid(1), theme.grid(1)});
    if (beginPanel("##hierarchy", {area.least.x, area.least.y},
                   {area.most.x - area.least.x, area.most.y - area.least.y}))
    {
        ImGui::BeginChild("##rows");
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
        const float height = theme.grid(rowHeight);
        if (scrollTo_)
        {
            const float y = static_cast<float>(*scrollTo_) * height;
            const float inSight = ImGui::GetWindowHeight();
            if (y < ImGui::GetScrollY() || y + height > ImGui::GetScrollY() + inSight)
                ImGui::SetScrollY(std::max(0.0f, y - inSight / 3));
            scrollTo_.reset();
        }
        ImGuiListClipper clipper;
        const size_t count = hierarchy_->rows().size();
        clipper.Begin(static_cast<int>(count), height);
        std::optional<size_t> toggled;
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
                if (drawTreeRow(static_cast<size_t>(i)))
                    toggled = static_cast<size_t>(i);
        // The rows stay as they are while they are drawn.
        if (toggled)
            hierarchy_->toggle(*toggled);
        ImGui::PopStyleVar();
        ImGui::EndChild();
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

// True when the row is to be opened or closed.
bool Panels::drawTreeRow(size_t index)
{
    const UiTheme& theme = *theme_;
    const Hierarchy::Row row = hierarchy_->rows()[index];
    const bool group = row.group != EntityKind::none;
    const bool selected = !group && row.entity == model_->selected;
    const float height = theme.grid(rowHeight);
    const float indent = theme.grid(1.5f) * static_cast<float>(row.depth);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float right = ImGui::GetContentRegionAvail().x;

    ImGui::PushID(static_cast<int>(index));
    const bool clicked = ImGui::Selectable("##row", selected, ImGuiSelectableFlags_AllowDoubleClick, {0, height});
    const float arrowEnd = corner.x + indent + theme.grid(2.5f);
    bool toggles = false;
    if (clicked)
    {
        const bool onArrow = row.children > 0 && ImGui::GetIO().MousePos.x < arrowEnd;
        toggles = onArrow || group;
        if (!toggles && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
            act(FrameEntity{row.entity});
        else if (!toggles)
        {
            act(SelectEntity{row.entity});
            revealed_ = row.entity; // it is in sight
        }
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (row.children > 0)
        drawChevron(list, {corner.x + indent + theme.grid(1.25f), corner.y + height / 2}, theme.grid(0.45f), row.open,
                    colorOf(uiPalette.quiet));
    const ImVec2 after = ImGui::GetCursorPos();
    const std::string count = row.children > 0 ? fmt::format("{}", row.children) : "";
    ImGui::PushFont(theme.quiet);
    const float countWidth = textWidth(count);
    const ImVec2 countAt(corner.x + right - countWidth - theme.grid(1),
                         std::round(corner.y + (height - ImGui::GetTextLineHeight()) / 2));
    list.AddText(countAt, colorOf(uiPalette.quiet), count.c_str());
    ImGui::PopFont();
    const float nameAt = arrowEnd + theme.grid(0.25f);
    ImGui::SetCursorScreenPos({nameAt, std::round(corner.y + (height - ImGui::GetTextLineHeight()) / 2)});
    ImGui::PushStyleColor(ImGuiCol_Text, group ? uiPalette.quiet : uiPalette.text);
    clippedText(hierarchy_->title(row), std::max(countAt.x - nameAt - theme.grid(1), theme.grid(4)));
    ImGui::PopStyleColor();
    ImGui::SetCursorPos(after);
    ImGui::PopID();
    return toggles;
}
} // namespace app
