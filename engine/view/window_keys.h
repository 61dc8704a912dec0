#pragma once

#include "engine/view/input.h"

namespace engine
{
// Our names for GLFW's keys and modifiers. Letters and digits go by what the user's layout writes on the key.
Key keyOf(int glfwKey, int scancode);
Modifiers modifiersOf(int glfwModifiers);
} // namespace engine
