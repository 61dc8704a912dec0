#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <algorithm>
#include <array>
#include <span>

// The keys, over everything.
namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
constexpr auto left = std::to_array<KeyHelp>({
    {nullptr, "Look around"},
    {"drag", "turn about what is under the cursor"},
    {"right drag", "move sideways"},
    {"wheel", "come nearer"},
    {"F", "show what is selected"},
    {"Home  R", "back to the start"},
    {nullptr, "Fly and walk"},
    {"W A S D", "move"},
    {"Q E", "down and up"},
    {"Shift", "faster"},
    {"1 2 3", "orbit, fly, walk"},
});
constexpr auto right = std::to_array<KeyHelp>({
    {nullptr, "Open and find"},
    {"Ctrl O", "another scene; or drop its folder here"},
    {"/  Ctrl F", "search"},
    {"click", "select"},
    {"Esc", "close, deselect"},
    {nullptr, "Show"},
    {"L", "executive or engineer look"},
    {"V  Shift V", "colours mean the next, the one before"},
    {"T", "hierarchy"},
    {"P", "panels, on and off"},
    {"F3", "frame times"},
    {"H  F1", "these keys"},
});

// Gives the height that they take.
float drawLines(const UiTheme& theme, std::span<const KeyHelp> lines, ImVec2 corner, float width)
{
    float y = corner.y;
    const float keys = std::round(width * 0.28f);
    for (const KeyHelp& line : lines)
    {
        if (!line.keys && y > corner.y)
            y += theme.grid(1.5f);
        ImGui::SetCursorScreenPos({corner.x + (line.keys ? keys : 0), y});
        ImGui::PushFont(line.keys ? theme.body : theme.strong);
        ImGui::PushStyleColor(ImGuiCol_Text, line.keys ? uiPalette.quiet : uiPalette.text);
        clippedText(line.what, width - (line.keys ? keys : 0));
        ImGui::PopStyleColor();
        ImGui::PopFont();
        if (line.keys)
        {
            ImGui::SetCursorScreenPos({corner.x, y});
            clippedText(line.keys, keys - theme.grid(1));
        }
        y += theme.grid(3);
    }
    return y - corner.y;
}
} // namespace

void Panels::drawHelp(glm::vec2 size)
{
    const UiTheme& theme = *theme_;
    const bool both = size.x >= theme.grid(98);
    const float width = std::min(theme.grid(both ? 96.0f : 46.0f), size.x - theme.grid(2));
    const float wanted = theme.grid(both ? 63.0f : 111.0f);
    const float height = std::min(wanted, size.y - layout_.bar - theme.grid(2));
    const float top = std::max(layout_.bar + theme.grid(1), (size.y - height) / 2);
    if (beginPanel("##keys", {size.x / 2, top}, {width, height}, {0.5f, 0}, true))
    {
        const float inside = ImGui::GetContentRegionAvail().x;
        ImGui::PushFont(theme.title);
        ImGui::TextUnformatted("Keys");
        ImGui::PopFont();
        ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + inside - ImGui::GetFrameHeight());
        if (signButton(theme, "##close", Sign::close, "Close"))
            open_.help = false;
        ImGui::BeginChild("##lines");
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float column = both ? (inside - theme.grid(3)) / 2 : inside;
        ImVec2 place(corner.x, corner.y);
        const float leftHeight = drawLines(theme, left, place, column);
        place = both ? ImVec2(corner.x + column + theme.grid(3), corner.y)
                     : ImVec2(corner.x, corner.y + leftHeight + theme.grid(1.5f));
        place.y += drawLines(theme, right, place, column) + theme.grid(1.5f);
        drawLines(theme, model_->keys, place, column);
        ImGui::EndChild();
    }
    ImGui::End();
}
} // namespace app
