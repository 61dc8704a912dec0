// Window: from what GLFW calls back to our events.
#include <algorithm>
#include <iterator>
#include <tuple>

#include "engine/view/window.h"
#include "engine/view/window_keys.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace engine
{
Window& Window::of(GLFWwindow* window)
{
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

// GLFW's cursor is in units of the screen.
glm::vec2 Window::pixelOf(double x, double y) const
{
    int width = 1;
    int height = 1;
    int pixelWidth = 1;
    int pixelHeight = 1;
    glfwGetWindowSize(window_, &width, &height);
    glfwGetFramebufferSize(window_, &pixelWidth, &pixelHeight);
    return {static_cast<float>(x * pixelWidth / std::max(width, 1)),
            static_cast<float>(y * pixelHeight / std::max(height, 1))};
}

void Window::noteSize()
{
    events_.emplace_back(Resized{size(), scale()});
}

void Window::listen()
{
    glfwSetCursorPosCallback(window_,
                             [](GLFWwindow* window, double x, double y)
                             {
                                 of(window).cursor_ = of(window).pixelOf(x, y);
                                 of(window).events_.emplace_back(MouseMoved{of(window).cursor_});
                             });
    glfwSetMouseButtonCallback(window_,
                               [](GLFWwindow* window, int button, int action, int modifiers)
                               {
                                   if (button > GLFW_MOUSE_BUTTON_MIDDLE)
                                       return;
                                   of(window).events_.emplace_back(
                                       MousePressed{static_cast<MouseButton>(button), action == GLFW_PRESS,
                                                    of(window).cursor_, modifiersOf(modifiers)});
                               });
    glfwSetScrollCallback(window_,
                          [](GLFWwindow* window, double right, double away)
                          {
                              of(window).events_.emplace_back(MouseWheel{
                                  {static_cast<float>(right), static_cast<float>(away)}, of(window).cursor_, {}});
                          });
    glfwSetKeyCallback(window_,
                       [](GLFWwindow* window, int key, int scancode, int action, int modifiers)
                       {
                           of(window).events_.emplace_back(KeyPressed{keyOf(key, scancode), action != GLFW_RELEASE,
                                                                      action == GLFW_REPEAT, modifiersOf(modifiers)});
                       });
    glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned int letter)
                        { of(window).events_.emplace_back(TextTyped{letter}); });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { of(window).noteSize(); });
    glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* window, float, float) { of(window).noteSize(); });
    glfwSetWindowIconifyCallback(window_,
                                 [](GLFWwindow* window, int minimised)
                                 {
                                     of(window).events_.emplace_back(Minimised{minimised == GLFW_TRUE});
                                     of(window).noteSize();
                                 });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused)
                               { of(window).events_.emplace_back(Focused{focused == GLFW_TRUE}); });
    glfwSetWindowCloseCallback(window_,
                               [](GLFWwindow* window)
                               {
                                   // Whether it closes is the program's decision.
                                   glfwSetWindowShouldClose(window, GLFW_FALSE);
                                   of(window).events_.emplace_back(CloseAsked{});
                               });
    glfwSetDropCallback(window_,
                        [](GLFWwindow* window, int count, const char** paths) {
                            of(window).events_.emplace_back(FilesDropped{{paths, paths + count}});
                        });
}

void Window::pollGamepad()
{
    GamepadMoved now;
    GLFWgamepadstate state{};
    for (int id = GLFW_JOYSTICK_1; id <= GLFW_JOYSTICK_LAST; ++id)
    {
        if (glfwJoystickIsGamepad(id) != GLFW_TRUE || glfwGetGamepadState(id, &state) != GLFW_TRUE)
            continue;
        const float* axes = state.axes;
        now.leftStick = {axes[GLFW_GAMEPAD_AXIS_LEFT_X], -axes[GLFW_GAMEPAD_AXIS_LEFT_Y]};
        now.rightStick = {axes[GLFW_GAMEPAD_AXIS_RIGHT_X], -axes[GLFW_GAMEPAD_AXIS_RIGHT_Y]};
        now.leftTrigger = (axes[GLFW_GAMEPAD_AXIS_LEFT_TRIGGER] + 1) / 2;
        now.rightTrigger = (axes[GLFW_GAMEPAD_AXIS_RIGHT_TRIGGER] + 1) / 2;
        constexpr int buttons[] = {
            GLFW_GAMEPAD_BUTTON_A,           GLFW_GAMEPAD_BUTTON_B,           GLFW_GAMEPAD_BUTTON_X,
            GLFW_GAMEPAD_BUTTON_Y,           GLFW_GAMEPAD_BUTTON_LEFT_BUMPER, GLFW_GAMEPAD_BUTTON_RIGHT_BUMPER,
            GLFW_GAMEPAD_BUTTON_BACK,        GLFW_GAMEPAD_BUTTON_START,       GLFW_GAMEPAD_BUTTON_LEFT_THUMB,
            GLFW_GAMEPAD_BUTTON_RIGHT_THUMB, GLFW_GAMEPAD_BUTTON_DPAD_UP,     GLFW_GAMEPAD_BUTTON_DPAD_RIGHT,
            GLFW_GAMEPAD_BUTTON_DPAD_DOWN,   GLFW_GAMEPAD_BUTTON_DPAD_LEFT};
        static_assert(std::size(buttons) == std::tuple_size_v<decltype(now.buttons)>);
        for (size_t i = 0; i < now.buttons.size(); ++i)
            now.buttons[i] = state.buttons[buttons[i]] == GLFW_PRESS;
        break;
    }
    if (now == gamepad_)
        return;
    gamepad_ = now;
    events_.emplace_back(now);
}
} // namespace engine
