#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <glm/vec2.hpp>

namespace engine
{
// What the cursor looks like.
enum class CursorShape : uint8_t
{
    arrow,
    text,
    hand,
    sideways,
    upright,
    hidden,
};

// What a user does, as plain values: a window and a script give the same. Positions are pixels of the picture from its
// top left corner, in single precision because some devices are finer than a pixel.

enum class MouseButton : uint8_t
{
    left,
    right,
    middle,
};

// Keys by what is written on them; letters and digits are values in order from `a` and `zero`.
enum class Key : uint8_t
{
    // clang-format off
    none,
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
    zero, one, two, three, four, five, six, seven, eight, nine,
    f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12,
    space, enter, escape, tab, backspace, insert, remove, home, end, pageUp, pageDown,
    left, right, up, down,
    leftShift, rightShift, leftControl, rightControl, leftAlt, rightAlt, leftSuper, rightSuper,
    comma, period, slash, semicolon, apostrophe, leftBracket, rightBracket, backslash, grave, minus, equal,
    keypadAdd, keypadSubtract, keypadEnter,
    // clang-format on
};
inline constexpr size_t keyCount = static_cast<size_t>(Key::keypadEnter) + 1;

struct Modifiers
{
    bool shift = false;
    bool control = false;
    bool alt = false;
    bool super = false;
};

struct MouseMoved
{
    glm::vec2 position{0};
};
struct MousePressed
{
    MouseButton button = MouseButton::left;
    bool pressed = true; // or released
    glm::vec2 position{0};
    Modifiers modifiers = {};
};
struct MouseWheel
{
    glm::vec2 steps{0}; // notches: +y away from the user, +x to the left
    glm::vec2 position{0};
    Modifiers modifiers = {};
};
struct KeyPressed
{
    Key key = Key::none;
    bool pressed = true; // or released
    bool repeated = false;
    Modifiers modifiers = {};
};
struct TextTyped
{
    char32_t letter = 0;
};

enum class GamepadButton : uint8_t
{
    south,
    east,
    west,
    north,
    leftBumper,
    rightBumper,
    back,
    start,
    leftStick,
    rightStick,
    up,
    right,
    down,
    left,
};
// All of the first gamepad, sent when any of it changes. Sticks are -1 to 1, x to the right and y away from the user;
// triggers 0 to 1. All at rest once it is unplugged.
struct GamepadMoved
{
    glm::vec2 leftStick{0};
    glm::vec2 rightStick{0};
    float leftTrigger = 0;
    float rightTrigger = 0;
    std::array<bool, 14> buttons{}; // by GamepadButton

    bool operator==(const GamepadMoved&) const = default;
};

// The picture's new size; `scale` is how many pixels a unit of the user's interface has, 1 on an ordinary screen. A
// size of 0 is that of a window that shows nothing.
struct Resized
{
    glm::uvec2 size{0};
    float scale = 1;
};
struct Minimised
{
    bool minimised = true; // or restored
};
// Without the focus no release of a key arrives: whoever holds keys lets go of them.
struct Focused
{
    bool focused = true;
};
struct CloseAsked
{
};
struct FilesDropped
{
    std::vector<std::string> paths;
};

using Event = std::variant<MouseMoved, MousePressed, MouseWheel, KeyPressed, TextTyped, GamepadMoved, Resized,
                           Minimised, Focused, CloseAsked, FilesDropped>;
} // namespace engine
