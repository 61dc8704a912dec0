#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/view/camera.h"
#include "engine/view/camera_motion.h"
#include "engine/view/input.h"

namespace engine
{
class Obstacles;

enum class CameraMode : uint8_t
{
    orbit, // left drag turns about what is under the cursor; right or middle drag, or shift, pans; the wheel zooms
    fly,   // W A S D, Q down, E up; drag looks; the wheel changes the speed, shift is four times as fast
    walk,  // the same at eye height among obstacles, shift in a hurry
};

// A camera in a user's hands. What it does depends on the events and the time steps it is given and on nothing else, so
// a script repeats it.
//
// Gamepads move by the left stick, look by the right one, and fly up and down by the triggers; the left stick pressed
// is shift.
class CameraControl
{
public:
    // The point of the world seen at a pixel, if there is one.
    using Pick = std::function<std::optional<glm::vec3>(glm::vec2 pixel)>;

    static constexpr float eyeHeight = 1.65f;      // metres above the floor
    static constexpr float walkingSpeed = 1.4f;    // m/s
    static constexpr float hurryingSpeed = 2.8f;   // m/s
    static constexpr float shoulderRadius = 0.25f; // metres: how near a walker comes to what stands around
    static constexpr float stepHeight = 0.25f;     // metres: what is lower stops nobody
    static constexpr float bodyHeight = 1.8f;      // metres: what hangs higher neither

    explicit CameraControl(const Camera& camera = {});

    const Camera& camera() const { return camera_; }
    CameraMode mode() const { return mode_; }
    // The picture stays as it is. A walker comes down to the floor with the first step.
    void setMode(CameraMode mode);
    // What one walks among, and the z of the floor. `obstacles` outlives this or is replaced; null for none.
    void setSurroundings(const Obstacles* obstacles, float floor);

    // Takes an event that the user interface left over; releases of keys and buttons always. `size` is the picture's,
    // in pixels. Without a pick under the cursor the floor, or the distance last picked, stands in for it.
    void handle(const Event& event, glm::uvec2 size, const Pick& pick = {});
    // Moves on. A step of 0 or less does nothing.
    void advance(double seconds);
    bool isMoving() const;                                  // the next advance() changes the picture
    bool isDragging() const { return drag_ != Drag::none; } // the cursor belongs to the camera
    float flyingSpeed() const { return flyingSpeed_; }      // m/s

    // At once, and smoothly from where it is and as fast as it moves.
    void jumpTo(const Camera& camera);
    void moveTo(const Camera& camera);
    void frame(const Bounds& bounds, glm::uvec2 size) { moveTo(framed(camera_, bounds, size)); }

    // Views kept by name.
    void save(const std::string& name) { views_[name] = camera_; }
    void keep(const std::string& name, const Camera& camera) { views_[name] = camera; }
    bool recall(const std::string& name); // moves there; false when there is none
    const std::map<std::string, Camera>& views() const { return views_; }

private:
    enum class Drag : uint8_t
    {
        none,
        orbit,
        pan,
        look,
    };
    // A walker's way down to the floor: aside first, then down.
    struct Landing
    {
        std::array<Ease, 3> eye;
        double first = 0; // seconds aside
        double whole = 0;
        double now = 0;
    };

    void press(const MousePressed& event, glm::uvec2 size, const Pick& pick);
    void drag(glm::vec2 to, glm::uvec2 size);
    void zoom(const MouseWheel& event, glm::uvec2 size, const Pick& pick);
    void letGo();
    void endMotion();
    glm::dvec3 pivotAt(glm::vec2 pixel, glm::uvec2 size, const Pick& pick);
    void turn(double heading, double pitch);
    void orbit(double heading, double pitch);
    bool fallsThroughFloor(const glm::dvec3& from, const glm::dvec3& to) const;
    void show() { pose_.put(camera_); }

    bool holds(Key key) const { return held_[static_cast<size_t>(key)]; }
    bool hurries() const;
    glm::dvec3 wish() const; // where to: right, up, forward; at most of length 1
    void advanceZoom(double seconds);
    void advanceLook(double seconds);
    void fly(double seconds);
    void walk(double seconds);
    bool land(double seconds); // true while on the way
    void beginLanding();

    Camera camera_;
    Pose pose_;
    CameraMode mode_ = CameraMode::orbit;
    const Obstacles* obstacles_ = nullptr;
    float floor_ = 0;

    std::bitset<keyCount> held_;
    GamepadMoved gamepad_;
    glm::vec2 cursor_{0};
    Drag drag_ = Drag::none;
    MouseButton dragButton_ = MouseButton::left;
    glm::dvec3 pivot_{0};
    double pickDistance_ = 5; // metres
    double zoomLeft_ = 0;     // natural logarithm of the distance
    float flyingSpeed_ = 3;
    Follower velocity_;
    std::optional<CameraMotion> motion_;
    std::optional<Landing> landing_;
    bool landed_ = false;
    std::map<std::string, Camera> views_;
};
} // namespace engine
