#include "app/commands.h"
#include "app/open_device.h"
#include "app/picture_options.h"
#include "app/viewer/script_player.h"
#include "app/viewer/state_lines.h"
#include "engine/gpu/frames.h"
#include "engine/view/window.h"

#include <CLI/App.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>

namespace app
{
namespace
{
struct ViewOptions : PictureOptions
{
    std::string script;
    std::string tour;
    bool loop = false;

    ViewerOptions start(const std::string& usualSize) const
    {
        ViewerOptions start = viewerOptions(*this, sizeOf(size.empty() ? usualSize : size), scale);
        start.tour = tour;
        start.loop = loop;
        return start;
    }
};

int playScript(const ViewOptions& options, const Common& common)
{
    const Script script = readScript(options.script);
    const ViewerOptions start = options.start("1280x720");
    gpu::Complaints complaints;
    {
        gpu::Device device(deviceOptions(common, complaints));
        Viewer viewer(device, options.scene, start);
        StateLines lines(stdout);
        ScriptPlayer(device, viewer,
                     [&]
                     {
                         if (common.json)
                             lines.look(viewer);
                     })
            .play(script);
    }
    complaints.throwIfAny();
    return 0;
}

// Draws when something changed and sleeps when nothing does.
class WindowLoop
{
public:
    WindowLoop(gpu::Device& device, engine::Window& window, Viewer& viewer)
        : frames_(device), window_(window), viewer_(viewer)
    {
    }

    void run(bool json)
    {
        StateLines lines(stdout);
        while (!viewer_.wantsClosing())
        {
            const double patience = isShown_ ? std::min(viewer_.patience(), longestSleep) : retrySeconds;
            const std::vector<engine::Event> events =
                viewer_.isBusy() && isShown_ ? window_.pollEvents() : window_.waitEvents(patience);
            // First what passed until now, then what happened; so that nothing moves for as long as one slept.
            viewer_.advance(std::min(passed(), longestStep));
            for (const engine::Event& event : events)
                viewer_.handle(event);
            viewer_.advance(0);
            if (json)
                lines.look(viewer_);
            dressWindow();
            show();
        }
    }

private:
    static constexpr double longestSleep = 1;    // seconds: gamepads are asked, they do not wake anybody
    static constexpr double longestStep = 0.5;   // seconds of motion in one picture
    static constexpr double retrySeconds = 0.05; // until a window that shows nothing is tried again

    double passed()
    {
        const auto now = std::chrono::steady_clock::now();
        return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
    }

    void dressWindow()
    {
        if (const std::string title = viewer_.title(); title != title_)
            window_.setTitle(title_ = title);
        if (viewer_.wantsFullScreen() != window_.isFullScreen())
            window_.setFullScreen(viewer_.wantsFullScreen());
        window_.captureCursor(viewer_.wantsCursorCaptured());
        window_.setCursor(viewer_.cursor());
    }

    void show()
    {
        if (viewer_.size().x == 0 || viewer_.size().y == 0)
            return;
        if (viewer_.isStale())
        {
            gpu::Commands commands = frames_.begin();
            viewer_.draw(commands);
            frames_.end(std::move(commands));
            isShown_ = false;
            const auto now = std::chrono::steady_clock::now();
            viewer_.noteFrameTime(std::chrono::duration<double>(now - std::exchange(lastFrame_, now)).count());
        }
        if (!isShown_)
            isShown_ = window_.present(viewer_.picture());
    }

    gpu::Frames frames_;
    engine::Window& window_;
    Viewer& viewer_;
    std::string title_;
    bool isShown_ = false;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point lastFrame_ = last_;
};

bool hasDisplay()
{
    const auto isSet = [](const char* name)
    {
        const char* value = std::getenv(name);
        return value && value[0] != 0;
    };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
}

int openWindow(const ViewOptions& options, const Common& common)
{
    ViewerOptions start = options.start("1600x900");
    if (!hasDisplay())
        throw engine::WindowError(
            "there is no display, neither DISPLAY nor WAYLAND_DISPLAY is set; draw a picture with "
            "glasshouse still, or play a script with --script");
    const engine::WindowSystem system;
    engine::Window* shown = nullptr;
    start.clipboard = {.read = [&shown] { return shown ? shown->clipboard() : std::string(); },
                       .write =
                           [&shown](const std::string& text)
                       {
                           if (shown)
                               shown->setClipboard(text);
                       }};
    if (const std::filesystem::path folder = keptViewsFolder(); !folder.empty())
        start.viewsFolder = folder;
    gpu::Complaints complaints;
    {
        gpu::Device::Options wanted = deviceOptions(common, complaints);
        wanted.instanceExtensions = system.instanceExtensions();
        gpu::Device device(std::move(wanted));
        Viewer viewer(device, options.scene, start);
        warn(viewer.scene().stage.warnings);
        engine::Window window(system, device, {.title = viewer.title(), .size = start.size});
        shown = &window;
        if (options.loop || !options.tour.empty())
            viewer.playTour();
        WindowLoop(device, window, viewer).run(common.json);
        device.waitIdle();
    }
    complaints.throwIfAny();
    return 0;
}
} // namespace

void addView(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command = program.add_subcommand("view", "Open a scene in a window, or play a script on it");
    auto options = std::make_shared<ViewOptions>();
    options->scale = 1;
    addPictureOptions(*command, *options, common);
    command->add_option("--size", options->size, "of the window, 1600x900; of a script's pictures, 1280x720");
    command->add_option("--scale", options->scale, "of panels in a script's pictures; a window has its screen's")
        ->check(CLI::Range(0.5f, 4.0f))
        ->capture_default_str();
    command->add_option("--tour", options->tour, "play this tour at once, by its name or its file");
    command->add_flag("--loop", options->loop, "play a tour over and over, for a screen that nobody attends");
    command->add_option("--script", options->script, "play this on the scene, no display needed");
    command->add_flag("--json", common.json, "print a line of JSON for each change of what is shown");
    command->callback(
        [=, &common, &chosen]
        {
            chosen = [=, &common]
            { return options->script.empty() ? openWindow(*options, common) : playScript(*options, common); };
        });
}
} // namespace app
