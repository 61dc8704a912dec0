#pragma once

#include "app/panels/overlay.h"
#include "app/panels/panels.h"
#include "app/stage/showing.h"
#include "app/stage/standing.h"
#include "app/viewer/interface.h"
#include "app/viewer/kept_views.h"
#include "app/viewer/open_scene.h"
#include "app/viewer/tour_player.h"
#include "engine/view/camera_control.h"

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

namespace app
{
struct ViewerOptions
{
    glm::uvec2 size{1280, 720}; // pixels of the picture
    float scale = 1;            // pixels a unit of the interface
    engine::Look look = engine::Look::executive;
    const ViewInfo* view = nullptr;
    std::string camera; // as cameraOf() takes it; empty: the scene's first viewpoint
    engine::ImGuiInput::Clipboard clipboard;
    std::optional<std::filesystem::path> viewsFolder; // where views are kept from one day to the next
    std::string tour;                                 // as openTour() takes it
    bool loop = false; // the tour begins again, and takes the camera back from who has left it
};

// One open scene in its user's hands. What it shows depends on the events and the time steps it is given and on nothing
// else, so that a window, a script and a test see the same.
//
//   for (event : events) viewer.handle(event);
//   viewer.advance(seconds);
//   if (viewer.isStale()) { viewer.draw(commands); ... show viewer.picture() }
class Viewer
{
public:
    // Throws what OpenScene and engine::Renderer throw, and std::invalid_argument for a camera there is not.
    Viewer(gpu::Device& device, const std::filesystem::path& scene, ViewerOptions options);
    Viewer(const Viewer&) = delete;
    Viewer& operator=(const Viewer&) = delete;

    void handle(const engine::Event& event);
    void advance(double seconds);

    bool isStale() const;    // draw() would give another picture
    bool isBusy() const;     // the next advance() changes something, whatever the events
    bool isSettling() const; // panels have not shown all of what happened
    // How long nothing changes by itself, seconds: a cursor that comes to rest, a notice that goes.
    double patience() const;

    // Records a frame: picture() is ready for any stage after it. Only what is over the picture is drawn anew when
    // nothing else changed.
    void draw(gpu::Commands& commands);
    // The same as the mean of samples of each pixel; waits.
    void drawStill(uint32_t samples);
    const gpu::Image& picture() const { return *picture_; } // RGBA8
    // From one frame to the next, for the panel that shows it.
    void noteFrameTime(double seconds) { frameSeconds_ = seconds; }

    // What its window should be like.
    bool wantsClosing() const { return wantsClosing_; }
    bool wantsFullScreen() const { return wantsFullScreen_; }
    bool wantsCursorCaptured() const { return press_ && press_->isDrag && camera_.mode() != engine::CameraMode::orbit; }
    engine::CursorShape cursor() const { return interface_.cursor(); }
    std::string title() const;

    // Opens another scene in place of this one, which stays in hand until the other is there: that is read on a thread
    // of its own and comes with the advance() after. A scene that cannot be opened leaves everything as it was, with a
    // notice of why.
    void open(const std::filesystem::path& scene);
    void waitForOpening() const; // so that the next advance() has it

    // What panels, keys and scripts ask for.
    void select(EntityId entity);
    void frame(EntityId entity); // the camera goes there
    void goTo(const Viewpoint& point);
    void jumpTo(const Viewpoint& point); // at once
    void setLook(engine::Look look);
    void setView(const ViewInfo* view);
    void setMode(engine::CameraMode mode);
    void focusSearch();
    void playTour();  // from its beginning, or on from where it was left
    void leaveTour(); // the camera is the user's
    void say(std::string notice, bool isError = false);

    const OpenScene& scene() const { return *scene_; }
    const engine::CameraControl& camera() const { return camera_; }
    const Showing& showing() const { return showing_; }
    EntityId selected() const { return selected_; }
    EntityId hovered() const { return hovered_; }
    glm::uvec2 size() const { return size_; } // 0 while nothing is shown
    float scale() const { return interface_.theme().scale; }
    Standing standing() const { return standing_; }
    const TourPlayer* tour() const { return player_ ? &*player_ : nullptr; } // null before it is first played
    std::string_view notice() const;

private:
    // A button that is down over the picture.
    struct Press
    {
        engine::MouseButton button;
        glm::vec2 from;
        bool isDrag = false;
    };
    struct Click
    {
        glm::vec2 at{0};
        double time = -1;
    };
    struct Notice
    {
        std::string text;
        bool isError = false;
        double until = 0;
    };
    struct PickedAt
    {
        glm::uvec2 pixel;
        engine::Renderer::Picked picked;
    };
    struct Opening
    {
        std::string notice;
        std::future<std::unique_ptr<OpenScene>> scene;
    };

    // viewer_opening.cpp
    void takeOpened();
    void take(std::unique_ptr<OpenScene> scene, const std::string& camera);

    // viewer.cpp
    void stepAside(const engine::Camera& before);
    void advanceHover();
    void buildPanels(double seconds);
    void catchUp();
    PanelModel model() const;
    engine::FrameSettings settings() const;
    void drawOver(gpu::Commands& commands);
    void changed(bool scene = true);

    // viewer_events.cpp
    void resize(const engine::Resized& event);
    bool handleKey(const engine::KeyPressed& event);
    bool handleDigit(const engine::KeyPressed& event);
    void handleMouse(const engine::Event& event);
    void click(glm::vec2 at);
    const engine::Renderer::Picked& pickAt(glm::vec2 pixel);
    std::optional<glm::vec3> pointAt(glm::vec2 pixel);
    EntityId thingAt(glm::vec2 pixel); // what may be selected there

    // viewer_tour.cpp
    bool openTour();
    bool handleTourKey(const engine::KeyPressed& event);
    void noticeHand(const engine::Event& event);
    void advanceTour(double seconds);
    void followTour();

    // viewer_actions.cpp
    void chooseView(const ViewInfo* view, std::span<const EntityId> lit);
    void act(const PanelAction& action);
    void keepView(const std::string& name);
    void recallView(const std::string& name);

    gpu::Device* device_;
    ViewerOptions options_;
    Interface interface_;
    std::unique_ptr<OpenScene> scene_;
    std::optional<engine::Renderer> renderer_; // of scene_
    std::optional<Opening> opening_;
    std::optional<Panels> panels_;
    engine::CameraControl camera_;
    Showing showing_;
    std::optional<Legend> legend_;
    std::optional<KeptViews> kept_;
    std::optional<TourPlayer> player_; // of scene_
    std::unique_ptr<Overlay> overlay_; // with the tour's fonts
    Words words_;                      // of the tour
    std::vector<EntityId> lit_;        // whom values on the GPU say so of
    float tourShape_ = 0;              // width by height that player_ was made for
    bool isComingBack_ = false;        // the camera is on its way to the tour
    double idle_ = 0;                  // seconds without a hand
    std::optional<gpu::Image> picture_;
    glm::uvec2 size_;

    EntityId selected_ = 0;
    Facts facts_;
    EntityId hovered_ = 0;
    Standing standing_ = Standing::outside;
    std::optional<Standing> bound_; // what the viewpoint is that the camera is on its way to
    std::optional<bool> open_;      // what the user said about what is overhead, until the camera stands elsewhere

    double now_ = 0;  // seconds since the beginning
    double step_ = 0; // of the last moment that passed, seconds
    std::optional<Press> press_;
    Click lastClick_;
    std::optional<glm::vec2> cursor_; // over the picture
    double cursorSince_ = 0;
    bool hoverIsDue_ = false;
    std::optional<PickedAt> picked_; // until the picture changes
    Notice notice_;

    bool sceneIsStale_ = true;
    int restless_ = 0; // frames in which panels may still settle
    bool wantsClosing_ = false;
    bool wantsFullScreen_ = false;
    double frameSeconds_ = 0;
    std::vector<gpu::Timing::Row> timings_;
};
} // namespace app
