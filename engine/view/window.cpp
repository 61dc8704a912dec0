#include "engine/view/window.h"

#include <algorithm>
#include <utility>

#include "engine/gpu/error.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace engine
{
namespace
{
[[noreturn]] void fail(const std::string& what, const std::string& mend)
{
    const char* reason = nullptr;
    glfwGetError(&reason);
    throw WindowError(what + (reason ? std::string(" (") + reason + ")" : "") + "; " + mend);
}

struct GlfwWindowDeleter
{
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

GLFWmonitor* monitorUnder(GLFWwindow* window)
{
    int x = 0;
    int y = 0;
    glfwGetWindowPos(window, &x, &y);
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i)
    {
        int left = 0;
        int top = 0;
        glfwGetMonitorPos(monitors[i], &left, &top);
        const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
        if (mode && x >= left && y >= top && x < left + mode->width && y < top + mode->height)
            return monitors[i];
    }
    return glfwGetPrimaryMonitor();
}
} // namespace

WindowSystem::WindowSystem()
{
    if (glfwInit() != GLFW_TRUE)
        fail("there is no screen to open it on", "set DISPLAY, or run a command that needs no window");
    if (glfwVulkanSupported() != GLFW_TRUE)
    {
        glfwTerminate();
        throw WindowError("Vulkan shows nothing on this screen; install your GPU's driver");
    }
}

WindowSystem::~WindowSystem()
{
    glfwTerminate();
}

std::vector<std::string> WindowSystem::instanceExtensions() const
{
    uint32_t count = 0;
    const char** names = glfwGetRequiredInstanceExtensions(&count);
    return {names, names + count};
}

Window::Window(const WindowSystem&, gpu::Device& device, const WindowDesc& desc)
{
    glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    std::unique_ptr<GLFWwindow, GlfwWindowDeleter> window(glfwCreateWindow(
        static_cast<int>(desc.size.x), static_cast<int>(desc.size.y), desc.title.c_str(), nullptr, nullptr));
    if (!window)
        fail("it cannot be opened", "run a command that needs no window");
    window_ = window.get();
    const auto makeSurface = [&device, handle = window_]
    {
        VkSurfaceKHR surface = VK_NULL_HANDLE;
        gpu::check(glfwCreateWindowSurface(device.instance(), handle, nullptr, &surface),
                   "window: opening its surface");
        return surface;
    };
    swapchain_ = std::make_unique<Swapchain>(device, makeSurface, desc.paced);
    glfwSetWindowUserPointer(window_, this);
    listen();
    noteSize();
    window.release();
}

Window::~Window()
{
    swapchain_.reset();
    for (void* cursor : cursors_)
        if (cursor)
            glfwDestroyCursor(static_cast<GLFWcursor*>(cursor));
    glfwDestroyWindow(window_);
}

glm::uvec2 Window::size() const
{
    if (glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE)
        return {0, 0};
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return {std::max(width, 0), std::max(height, 0)};
}

float Window::scale() const
{
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window_, &x, &y);
    return std::max(x, y) > 0 ? std::max(x, y) : 1;
}

std::vector<Event> Window::pollEvents()
{
    glfwPollEvents();
    return takeEvents();
}

std::vector<Event> Window::waitEvents(double seconds)
{
    if (events_.empty())
        glfwWaitEventsTimeout(std::max(seconds, 1e-3));
    else
        glfwPollEvents();
    return takeEvents();
}

std::vector<Event> Window::takeEvents()
{
    pollGamepad();
    return std::exchange(events_, {});
}

void Window::setTitle(const std::string& title)
{
    glfwSetWindowTitle(window_, title.c_str());
}

void Window::setIcon(const Picture& picture)
{
    if (picture.channels != 4)
        throw WindowError("an icon has 4 channels");
    std::vector<std::byte> pixels = picture.pixels;
    const GLFWimage image{static_cast<int>(picture.width), static_cast<int>(picture.height),
                          reinterpret_cast<unsigned char*>(pixels.data())};
    glfwSetWindowIcon(window_, 1, &image);
}

void Window::setCursor(CursorShape shape)
{
    if (shape == shape_)
        return;
    shape_ = shape;
    constexpr int shapes[] = {GLFW_ARROW_CURSOR,   GLFW_IBEAM_CURSOR,   GLFW_HAND_CURSOR,
                              GLFW_HRESIZE_CURSOR, GLFW_VRESIZE_CURSOR, GLFW_ARROW_CURSOR};
    void*& cursor = cursors_[static_cast<size_t>(shape)];
    if (!cursor)
        cursor = glfwCreateStandardCursor(shapes[static_cast<size_t>(shape)]);
    glfwSetCursor(window_, static_cast<GLFWcursor*>(cursor));
    captureCursor(captured_);
}

void Window::captureCursor(bool captured)
{
    captured_ = captured;
    const int mode = captured                        ? GLFW_CURSOR_DISABLED
                     : shape_ == CursorShape::hidden ? GLFW_CURSOR_HIDDEN
                                                     : GLFW_CURSOR_NORMAL;
    if (glfwGetInputMode(window_, GLFW_CURSOR) != mode)
        glfwSetInputMode(window_, GLFW_CURSOR, mode);
}

void Window::setFullScreen(bool full)
{
    if (full == isFullScreen())
        return;
    if (!full)
    {
        glfwSetWindowMonitor(window_, nullptr, before_->position.x, before_->position.y, before_->size.x,
                             before_->size.y, GLFW_DONT_CARE);
        before_.reset();
        return;
    }
    Place place{};
    glfwGetWindowPos(window_, &place.position.x, &place.position.y);
    glfwGetWindowSize(window_, &place.size.x, &place.size.y);
    GLFWmonitor* monitor = monitorUnder(window_);
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    if (!mode)
        return;
    glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    before_ = place;
}

std::string Window::clipboard() const
{
    const char* text = glfwGetClipboardString(window_);
    // An empty clipboard is no error of anybody's.
    glfwGetError(nullptr);
    return text ? text : "";
}

void Window::setClipboard(const std::string& text)
{
    glfwSetClipboardString(window_, text.c_str());
}
} // namespace engine
