#pragma once

#include <imgui.h>

namespace engine
{
// The colours of the interface, sRGB. Text and accents have a contrast of at least 4.5 to 1 to every ground they stand
// on (WCAG 2.1, 1.4.3).
struct UiPalette
{
    ImVec4 panel{0.075f, 0.086f, 0.106f, 0.94f};
    ImVec4 raised{0.137f, 0.153f, 0.184f, 1};  // fields, buttons
    ImVec4 hovered{0.176f, 0.200f, 0.239f, 1}; // under the cursor
    ImVec4 pressed{0.216f, 0.247f, 0.298f, 1};
    ImVec4 line{1, 1, 1, 0.09f};
    ImVec4 text{0.918f, 0.929f, 0.945f, 1};
    ImVec4 quiet{0.651f, 0.686f, 0.737f, 1}; // units, captions, what is second
    ImVec4 accent{0.435f, 0.678f, 1.000f, 1};
    ImVec4 accentHovered{0.557f, 0.749f, 1.000f, 1};
    ImVec4 onAccent{0.035f, 0.063f, 0.110f, 1};
    ImVec4 warning{1.000f, 0.702f, 0.278f, 1};
};
inline const UiPalette uiPalette;

// Three sizes of one family; numerals are all of one width, so that columns of them stand still.
struct UiTheme
{
    ImFont* body = nullptr;   // 13 pixels, times the scale
    ImFont* strong = nullptr; // the same, semi-bold
    ImFont* quiet = nullptr;  // 11.5 pixels
    ImFont* title = nullptr;  // 20 pixels, semi-bold; numbers on cards
    float scale = 1;

    // Whole steps of the 8-pixel grid.
    float grid(float steps) const { return 8 * scale * steps; }
};

// Sets fonts and style of the current ImGui context, whatever they were, for a content scale. Hand io.Fonts to
// Ui::setFonts() after it.
UiTheme applyUiTheme(float scale);

// A value on a line: what it is and how much it is above a slim track with a knob. `format` as of printf, for one
// float.
bool slider(const UiTheme& theme, const char* label, float* value, float least, float most, const char* format,
            ImGuiSliderFlags flags = 0);
// ImGui's, no larger than its text asks for.
bool checkbox(const UiTheme& theme, const char* label, bool* value);
// A button in the accent colour, for the one thing that a panel is there for.
bool primaryButton(const char* label, ImVec2 size = {0, 0});
// A small heading above a group, and text in the second tone.
void sectionTitle(const UiTheme& theme, const char* text);
void quietText(const UiTheme& theme, const char* text);
} // namespace engine
