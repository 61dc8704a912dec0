#include "app/panels/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace app
{
using engine::uiPalette;
using engine::UiTheme;

namespace
{
ImVec2 sizeOfText(std::string_view text)
{
    return ImGui::CalcTextSize(text.data(), text.data() + text.size());
}

void drawSign(ImDrawList& list, Sign sign, ImVec2 middle, float unit, ImU32 color)
{
    const float line = std::max(1.0f, unit * 0.19f);
    const auto at = [&](float x, float y) { return ImVec2(middle.x + x * unit, middle.y + y * unit); };
    switch (sign)
    {
    case Sign::close:
        list.AddLine(at(-0.6f, -0.6f), at(0.6f, 0.6f), color, line);
        list.AddLine(at(-0.6f, 0.6f), at(0.6f, -0.6f), color, line);
        break;
    case Sign::help:
    {
        const ImVec2 size = ImGui::CalcTextSize("?");
        list.AddText({std::round(middle.x - size.x / 2), std::round(middle.y - size.y / 2)}, color, "?");
        break;
    }
    case Sign::times:
        for (const auto& [x, top] : {std::pair(-0.7f, 0.0f), std::pair(0.0f, -0.8f), std::pair(0.7f, -0.35f)})
            list.AddLine(at(x, 0.8f), at(x, top), color, line * 1.8f);
        break;
    case Sign::tree:
        for (const auto& [left, y] : {std::pair(-0.8f, -0.6f), std::pair(-0.3f, 0.0f), std::pair(-0.3f, 0.6f)})
            list.AddLine(at(left, y), at(0.8f, y), color, line);
        break;
    }
}
} // namespace

void drawChevron(ImDrawList& list, ImVec2 middle, float unit, bool down, ImU32 color)
{
    const float line = std::max(1.0f, unit * 0.4f);
    const auto at = [&](float x, float y) {
        return down ? ImVec2(middle.x + y * unit, middle.y + x * unit)
                    : ImVec2(middle.x + x * unit, middle.y + y * unit);
    };
    const std::array<ImVec2, 3> points{at(-0.5f, -1), at(0.5f, 0), at(-0.5f, 1)};
    list.AddPolyline(points.data(), 3, color, ImDrawFlags_None, line);
}

ImU32 colorOf(const ImVec4& color, float alpha)
{
    return ImGui::GetColorU32({color.x, color.y, color.z, color.w * alpha});
}

ImU32 colorOf(uint32_t rgb)
{
    return IM_COL32(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255);
}

float textWidth(std::string_view text)
{
    return sizeOfText(text).x;
}

std::string fitted(std::string_view text, float width)
{
    if (textWidth(text) <= width)
        return std::string(text);
    constexpr std::string_view ellipsis = "…";
    float used = textWidth(ellipsis);
    size_t end = 0;
    while (end < text.size())
    {
        // Whole letters of UTF-8.
        size_t next = end + 1;
        while (next < text.size() && (text[next] & 0xC0) == 0x80)
            ++next;
        used += textWidth(text.substr(end, next - end));
        if (used > width)
            break;
        end = next;
    }
    return std::string(text.substr(0, end)).append(ellipsis);
}

void clippedText(std::string_view text, float width)
{
    const std::string shown = fitted(text, width);
    ImGui::TextUnformatted(shown.c_str());
    if (shown.size() != text.size() && ImGui::IsItemHovered())
        ImGui::SetTooltip("%.*s", static_cast<int>(text.size()), text.data());
}

bool beginChoice(const UiTheme& theme, const char* id, std::string_view shown, float width)
{
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const float room = width - 2 * ImGui::GetStyle().FramePadding.x - theme.grid(2);
    ImGui::SetNextItemWidth(width);
    const bool open = ImGui::BeginCombo(id, fitted(shown, room).c_str(),
                                        ImGuiComboFlags_NoArrowButton | ImGuiComboFlags_HeightLargest);
    // Drawn into the window below the list, whose draw list this is when it is open.
    if (!open)
        drawChevron(*ImGui::GetWindowDrawList(), {corner.x + width - theme.grid(1.75f), corner.y + height / 2},
                    theme.grid(0.45f), true, colorOf(uiPalette.quiet));
    return open;
}

void textToTheRight(const UiTheme& theme, std::string_view text, float right)
{
    ImGui::PushFont(theme.quiet);
    ImGui::SameLine(std::round(right - textWidth(text)));
    ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.quiet);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

float segmentsWidth(const UiTheme& theme, std::span<const char* const> names)
{
    float width = theme.grid(0.5f);
    for (const char* name : names)
        width += ImGui::CalcTextSize(name).x + theme.grid(2.5f);
    return std::round(width);
}

std::optional<size_t> segments(const UiTheme& theme, const char* id, std::span<const char* const> names, size_t chosen)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const float inset = theme.grid(0.25f);
    const float rounding = ImGui::GetStyle().FrameRounding;
    const float width = segmentsWidth(theme, names);
    list.AddRectFilled(corner, {corner.x + width, corner.y + height}, colorOf(uiPalette.raised), rounding);
    std::optional<size_t> clicked;
    float x = corner.x + inset;
    ImGui::PushID(id);
    for (size_t i = 0; i < names.size(); ++i)
    {
        const ImVec2 text = ImGui::CalcTextSize(names[i]);
        const float extent = text.x + theme.grid(2.5f);
        ImGui::SetCursorScreenPos({x, corner.y + inset});
        if (ImGui::InvisibleButton(names[i], {extent, height - 2 * inset}) && i != chosen)
            clicked = i;
        const bool hovered = ImGui::IsItemHovered();
        if (i == chosen || hovered)
            list.AddRectFilled({x, corner.y + inset}, {x + extent, corner.y + height - inset},
                               colorOf(i == chosen ? uiPalette.accent : uiPalette.hovered), rounding - inset / 2);
        list.AddText({std::round(x + (extent - text.x) / 2), std::round(corner.y + (height - text.y) / 2)},
                     colorOf(i == chosen ? uiPalette.onAccent
                             : hovered   ? uiPalette.text
                                         : uiPalette.quiet),
                     names[i]);
        x += extent;
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos(corner);
    ImGui::Dummy({width, height});
    return clicked;
}

bool signButton(const UiTheme& theme, const char* id, Sign sign, const char* tip, bool on)
{
    const float side = ImGui::GetFrameHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(id, {side, side});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (on || hovered)
        list.AddRectFilled(corner, {corner.x + side, corner.y + side},
                           colorOf(hovered ? uiPalette.hovered : uiPalette.raised), ImGui::GetStyle().FrameRounding);
    drawSign(list, sign, {corner.x + side / 2, corner.y + side / 2}, theme.grid(0.85f),
             colorOf(on        ? uiPalette.accent
                     : hovered ? uiPalette.text
                               : uiPalette.quiet));
    if (hovered)
        ImGui::SetTooltip("%s", tip);
    return pressed;
}

float provenanceWidth(const UiTheme& theme, std::string_view word)
{
    ImGui::PushFont(theme.quiet);
    const float width = textWidth(word) + theme.grid(1.5f);
    ImGui::PopFont();
    return width;
}

void provenance(const UiTheme& theme, std::string_view word)
{
    ImGui::PushFont(theme.quiet);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float radius = theme.grid(0.375f);
    ImGui::GetWindowDrawList()->AddCircleFilled(
        {corner.x + radius, std::round(corner.y + ImGui::GetTextLineHeight() / 2)}, radius, colorOf(uiPalette.accent));
    ImGui::SetCursorScreenPos({corner.x + theme.grid(1.5f), corner.y});
    ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.quiet);
    ImGui::TextUnformatted(word.data(), word.data() + word.size());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

bool beginPanel(const char* name, ImVec2 place, ImVec2 size, ImVec2 pivot, bool above)
{
    ImGui::SetNextWindowPos({std::round(place.x), std::round(place.y)}, ImGuiCond_Always, pivot);
    ImGui::SetNextWindowSize({std::round(size.x), std::round(size.y)});
    // Words must not be read through words.
    if (above)
        ImGui::SetNextWindowBgAlpha(1);
    return ImGui::Begin(name, nullptr,
                        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                            ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                            (above ? 0 : ImGuiWindowFlags_NoBringToFrontOnFocus));
}
} // namespace app
