#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <algorithm>
#include <cmath>

// What is known of what is selected, on the right.
namespace app
{
using engine::uiPalette;
using engine::UiTheme;

void Panels::drawFacts()
{
    const UiTheme& theme = *theme_;
    const Area& area = *layout_.facts;
    const float width = area.most.x - area.least.x;
    // As high as its content, as far as there is room: of so many rows.
    const float head = theme.grid(13);
    const float rows = theme.grid(3.25f) * static_cast<float>(model_->facts->rows.size());
    const float height = std::min(head + rows + theme.grid(3), area.most.y - area.least.y);
    if (beginPanel("##facts", {area.least.x, area.least.y}, {width, height}))
    {
        const float inside = ImGui::GetContentRegionAvail().x;
        const float side = ImGui::GetFrameHeight();
        engine::quietText(theme, std::string(model_->facts->kind).c_str());
        ImGui::SameLine(ImGui::GetCursorPosX() + inside - side + theme.grid(1));
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme.grid(1));
        if (signButton(theme, "##close", Sign::close, "Close"))
            act(SelectEntity{});
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme.grid(2));
        ImGui::PushFont(theme.title);
        clippedText(model_->facts->title, inside);
        ImGui::PopFont();
        if (engine::primaryButton("Show", {theme.grid(9), 0}))
            act(FrameEntity{model_->selected});
        const std::string_view known = "stated in the scene";
        ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + inside - provenanceWidth(theme, known));
        ImGui::AlignTextToFramePadding();
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ImGui::GetStyle().FramePadding.y);
        provenance(theme, known);
        ImGui::Dummy({0, theme.grid(0.5f)});
        drawFactRows();
    }
    ImGui::End();
}

void Panels::drawFactRows()
{
    const UiTheme& theme = *theme_;
    const float height = theme.grid(3.25f);
    ImGui::BeginChild("##rows");
    const float width = ImGui::GetContentRegionAvail().x;
    const float column = std::round(width * 0.36f);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (size_t i = 0; i < model_->facts->rows.size(); ++i)
    {
        const Fact& fact = model_->facts->rows[i];
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const ImVec2 start = ImGui::GetCursorPos();
        const float textTop = std::round((height - ImGui::GetTextLineHeight()) / 2);
        list.AddLine(corner, {corner.x + width, corner.y}, colorOf(uiPalette.line));
        ImGui::PushID(static_cast<int>(i));
        bool hovered = false;
        if (fact.link != 0)
        {
            ImGui::SetCursorPos({start.x + column, start.y});
            if (ImGui::InvisibleButton("##link", {std::max(width - column, 1.0f), height}))
                act(SelectEntity{fact.link});
            hovered = ImGui::IsItemHovered();
            if (hovered)
                ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        ImGui::SetCursorPos({start.x, start.y + textTop});
        ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.quiet);
        clippedText(fact.label, column - theme.grid(1));
        ImGui::PopStyleColor();
        ImGui::SetCursorPos({start.x + column, start.y + textTop});
        ImGui::PushStyleColor(ImGuiCol_Text, fact.link == 0 ? uiPalette.text
                                             : hovered      ? uiPalette.accentHovered
                                                            : uiPalette.accent);
        clippedText(fact.value, width - column);
        ImGui::PopStyleColor();
        ImGui::PopID();
        ImGui::SetCursorPos({start.x, start.y + height});
    }
    ImGui::Dummy({0, 0});
    ImGui::EndChild();
}
} // namespace app
