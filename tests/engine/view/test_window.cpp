#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <glm/common.hpp>

#include "engine/gpu/commands.h"
#include "engine/gpu/device.h"
#include "engine/gpu/error.h"
#include "engine/gpu/frames.h"
#include "engine/gpu/rendering.h"
#include "engine/view/window.h"
#include "tests/engine/view/virtual_screen.h"
#include "tests/house/pin_modules.h"

using namespace engine;

namespace
{
// A window on a virtual screen, painted in one color.
struct Stand
{
    explicit Stand(gpu::Complaints& complaints)
        : device({.validate = true,
                  .pipelineFolder = "",
                  .instanceExtensions = system.instanceExtensions(),
                  .complaints = &complaints}),
          window(system, device, {.title = "stand", .size = {640, 480}, .paced = false}),
          frames(device)
    {
#ifdef __SANITIZE_ADDRESS__
        tests::pinModules();
#endif
    }

    // A frame of our color, as large as the window unless told otherwise.
    bool show(uint32_t color, std::optional<glm::uvec2> fixed = {})
    {
        const glm::uvec2 size = fixed.value_or(glm::max(window.size(), glm::uvec2(1)));
        if (!picture || picture->desc().width != size.x || picture->desc().height != size.y)
            picture.emplace(device, gpu::ImageDesc{.name = "picture", .width = size.x, .height = size.y});
        gpu::Commands cmd = frames.begin();
        const auto part = [&](int shift) { return float((color >> shift) & 0xff) / 255; };
        // What was shown, present() has put in order.
        if (!shown)
            cmd.barrier(gpu::copy, gpu::copy);
        cmd.clear(*picture, gpu::color(part(16), part(8), part(0), 1));
        frames.end(std::move(cmd));
        shown = window.present(*picture);
        return shown;
    }

    // Plays on until it holds, at most ten seconds; collects what happens meanwhile.
    bool until(const std::function<bool()>& holds, uint32_t color = 0x336699)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (std::chrono::steady_clock::now() < end)
        {
            for (Event& event : window.waitEvents(0.02))
                events.push_back(std::move(event));
            show(color);
            if (holds())
                return true;
        }
        return false;
    }

    template <class T>
    bool saw(const std::function<bool(const T&)>& like) const
    {
        for (const Event& event : events)
            if (const T* found = std::get_if<T>(&event); found && like(*found))
                return true;
        return false;
    }

    tests::VirtualScreen screen;
    WindowSystem system;
    gpu::Device device;
    Window window;
    gpu::Frames frames;
    std::optional<gpu::Image> picture;
    bool shown = false;
    std::vector<Event> events;
};

constexpr uint32_t paint = 0x336699;
const std::string stand = "search --sync --name '^stand$' ";
} // namespace

TEST_SUITE_BEGIN("window");

TEST_CASE("a window is shown, resized, minimised, restored and lost, and its user is heard")
{
    std::string missing;
    if (!tests::VirtualScreen::isAvailable(missing))
    {
        std::printf("GLASSHOUSE_SKIPPED: a window on a virtual screen (needs %s)\n", missing.c_str());
        return;
    }
    gpu::Complaints complaints;
    {
        Stand it(complaints);
        const auto covers = [&]
        {
            const glm::uvec2 size = it.window.size();
            const size_t seen = it.screen.count(paint);
            // All but what the cursor hides.
            return seen <= size_t(size.x) * size.y && seen + 24 * 24 >= size_t(size.x) * size.y;
        };
        // As it is drawn, to the bit: nobody encodes it again.
        CHECK(it.until(covers));
        CHECK(it.saw<Resized>([](const Resized& event) { return event.size == glm::uvec2(640, 480); }));
        CHECK(it.until([&] { return it.saw<Focused>([](const Focused& event) { return event.focused; }); }));

        SUBCASE("sizes")
        {
            for (const auto& [width, height] : {std::pair{300, 200}, {1000, 700}, {120, 90}, {640, 480}})
            {
                CAPTURE(width);
                CHECK(it.screen.hands(stand + "windowsize " + std::to_string(width) + " " + std::to_string(height)));
                CHECK(it.until([&] { return it.window.size() == glm::uvec2(width, height) && covers(); }));
            }
            // A picture of another size fills the window too.
            CHECK(it.until([&] { return it.show(paint, glm::uvec2(100, 50)) && covers(); }));
            // Tiny, and larger than the screen: as far as the window manager lets it.
            CHECK(it.screen.hands(stand + "windowsize 1 1"));
            CHECK(it.until([&] { return it.window.size().y < 100 && it.show(paint); }));
            CHECK(it.screen.hands(stand + "windowsize 4000 3000"));
            CHECK(it.until([&] { return it.window.size().x > 1000 && it.show(paint); }));
        }
        SUBCASE("sizes that change while pictures are shown")
        {
            std::thread hands(
                [&]
                {
                    for (int i = 0; i < 40; ++i)
                        it.screen.hands(stand + "windowsize " + std::to_string(200 + i * 17 % 400) + " " +
                                        std::to_string(150 + i * 31 % 300));
                    it.screen.hands(stand + "windowsize 500 400");
                });
            const bool arrived = it.until([&] { return it.window.size() == glm::uvec2(500, 400) && covers(); });
            hands.join();
            CHECK((arrived || it.until([&] { return it.window.size() == glm::uvec2(500, 400) && covers(); })));
        }
        SUBCASE("minimised and restored")
        {
            CHECK(it.screen.hands(stand + "windowminimize"));
            CHECK(it.until([&] { return it.saw<Minimised>([](const Minimised& event) { return event.minimised; }); }));
            CHECK(it.window.size() == glm::uvec2(0, 0));
            CHECK(!it.show(paint));
            CHECK(it.screen.hands(stand + "windowactivate"));
            CHECK(it.until([&] { return it.saw<Minimised>([](const Minimised& event) { return !event.minimised; }); }));
            CHECK(it.until(covers));
        }
        SUBCASE("its surface is lost")
        {
            it.window.swapchain().loseSurface();
            CHECK(it.until(covers));
        }
        SUBCASE("what presenting orders is not in order without it")
        {
            it.device.dropBarrier(1);
            CHECK(it.show(paint));
            CHECK_THROWS_AS(it.show(paint), gpu::HazardError);
        }
        SUBCASE("a picture that is not finished is not shown")
        {
            it.device.dropBarrier(0);
            CHECK_THROWS_AS(it.show(paint), gpu::HazardError);
        }
        SUBCASE("full screen and back")
        {
            it.window.setFullScreen(true);
            CHECK(it.until([&] { return it.window.size() == glm::uvec2(1280, 1024) && covers(); }));
            it.window.setFullScreen(false);
            CHECK(it.until([&] { return it.window.size() == glm::uvec2(640, 480) && covers(); }));
        }
        SUBCASE("mouse, keys, text, closing")
        {
            CHECK(it.screen.hands(stand + "mousemove --window %1 100 50 click 1 click 4 key w type 'Zx'"));
            CHECK(it.until([&]
                           { return it.saw<TextTyped>([](const TextTyped& event) { return event.letter == U'x'; }); }));
            const glm::vec2 place(100, 50);
            CHECK(it.saw<MouseMoved>([&](const MouseMoved& event) { return event.position == place; }));
            for (const bool pressed : {true, false})
            {
                CHECK(it.saw<MousePressed>(
                    [&](const MousePressed& event) {
                        return event.button == MouseButton::left && event.pressed == pressed && event.position == place;
                    }));
                CHECK(it.saw<KeyPressed>([&](const KeyPressed& event)
                                         { return event.key == Key::w && event.pressed == pressed; }));
            }
            CHECK(it.saw<MouseWheel>([&](const MouseWheel& event) { return event.steps == glm::vec2(0, 1); }));
            CHECK(it.saw<KeyPressed>([](const KeyPressed& event)
                                     { return event.key == Key::z && event.modifiers.shift; }));
            it.window.setClipboard("Halle 2 · 87 °C");
            CHECK(it.window.clipboard() == "Halle 2 · 87 °C");
            it.window.setCursor(CursorShape::text);
            it.window.captureCursor(true);
            it.window.captureCursor(false);
            it.window.setTitle("another");
            it.window.setIcon({2, 2, 4, std::vector<std::byte>(16, std::byte(0x80))});
            CHECK(it.screen.hands("key alt+F4"));
            CHECK(it.until([&] { return it.saw<CloseAsked>([](const CloseAsked&) { return true; }); }));
            CHECK(it.show(paint));
        }
    }
    for (const std::string& text : complaints.texts())
        FAIL_CHECK(text);
}

TEST_CASE("without a screen there is an error that says how to mend it")
{
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    CHECK_THROWS_WITH_AS(WindowSystem(), doctest::Contains("set DISPLAY"), WindowError);
}

TEST_SUITE_END();
