// CameraControl: what time moves.
#include "engine/view/camera_control.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/view/obstacles.h"

namespace engine
{
namespace
{
constexpr double flyingStiffness = 9; // per second: half a second to speed
constexpr double walkingStiffness = 12;
constexpr double hurriedFlight = 4;  // times as fast
constexpr double gamepadTurn = 2.2;  // radians a second with the stick at its end
constexpr float restOfStick = 0.15f; // sticks never come back to 0

// The stick without the slack around its middle, and finer there than at its end.
glm::dvec2 shaped(glm::vec2 stick)
{
    const double length = glm::length(stick);
    if (length <= restOfStick)
        return glm::dvec2(0);
    const double beyond = std::min((length - restOfStick) / (1 - restOfStick), 1.0);
    return glm::dvec2(stick) / length * beyond * beyond;
}
} // namespace

bool CameraControl::hurries() const
{
    return holds(Key::leftShift) || holds(Key::rightShift) ||
           gamepad_.buttons[static_cast<size_t>(GamepadButton::leftStick)];
}

glm::dvec3 CameraControl::wish() const
{
    if (mode_ == CameraMode::orbit)
        return glm::dvec3(0);
    const auto pair = [&](Key more, Key otherMore, Key less, Key otherLess)
    { return double(holds(more) || holds(otherMore)) - double(holds(less) || holds(otherLess)); };
    const glm::dvec2 stick = shaped(gamepad_.leftStick);
    const double triggers = double(gamepad_.rightTrigger) - double(gamepad_.leftTrigger);
    glm::dvec3 way(pair(Key::d, Key::right, Key::a, Key::left) + stick.x,
                   pair(Key::e, Key::pageUp, Key::q, Key::pageDown) + (std::abs(triggers) > 0.05 ? triggers : 0),
                   pair(Key::w, Key::up, Key::s, Key::down) + stick.y);
    if (mode_ == CameraMode::walk)
        way.y = 0;
    return way / std::max(glm::length(way), 1.0);
}

bool CameraControl::isMoving() const
{
    const bool looks = mode_ != CameraMode::orbit && shaped(gamepad_.rightStick) != glm::dvec2(0);
    return motion_ || landing_ || zoomLeft_ != 0 || looks || wish() != glm::dvec3(0) ||
           velocity_.value != glm::dvec3(0);
}

void CameraControl::advance(double seconds)
{
    if (!(seconds > 0))
        return;
    if (motion_ && wish() != glm::dvec3(0))
        motion_.reset();
    if (motion_)
    {
        motion_->advance(seconds);
        camera_ = motion_->camera();
        pose_ = Pose::of(camera_);
        if (motion_->isDone())
            motion_.reset();
        landed_ = false;
        return;
    }
    advanceZoom(seconds);
    if (mode_ == CameraMode::orbit || !isMoving())
        return;
    advanceLook(seconds);
    if (mode_ == CameraMode::fly)
        fly(seconds);
    else
        walk(seconds);
    show();
}

void CameraControl::advanceLook(double seconds)
{
    const glm::dvec2 stick = shaped(gamepad_.rightStick) * gamepadTurn * seconds;
    if (stick != glm::dvec2(0))
        turn(stick.x, stick.y);
}

void CameraControl::fly(double seconds)
{
    const glm::dmat3 axes = pose_.axes();
    const glm::dvec3 way = wish();
    const double speed = flyingSpeed_ * (hurries() ? hurriedFlight : 1);
    const glm::dvec3 goal = (axes[0] * way.x + glm::dvec3(0, 0, way.y) + axes[2] * way.z) * speed;
    pose_.eye += velocity_.advance(goal, flyingStiffness, seconds);
    if (goal == glm::dvec3(0) && glm::length(velocity_.value) < 1e-4 && glm::length(velocity_.rate) < 1e-3)
        velocity_.stop();
}

void CameraControl::walk(double seconds)
{
    const glm::dvec3 way = wish();
    const Heights body{floor_ + stepHeight, floor_ + bodyHeight};
    const glm::dvec2 from(pose_.eye);
    if (!landing_ && (way != glm::dvec3(0)))
        // Things may have been put where one stands.
        if (!landed_ || (obstacles_ && !obstacles_->isFree(glm::vec2(from), shoulderRadius, body)))
            beginLanding();
    if (land(seconds))
        return;

    const glm::dvec2 ahead(std::sin(pose_.heading), std::cos(pose_.heading));
    const double speed = hurries() ? hurryingSpeed : walkingSpeed;
    const glm::dvec2 goal = (glm::dvec2(ahead.y, -ahead.x) * way.x + ahead * way.z) * speed;
    const glm::dvec2 to = from + glm::dvec2(velocity_.advance({goal, 0}, walkingStiffness, seconds));
    glm::dvec2 place = to;
    if (obstacles_)
        place = glm::dvec2(obstacles_->resolve(glm::vec2(from), glm::vec2(to), shoulderRadius, body));
    // What one walked into takes the speed away; without this it would come back round the corner.
    if (glm::distance(place, to) > 1e-3)
        velocity_ = {{(place - from) / seconds, 0}, glm::dvec3(0)};
    if (goal == glm::dvec2(0) && glm::length(velocity_.value) < 1e-3 && glm::length(velocity_.rate) < 1e-2)
        velocity_.stop();
    pose_.eye = {place, floor_ + eyeHeight};
}

void CameraControl::beginLanding()
{
    const Heights body{floor_ + stepHeight, floor_ + bodyHeight};
    const double height = floor_ + eyeHeight;
    glm::dvec2 place(pose_.eye);
    if (obstacles_)
        place = glm::dvec2(obstacles_->nearestFree(glm::vec2(place), shoulderRadius, body));
    const double aside = glm::distance(place, glm::dvec2(pose_.eye));
    const double down = std::abs(pose_.eye.z - height);
    velocity_.stop();
    landed_ = true;
    if (aside < 1e-3 && down < 1e-3)
        return;
    const double first = aside < 1e-3 ? 0 : CameraMotion::secondsFor(aside);
    const double second = down < 1e-3 ? 0 : CameraMotion::secondsFor(down);
    landing_ = Landing{{Ease({pose_.eye.x}, place.x, std::max(first, 1e-3)),
                        Ease({pose_.eye.y}, place.y, std::max(first, 1e-3)),
                        Ease({pose_.eye.z}, height, std::max(second, 1e-3))},
                       first,
                       first + second,
                       0};
}

bool CameraControl::land(double seconds)
{
    if (!landing_)
        return false;
    landing_->now += seconds;
    const double now = landing_->now;
    pose_.eye = {landing_->eye[0].at(now).value, landing_->eye[1].at(now).value,
                 landing_->eye[2].at(std::max(now - landing_->first, 0.0)).value};
    if (now >= landing_->whole)
        landing_.reset();
    return true;
}
} // namespace engine
