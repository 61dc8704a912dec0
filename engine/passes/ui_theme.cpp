#include "engine/passes/ui_theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <initializer_list>

#include <imgui_freetype.h>

#include "engine/passes/fonts.h"

namespace engine
{
namespace
{
// Letters of Europe, Greek for symbols of quantities, dashes, arrows, signs of mathematics, and marks for lists.
constexpr ImWchar glyphRanges[] = {0x0020, 0x017F, 0x0370, 0x03FF, 0x2010, 0x205E, 0x2070, 0x209F, 0x20AC, 0x20AC,
                                   0x2190, 0x21FF, 0x2200, 0x22FF, 0x25A0, 0x25FF, 0x2713, 0x2717, 0};

ImFont* addFont(ImFontAtlas& atlas, const char* name, float height)
{
    const std::span<const std::byte> file = fonts(name);
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.PixelSnapH = true;
    // ImGui takes the font by a pointer to what it may change, and changes only what it owns.
    return atlas.AddFontFromMemoryTTF(const_cast<std::byte*>(file.data()), static_cast<int>(file.size()), height,
                                      &config, glyphRanges);
}

// ImGui knows nothing of a font's features, so its tabular numerals are made here: each in the middle of the widest.
void makeTabular(ImFont& font)
{
    float widest = 0;
    for (ImWchar digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, font.FindGlyph(digit)->AdvanceX);
    for (ImWchar digit = '0'; digit <= '9'; ++digit)
    {
        auto& glyph = const_cast<ImFontGlyph&>(*font.FindGlyph(digit));
        const float aside = std::floor((widest - glyph.AdvanceX) / 2 + 0.5f);
        glyph.X0 += aside;
        glyph.X1 += aside;
        glyph.AdvanceX = widest;
        font.IndexAdvanceX[digit] = widest;
    }
}

UiTheme buildFonts(float scale)
{
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    // Letters keep their distances and stand on whole rows, as designers of interfaces see them.
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    // ImGui measures from ascender to descender, 1.21 times Inter's size.
    const auto height = [&](float pixels) { return std::round(pixels * scale); };
    UiTheme theme;
    theme.scale = scale;
    theme.body = addFont(atlas, "Inter-Regular.otf", height(16));
    theme.strong = addFont(atlas, "Inter-SemiBold.otf", height(16));
    theme.quiet = addFont(atlas, "Inter-Regular.otf", height(14));
    theme.title = addFont(atlas, "Inter-SemiBold.otf", height(24));
    atlas.Build();
    for (ImFont* font : {theme.body, theme.strong, theme.quiet, theme.title})
        makeTabular(*font);
    return theme;
}

void setSizes(ImGuiStyle& style)
{
    style.WindowPadding = {16, 16};
    style.FramePadding = {12, 8};
    style.CellPadding = {8, 4};
    style.ItemSpacing = {8, 8};
    style.ItemInnerSpacing = {8, 4};
    style.IndentSpacing = 16;
    style.ScrollbarSize = 12;
    style.GrabMinSize = 16;
    style.WindowRounding = 10;
    style.ChildRounding = 8;
    style.FrameRounding = 6;
    style.PopupRounding = 8;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 5;
    style.TabRounding = 6;
    style.WindowBorderSize = 1;
    style.PopupBorderSize = 1;
    style.ChildBorderSize = 1;
    style.TabBorderSize = 0;
    style.WindowTitleAlign = {0, 0.5f};
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.SelectableTextAlign = {0, 0.5f};
}

ImVec4 faded(ImVec4 color, float alpha)
{
    color.w *= alpha;
    return color;
}

void setColors(ImGuiStyle& style)
{
    const UiPalette& palette = uiPalette;
    ImVec4* const colors = style.Colors;
    const ImVec4 none(0, 0, 0, 0);
    const ImVec4 sunken(0, 0, 0, 0.25f);
    const auto set = [&](const ImVec4& color, std::initializer_list<ImGuiCol> where)
    {
        for (const ImGuiCol each : where)
            colors[each] = color;
    };
    set(palette.text, {ImGuiCol_Text});
    set(palette.quiet, {ImGuiCol_TextDisabled, ImGuiCol_PlotLines});
    set(palette.panel,
        {ImGuiCol_WindowBg, ImGuiCol_TitleBg, ImGuiCol_TitleBgActive, ImGuiCol_TitleBgCollapsed, ImGuiCol_MenuBarBg});
    set({palette.panel.x, palette.panel.y, palette.panel.z, 0.99f}, {ImGuiCol_PopupBg});
    set(none, {ImGuiCol_ChildBg, ImGuiCol_BorderShadow, ImGuiCol_ScrollbarBg, ImGuiCol_TableRowBg, ImGuiCol_Tab,
               ImGuiCol_TabUnfocused, ImGuiCol_ResizeGrip});
    set(palette.line, {ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_TableBorderStrong, ImGuiCol_TableBorderLight});
    set(faded(palette.text, 0.03f), {ImGuiCol_TableRowBgAlt});
    set(none, {ImGuiCol_TableHeaderBg});
    set(palette.raised,
        {ImGuiCol_FrameBg, ImGuiCol_Button, ImGuiCol_ScrollbarGrab, ImGuiCol_TabActive, ImGuiCol_TabUnfocusedActive});
    set(palette.hovered, {ImGuiCol_FrameBgHovered, ImGuiCol_ButtonHovered, ImGuiCol_ScrollbarGrabHovered,
                          ImGuiCol_HeaderHovered, ImGuiCol_TabHovered});
    set(palette.pressed,
        {ImGuiCol_FrameBgActive, ImGuiCol_ButtonActive, ImGuiCol_ScrollbarGrabActive, ImGuiCol_HeaderActive});
    set(faded(palette.accent, 0.20f), {ImGuiCol_Header, ImGuiCol_DragDropTarget});
    set(faded(palette.accent, 0.35f), {ImGuiCol_TextSelectedBg});
    set(palette.accent, {ImGuiCol_CheckMark, ImGuiCol_SliderGrab, ImGuiCol_SeparatorActive, ImGuiCol_ResizeGripActive,
                         ImGuiCol_PlotHistogram, ImGuiCol_NavHighlight, ImGuiCol_NavWindowingHighlight});
    set(palette.accentHovered, {ImGuiCol_SliderGrabActive, ImGuiCol_PlotLinesHovered, ImGuiCol_PlotHistogramHovered});
    set(faded(palette.accent, 0.6f), {ImGuiCol_SeparatorHovered, ImGuiCol_ResizeGripHovered});
    set(sunken, {ImGuiCol_NavWindowingDimBg});
    set({0, 0, 0, 0.5f}, {ImGuiCol_ModalWindowDimBg});
}
} // namespace

UiTheme applyUiTheme(float scale)
{
    scale = std::clamp(scale, 0.5f, 8.0f);
    ImGuiStyle style;
    setSizes(style);
    setColors(style);
    style.ScaleAllSizes(scale);
    ImGui::GetStyle() = style;
    return buildFonts(scale);
}

bool slider(const UiTheme& theme, const char* label, float* value, float least, float most, const char* format,
            ImGuiSliderFlags flags)
{
    ImGui::BeginGroup();
    ImGui::PushID(label);
    ImGui::TextUnformatted(label);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, double(*value));
    ImGui::SameLine();
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(text.data()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(room, 0.0f));
    ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.quiet);
    ImGui::TextUnformatted(text.data());
    ImGui::PopStyleColor();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme.grid(0.5f));
    ImGui::PushFont(theme.quiet);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {theme.grid(1), theme.grid(0.125f)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, theme.grid(1));
    ImGui::PushStyleVar(ImGuiStyleVar_GrabRounding, theme.grid(1));
    ImGui::PushStyleVar(ImGuiStyleVar_GrabMinSize, theme.grid(1.5f));
    ImGui::SetNextItemWidth(-1);
    const bool changed = ImGui::SliderFloat("##track", value, least, most, "", flags);
    ImGui::PopStyleVar(4);
    ImGui::PopFont();
    ImGui::PopID();
    ImGui::EndGroup();
    return changed;
}

bool checkbox(const UiTheme& theme, const char* label, bool* value)
{
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {theme.grid(0.25f), theme.grid(0.25f)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, theme.grid(0.625f));
    const bool changed = ImGui::Checkbox(label, value);
    ImGui::PopStyleVar(2);
    return changed;
}

bool primaryButton(const char* label, ImVec2 size)
{
    ImGui::PushStyleColor(ImGuiCol_Button, uiPalette.accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, uiPalette.accentHovered);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, uiPalette.accent);
    ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.onAccent);
    const bool pressed = ImGui::Button(label, size);
    ImGui::PopStyleColor(4);
    return pressed;
}

void sectionTitle(const UiTheme& theme, const char* text)
{
    ImGui::Dummy({0, theme.grid(0.5f)});
    ImGui::PushFont(theme.strong);
    ImGui::TextUnformatted(text);
    ImGui::PopFont();
}

void quietText(const UiTheme& theme, const char* text)
{
    ImGui::PushFont(theme.quiet);
    ImGui::PushStyleColor(ImGuiCol_Text, uiPalette.quiet);
    ImGui::TextUnformatted(text);
    ImGui::PopStyleColor();
    ImGui::PopFont();
}
} // namespace engine
