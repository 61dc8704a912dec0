#include "app/panels/panels.h"
#include "app/panels/widgets.h"

#include <algorithm>
#include <cmath>

// What colours mean, under the picture's data.
namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
void drawColors(ImDrawList& list, const Legend& legend, ImVec2 least, ImVec2 most)
{
    constexpr size_t stretches = 64;
    const auto& colors = engine::colorsOf(legend.map);
    const float width = (most.x - least.x) / stretches;
    for (size_t i = 0; i < stretches; ++i)
    {
        const float x = least.x + width * static_cast<float>(i);
        const ImU32 from = colorOf(colors[i * colors.size() / stretches]);
        const ImU32 to = colorOf(colors[std::min((i + 1) * colors.size() / stretches, colors.size() - 1)]);
        list.AddRectFilledMultiColor({x, least.y}, {x + width, most.y}, from, to, to, from);
    }
}

// As what is unknown looks in the picture, hatched.
void drawUnknown(ImDrawList& list, ImVec2 corner, float side)
{
    list.PushClipRect(corner, {corner.x + side, corner.y + side}, true);
    list.AddRectFilled(corner, {corner.x + side, corner.y + side}, colorOf(engine::unknownColor));
    for (float x = -side; x < side; x += side * 0.4f)
        list.AddLine({corner.x + x, corner.y + side}, {corner.x + x + side, corner.y}, colorOf(uiPalette.text, 0.4f),
                     std::max(1.0f, side * 0.1f));
    list.PopClipRect();
}

void drawScale(const UiTheme& theme, const Legend& legend, float width)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float bar = theme.grid(1.5f);
    drawColors(list, legend, corner, {corner.x + width, corner.y + bar});
    ImGui::PushFont(theme.quiet);
    float free = corner.x - theme.grid(2); // where the next figure may begin
    for (const LegendTick& tick : legend.ticks)
    {
        const float x = std::round(corner.x + tick.place * (width - 1));
        list.AddRectFilled({x, corner.y + bar}, {x + std::max(1.0f, theme.scale), corner.y + bar + theme.grid(0.5f)},
                           colorOf(uiPalette.quiet));
        const float text = textWidth(tick.text);
        const float from = std::clamp(x - text / 2, corner.x, std::max(corner.x + width - text, corner.x));
        if (from < free)
            continue;
        list.AddText({std::round(from), std::round(corner.y + bar + theme.grid(0.75f))}, colorOf(uiPalette.text),
                     tick.text.c_str());
        free = from + text + theme.grid(1);
    }
    ImGui::Dummy({width, bar + theme.grid(0.75f) + ImGui::GetTextLineHeight()});
    ImGui::PopFont();
}

// A swatch and its name, in the column that comes next.
void drawSwatch(const UiTheme& theme, const LegendSwatch* swatch, float width)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float side = theme.grid(1.5f);
    const float top = std::round(corner.y + (ImGui::GetTextLineHeight() - side) / 2);
    if (swatch)
        list.AddRectFilled({corner.x, top}, {corner.x + side, top + side}, colorOf(swatch->color), theme.grid(0.375f));
    else
        drawUnknown(list, {corner.x, top}, side);
    ImGui::SetCursorScreenPos({corner.x + side + theme.grid(1), corner.y});
    clippedText(swatch ? swatch->name : "not known", width - side - theme.grid(2));
}

// In as many columns as leave every name whole.
void drawSwatches(const UiTheme& theme, const Legend& legend, float width)
{
    const size_t count = legend.swatches.size() + (legend.unknown ? 1 : 0);
    const float inset = ImGui::GetCursorPosX();
    float widest = theme.grid(13);
    for (const LegendSwatch& swatch : legend.swatches)
        widest = std::max(widest, std::ceil(textWidth(swatch.name)) + theme.grid(4));
    const size_t columns = std::max<size_t>(1, static_cast<size_t>(width / widest));
    const float column = std::floor(width / static_cast<float>(columns));
    for (size_t i = 0; i < count; ++i)
    {
        if (i % columns != 0)
            ImGui::SameLine(inset + column * static_cast<float>(i % columns));
        drawSwatch(theme, i < legend.swatches.size() ? &legend.swatches[i] : nullptr, column);
    }
}
} // namespace

glm::vec2 drawLegend(const UiTheme& theme, const Legend& legend, glm::vec2 place, float width, glm::vec2 pivot)
{
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.grid(2), theme.grid(1.5f)});
    if (beginPanel("##legend", {place.x, place.y}, {width, 0}, {pivot.x, pivot.y}))
    {
        const float inside = width - theme.grid(4);
        const float known = provenanceWidth(theme, legend.provenance);
        ImGui::PushFont(theme.strong);
        clippedText(legend.title, inside - known - theme.grid(8));
        ImGui::PopFont();
        if (!legend.unit.empty())
        {
            ImGui::SameLine(0, theme.grid(1));
            ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.quiet);
            ImGui::TextUnformatted(legend.unit.c_str());
            ImGui::PopStyleColor();
        }
        ImGui::SameLine(theme.grid(2) + inside - known);
        provenance(theme, legend.provenance);
        if (legend.swatches.empty())
            drawScale(theme, legend, inside);
        if (!legend.swatches.empty() || legend.unknown)
            drawSwatches(theme, legend, inside);
    }
    const ImVec2 size = ImGui::GetWindowSize();
    ImGui::End();
    ImGui::PopStyleVar();
    return {size.x, size.y};
}
} // namespace app
