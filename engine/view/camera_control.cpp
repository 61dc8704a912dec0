#include "engine/view/camera_control.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

namespace engine
{
namespace
{
constexpr double zoomOfStep = 0.16;    // of the distance, as a natural logarithm
constexpr double nearestZoom = 0.04;   // metres from what is zoomed at
constexpr double leastHeight = 0.1;    // metres above the floor, which nobody orbits or zooms through from above
constexpr double furthestFloor = 2000; // metres: beyond, the floor is as good as sky
constexpr float fasterByStep = 1.25f;
constexpr float slowestFlight = 0.05f, fastestFlight = 500; // m/s
constexpr double lookPerHeight = 1.5;                       // angles of view turned by a drag over the picture's height
} // namespace

CameraControl::CameraControl(const Camera& camera) : camera_(camera), pose_(Pose::of(camera)) {}

void CameraControl::setMode(CameraMode mode)
{
    if (mode == mode_)
        return;
    mode_ = mode;
    endMotion();
    velocity_.stop();
    drag_ = Drag::none;
}

void CameraControl::setSurroundings(const Obstacles* obstacles, float floor)
{
    obstacles_ = obstacles;
    landed_ = landed_ && floor == floor_;
    floor_ = floor;
}

void CameraControl::jumpTo(const Camera& camera)
{
    endMotion();
    velocity_.stop();
    camera_ = camera;
    pose_ = Pose::of(camera);
}

void CameraControl::moveTo(const Camera& camera)
{
    const CameraMotion::Moment from =
        motion_ ? motion_->moment() : CameraMotion::momentOf(camera_, velocity_.value, velocity_.rate);
    endMotion();
    velocity_.stop();
    motion_ = CameraMotion(from, camera, CameraMotion::secondsFor(glm::distance(camera.eye, camera_.eye)));
}

bool CameraControl::recall(const std::string& name)
{
    const auto view = views_.find(name);
    if (view == views_.end())
        return false;
    moveTo(view->second);
    return true;
}

void CameraControl::endMotion()
{
    motion_.reset();
    landing_.reset();
    landed_ = false;
    zoomLeft_ = 0;
}

void CameraControl::letGo()
{
    held_.reset();
    gamepad_ = {};
    drag_ = Drag::none;
}

void CameraControl::handle(const Event& event, glm::uvec2 size, const Pick& pick)
{
    if (const auto* moved = std::get_if<MouseMoved>(&event))
        drag(moved->position, size);
    else if (const auto* pressed = std::get_if<MousePressed>(&event))
        press(*pressed, size, pick);
    else if (const auto* wheel = std::get_if<MouseWheel>(&event))
        zoom(*wheel, size, pick);
    else if (const auto* key = std::get_if<KeyPressed>(&event))
    {
        // With control, alt or super it is somebody's shortcut.
        const Modifiers& with = key->modifiers;
        if (!key->pressed || !(with.control || with.alt || with.super))
            held_[static_cast<size_t>(key->key)] = key->pressed;
    }
    else if (const auto* gamepad = std::get_if<GamepadMoved>(&event))
        gamepad_ = *gamepad;
    else if (const auto* focus = std::get_if<Focused>(&event); focus && !focus->focused)
        letGo();
    else if (const auto* minimised = std::get_if<Minimised>(&event); minimised && minimised->minimised)
        letGo();
}

void CameraControl::press(const MousePressed& event, glm::uvec2 size, const Pick& pick)
{
    cursor_ = event.position;
    if (!event.pressed)
    {
        if (event.button == dragButton_)
            drag_ = Drag::none;
        return;
    }
    // The first button down has it until it is let go.
    if (drag_ != Drag::none)
        return;
    motion_.reset();
    dragButton_ = event.button;
    if (mode_ != CameraMode::orbit)
    {
        drag_ = Drag::look;
        return;
    }
    pivot_ = pivotAt(event.position, size, pick);
    drag_ = event.button == MouseButton::left && !event.modifiers.shift ? Drag::orbit : Drag::pan;
}

void CameraControl::drag(glm::vec2 to, glm::uvec2 size)
{
    const glm::vec2 from = cursor_;
    cursor_ = to;
    if (drag_ == Drag::none || size.x == 0 || size.y == 0)
        return;
    const glm::dvec2 heights = glm::dvec2(to - from) / double(size.y);
    if (drag_ == Drag::look)
    {
        const double angle = camera_.fovY * lookPerHeight;
        turn(heights.x * angle, -heights.y * angle);
    }
    else if (drag_ == Drag::orbit)
        orbit(heights.x * std::numbers::pi, -heights.y * std::numbers::pi);
    else
    {
        // What was picked lies in a plane across the view; the cursor drags that plane along.
        const double depth = glm::dot(pivot_ - pose_.eye, glm::dvec3(camera_.forward));
        const auto onPlane = [&](glm::vec2 pixel)
        {
            const glm::vec3 ray = rayThrough(camera_, size, pixel);
            return glm::dvec3(ray) * (depth / double(glm::dot(ray, camera_.forward)));
        };
        const glm::dvec3 moved = onPlane(from) - onPlane(to);
        pose_.eye += moved;
    }
    show();
}

void CameraControl::zoom(const MouseWheel& event, glm::uvec2 size, const Pick& pick)
{
    if (mode_ == CameraMode::fly)
        flyingSpeed_ = std::clamp(flyingSpeed_ * std::pow(fasterByStep, event.steps.y), slowestFlight, fastestFlight);
    if (mode_ != CameraMode::orbit)
        return;
    motion_.reset();
    // One point for as long as the wheel turns on the spot; while dragging, the point of the drag.
    if (drag_ == Drag::none && (zoomLeft_ == 0 || event.position != cursor_))
        pivot_ = pivotAt(event.position, size, pick);
    cursor_ = event.position;
    zoomLeft_ -= event.steps.y * zoomOfStep;
}

glm::dvec3 CameraControl::pivotAt(glm::vec2 pixel, glm::uvec2 size, const Pick& pick)
{
    if (const std::optional<glm::vec3> point = pick ? pick(pixel) : std::nullopt)
    {
        pickDistance_ = glm::distance(glm::dvec3(*point), pose_.eye);
        return *point;
    }
    const glm::dvec3 ray = rayThrough(camera_, size, pixel);
    const double toFloor = (floor_ - pose_.eye.z) / ray.z;
    return pose_.eye + ray * (toFloor > 0 && toFloor < furthestFloor ? toFloor : pickDistance_);
}

void CameraControl::turn(double heading, double pitch)
{
    const double limit = std::max(steepest, std::abs(pose_.pitch));
    pose_.heading = std::remainder(pose_.heading + heading, 2 * std::numbers::pi);
    pose_.pitch = std::clamp(pose_.pitch + pitch, -limit, limit);
}

// Eye and direction turn as one rigid piece, so the pivot keeps its place in the picture.
void CameraControl::orbit(double heading, double pitch)
{
    const Pose before = pose_;
    const glm::dvec3 arm = glm::transpose(pose_.axes()) * (pose_.eye - pivot_);
    turn(heading, pitch);
    pose_.eye = pivot_ + pose_.axes() * arm;
    if (pitch == 0 || !fallsThroughFloor(before.eye, pose_.eye))
        return;
    pose_ = before;
    orbit(heading, 0);
}

bool CameraControl::fallsThroughFloor(const glm::dvec3& from, const glm::dvec3& to) const
{
    return from.z >= floor_ + leastHeight && to.z < floor_ + leastHeight;
}

void CameraControl::advanceZoom(double seconds)
{
    if (zoomLeft_ == 0)
        return;
    constexpr double lag = 0.06; // seconds
    double now = zoomLeft_ * (1 - std::exp(-seconds / lag));
    if (std::abs(zoomLeft_ - now) < 1e-3)
        now = zoomLeft_;
    zoomLeft_ -= now;
    const glm::dvec3 arm = pose_.eye - pivot_;
    const double distance = glm::length(arm);
    if (distance <= nearestZoom && now < 0)
        return;
    const glm::dvec3 before = pose_.eye;
    pose_.eye = pivot_ + arm * (std::max(distance * std::exp(now), nearestZoom) / distance);
    if (fallsThroughFloor(before, pose_.eye))
    {
        pose_.eye = glm::mix(before, pose_.eye, (before.z - floor_ - leastHeight) / (before.z - pose_.eye.z));
        zoomLeft_ = 0;
    }
    show();
}
} // namespace engine
