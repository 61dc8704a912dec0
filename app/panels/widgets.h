#pragma once

#include "engine/passes/ui_theme.h"

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// What several panels are made of.
namespace app
{
ImU32 colorOf(const ImVec4& color, float alpha = 1);
ImU32 colorOf(uint32_t rgb); // sRGB 0xRRGGBB

// Text that ends in an ellipsis where it would be wider than `width`; drawn, and as it is.
std::string fitted(std::string_view text, float width);
void clippedText(std::string_view text, float width);
// The same in the second tone, with its right end at `right`, window coordinates.
void textToTheRight(const engine::UiTheme& theme, std::string_view text, float right);
float textWidth(std::string_view text);

// A mark that points down or to the right.
void drawChevron(ImDrawList& list, ImVec2 middle, float unit, bool down, ImU32 color);

// A choice of a few, side by side. Gives the one that was clicked.
std::optional<size_t> segments(const engine::UiTheme& theme, const char* id, std::span<const char* const> names,
                               size_t chosen);
float segmentsWidth(const engine::UiTheme& theme, std::span<const char* const> names);

// A list that opens under its button; end it by ImGui::EndCombo() when true.
bool beginChoice(const engine::UiTheme& theme, const char* id, std::string_view shown, float width);

// Square buttons that show a sign instead of words.
enum class Sign
{
    close,
    help,
    times,
    tree,
};
bool signButton(const engine::UiTheme& theme, const char* id, Sign sign, const char* tip, bool on = false);

// A dot and a word: how a value is known.
void provenance(const engine::UiTheme& theme, std::string_view word);
float provenanceWidth(const engine::UiTheme& theme, std::string_view word);

// A panel of fixed place and size, `pivot` the part of it that stands there; a height of 0 is that of its content.
// Those `above` lie over the others. End it by ImGui::End(), whatever it returns.
bool beginPanel(const char* name, ImVec2 place, ImVec2 size, ImVec2 pivot = {0, 0}, bool above = false);
} // namespace app
