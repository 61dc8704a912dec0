#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <algorithm>
#include <cmath>

// What is known of what is selected, on the right.
namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
constexpr float headHeight = 11.5f; // steps of the grid
constexpr float factHeight = 3.25f;
} // namespace

void Panels::drawFacts()
{
    const UiTheme& theme = *theme_;
    const Area& area = *layout_.facts;
    const float width = area.most.x - area.least.x;
    // As high as its content, as far as there is room.
    const float rows = theme.grid(factHeight) * static_cast<float>(model_->facts->rows.size());
    const float padding = ImGui::GetStyle().WindowPadding.y;
    const float height = std::min(theme.grid(headHeight) + rows + 2 * padding, area.most.y - area.least.y);
    if (beginPanel("##facts", {area.least.x, area.least.y}, {width, height}))
    {
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float inside = ImGui::GetContentRegionAvail().x;
        const float side = ImGui::GetFrameHeight();
        engine::quietText(theme, std::string(model_->facts->kind).c_str());
        ImGui::SetCursorScreenPos({corner.x + inside - side + theme.grid(1), corner.y - theme.grid(1)});
        if (signButton(theme, "##close", Sign::close, "Close"))
            act(SelectEntity{});
        ImGui::SetCursorScreenPos({corner.x, corner.y + theme.grid(2.25f)});
        ImGui::PushFont(theme.title);
        clippedText(model_->facts->title, inside - theme.grid(3));
        ImGui::PopFont();
        const float buttonTop = corner.y + theme.grid(6.25f);
        ImGui::SetCursorScreenPos({corner.x, buttonTop});
        if (engine::primaryButton("Show", {theme.grid(10), 0}))
            act(FrameEntity{model_->selected});
        constexpr std::string_view known = "stated in the scene";
        ImGui::SetCursorScreenPos({corner.x + inside - provenanceWidth(theme, known),
                                   std::round(buttonTop + (side - theme.quiet->FontSize) / 2)});
        provenance(theme, known);
        ImGui::SetCursorScreenPos({corner.x, corner.y + theme.grid(headHeight)});
        drawFactRows();
    }
    ImGui::End();
}

void Panels::drawFactRows()
{
    const UiTheme& theme = *theme_;
    const float height = theme.grid(factHeight);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
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
    ImGui::EndChild();
    ImGui::PopStyleVar();
}
} // namespace app
