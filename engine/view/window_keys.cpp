#include "engine/view/window_keys.h"

#include <array>
#include <utility>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace engine
{
namespace
{
constexpr std::array named = {
    std::pair{GLFW_KEY_SPACE, Key::space},
    std::pair{GLFW_KEY_ENTER, Key::enter},
    std::pair{GLFW_KEY_ESCAPE, Key::escape},
    std::pair{GLFW_KEY_TAB, Key::tab},
    std::pair{GLFW_KEY_BACKSPACE, Key::backspace},
    std::pair{GLFW_KEY_INSERT, Key::insert},
    std::pair{GLFW_KEY_DELETE, Key::remove},
    std::pair{GLFW_KEY_HOME, Key::home},
    std::pair{GLFW_KEY_END, Key::end},
    std::pair{GLFW_KEY_PAGE_UP, Key::pageUp},
    std::pair{GLFW_KEY_PAGE_DOWN, Key::pageDown},
    std::pair{GLFW_KEY_LEFT, Key::left},
    std::pair{GLFW_KEY_RIGHT, Key::right},
    std::pair{GLFW_KEY_UP, Key::up},
    std::pair{GLFW_KEY_DOWN, Key::down},
    std::pair{GLFW_KEY_LEFT_SHIFT, Key::leftShift},
    std::pair{GLFW_KEY_RIGHT_SHIFT, Key::rightShift},
    std::pair{GLFW_KEY_LEFT_CONTROL, Key::leftControl},
    std::pair{GLFW_KEY_RIGHT_CONTROL, Key::rightControl},
    std::pair{GLFW_KEY_LEFT_ALT, Key::leftAlt},
    std::pair{GLFW_KEY_RIGHT_ALT, Key::rightAlt},
    std::pair{GLFW_KEY_LEFT_SUPER, Key::leftSuper},
    std::pair{GLFW_KEY_RIGHT_SUPER, Key::rightSuper},
    std::pair{GLFW_KEY_COMMA, Key::comma},
    std::pair{GLFW_KEY_PERIOD, Key::period},
    std::pair{GLFW_KEY_SLASH, Key::slash},
    std::pair{GLFW_KEY_SEMICOLON, Key::semicolon},
    std::pair{GLFW_KEY_APOSTROPHE, Key::apostrophe},
    std::pair{GLFW_KEY_LEFT_BRACKET, Key::leftBracket},
    std::pair{GLFW_KEY_RIGHT_BRACKET, Key::rightBracket},
    std::pair{GLFW_KEY_BACKSLASH, Key::backslash},
    std::pair{GLFW_KEY_GRAVE_ACCENT, Key::grave},
    std::pair{GLFW_KEY_MINUS, Key::minus},
    std::pair{GLFW_KEY_EQUAL, Key::equal},
    std::pair{GLFW_KEY_KP_ADD, Key::keypadAdd},
    std::pair{GLFW_KEY_KP_SUBTRACT, Key::keypadSubtract},
    std::pair{GLFW_KEY_KP_ENTER, Key::keypadEnter},
};

Key after(Key first, int steps)
{
    return static_cast<Key>(static_cast<int>(first) + steps);
}
} // namespace

Key keyOf(int glfwKey, int scancode)
{
    if (glfwKey >= GLFW_KEY_F1 && glfwKey <= GLFW_KEY_F12)
        return after(Key::f1, glfwKey - GLFW_KEY_F1);
    for (const auto& [theirs, ours] : named)
        if (theirs == glfwKey)
            return ours;
    if (glfwKey >= GLFW_KEY_0 && glfwKey <= GLFW_KEY_9)
        return after(Key::zero, glfwKey - GLFW_KEY_0);
    if (glfwKey < GLFW_KEY_A || glfwKey > GLFW_KEY_Z)
        return Key::none;
    // GLFW names keys by where they lie on an American keyboard.
    if (const char* name = glfwGetKeyName(glfwKey, scancode); name && name[0] >= 'a' && name[0] <= 'z' && !name[1])
        return after(Key::a, name[0] - 'a');
    return after(Key::a, glfwKey - GLFW_KEY_A);
}

Modifiers modifiersOf(int glfwModifiers)
{
    return {.shift = (glfwModifiers & GLFW_MOD_SHIFT) != 0,
            .control = (glfwModifiers & GLFW_MOD_CONTROL) != 0,
            .alt = (glfwModifiers & GLFW_MOD_ALT) != 0,
            .super = (glfwModifiers & GLFW_MOD_SUPER) != 0};
}
} // namespace engine
