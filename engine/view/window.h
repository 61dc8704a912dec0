#pragma once

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <glm/vec2.hpp>

#include "engine/view/image_file.h"
#include "engine/view/input.h"
#include "engine/view/swapchain.h"

struct GLFWwindow;

namespace engine
{
// A window that cannot be had. what() is one line, "window: WHAT", and says how to mend it.
class WindowError : public std::runtime_error
{
public:
    explicit WindowError(const std::string& text) : std::runtime_error("window: " + text) {}
};

// The connection to the screen. Made before the Device, which needs what it asks for, and gone after it; one at a time,
// on the main thread.
class WindowSystem
{
public:
    // Throws WindowError without a screen.
    WindowSystem();
    WindowSystem(const WindowSystem&) = delete;
    WindowSystem& operator=(const WindowSystem&) = delete;
    ~WindowSystem();

    std::vector<std::string> instanceExtensions() const; // for Device::Options
};

struct WindowDesc
{
    std::string title = "Glasshouse";
    glm::uvec2 size{1600, 900}; // in the screen's units, which a scale turns into pixels
    bool paced = true;          // pictures wait for the screen's turn
};

// A window that shows finished pictures and tells what its user does.
class Window
{
public:
    // Throws WindowError, or gpu::Error when the device cannot show on it.
    Window(const WindowSystem& system, gpu::Device& device, const WindowDesc& desc = {});
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    // What happened since the last time, in its order; the first tells the size. `waitEvents` sleeps until something
    // does, or that long: for when the picture stands still.
    std::vector<Event> pollEvents();
    std::vector<Event> waitEvents(double seconds);

    glm::uvec2 size() const; // pixels; 0 while it shows nothing
    float scale() const;     // pixels a unit of the interface
    GLFWwindow* handle() const { return window_; }

    // See Swapchain::present().
    bool present(const gpu::View& picture) { return swapchain_->present(picture, size()); }
    Swapchain& swapchain() { return *swapchain_; }

    void setTitle(const std::string& title);
    void setIcon(const Picture& picture); // RGBA
    void setCursor(CursorShape shape);
    // Hides the cursor and lets it move without end, as flying wants it.
    void captureCursor(bool captured);
    void setFullScreen(bool full);
    bool isFullScreen() const { return before_.has_value(); }
    std::string clipboard() const;
    void setClipboard(const std::string& text);

private:
    // Where it stood before it filled the screen.
    struct Place
    {
        glm::ivec2 position;
        glm::ivec2 size;
    };

    std::vector<Event> takeEvents();
    void listen();
    void noteSize();
    glm::vec2 pixelOf(double x, double y) const;
    void pollGamepad();
    static Window& of(GLFWwindow* window);

    GLFWwindow* window_ = nullptr;
    std::vector<Event> events_;
    GamepadMoved gamepad_;
    glm::vec2 cursor_{0}; // as of the last event: where it is by now says nothing about where a button was pressed
    std::array<void*, 6> cursors_{}; // by CursorShape, made when first shown
    std::optional<Place> before_;
    bool captured_ = false;
    CursorShape shape_ = CursorShape::arrow;
    std::unique_ptr<Swapchain> swapchain_;
};
} // namespace engine
