#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

// How long the passes of a frame take.
namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
void drawTime(const UiTheme& theme, const gpu::Timing::Row& row, double longest, float width)
{
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight();
    const float share = longest > 0 ? static_cast<float>(row.median / longest) : 0;
    const size_t slash = row.name.rfind('/');
    const std::string_view name = std::string_view(row.name).substr(slash == std::string::npos ? 0 : slash + 1);
    const float indent = theme.grid(1.5f) * static_cast<float>(row.depth);
    ImGui::SetCursorScreenPos({corner.x + indent, corner.y});
    clippedText(name, width * 0.45f - indent);
    const float barAt = corner.x + std::round(width * 0.48f);
    const float barEnd = corner.x + width - theme.grid(8);
    const float middle = std::round(corner.y + height / 2);
    const float thick = theme.grid(0.375f);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {barAt, middle - thick}, {barAt + std::max((barEnd - barAt) * share, 1.0f), middle + thick},
        colorOf(row.depth == 0 ? uiPalette.accent : uiPalette.quiet, row.depth == 0 ? 1.0f : 0.6f), thick);
    textToTheRight(theme, fmt::format("{:.2f}", row.median * 1e3), theme.grid(2) + width);
}
} // namespace

void Panels::drawTimes()
{
    const UiTheme& theme = *theme_;
    const float width = theme.grid(38);
    const float gap = theme.grid(1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.grid(2), theme.grid(1.5f)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.grid(1), theme.grid(0.5f)});
    if (beginPanel("##times", {layout_.free.most.x - gap, layout_.free.most.y - gap}, {width, 0}, {1, 1}))
    {
        const float inside = width - theme.grid(4);
        ImGui::PushFont(theme.strong);
        ImGui::TextUnformatted("Frame");
        ImGui::PopFont();
        const double seconds = model_->frameSeconds;
        textToTheRight(theme,
                       seconds > 0 ? fmt::format("{:.1f} ms, {:.0f} a second", seconds * 1e3, 1 / seconds)
                                   : "not measured yet",
                       theme.grid(2) + inside);
        double longest = 0;
        for (const gpu::Timing::Row& row : model_->timings)
            longest = std::max(longest, row.median);
        constexpr size_t most = 24; // rows: more are for the bench
        for (const gpu::Timing::Row& row : model_->timings.first(std::min(model_->timings.size(), most)))
            drawTime(theme, row, longest, inside);
        engine::quietText(theme, "medians on the GPU, ms");
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}
} // namespace app
