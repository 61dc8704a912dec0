// Viewer: a tour of its scene.
#include "app/viewer/open_tour.h"
#include "app/viewer/viewer.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>

namespace app
{
using engine::Key;

namespace
{
constexpr double idleSeconds = 20; // without a hand, until a tour that loops takes the camera back
constexpr float sameShape = 0.02f; // of width by height: pictures of one shape show the same

float shapeOf(glm::uvec2 size)
{
    return static_cast<float>(size.x) / static_cast<float>(std::max(size.y, 1u));
}

bool movesCamera(const engine::Event& event)
{
    if (const auto* button = std::get_if<engine::MousePressed>(&event))
        return button->pressed;
    if (const auto* key = std::get_if<engine::KeyPressed>(&event))
        return key->pressed && (key->key == Key::w || key->key == Key::a || key->key == Key::s || key->key == Key::d ||
                                key->key == Key::q || key->key == Key::e);
    if (const auto* pad = std::get_if<engine::GamepadMoved>(&event))
        return glm::any(glm::greaterThan(glm::abs(glm::vec4(pad->leftStick, pad->rightStick)), glm::vec4(0.3f)));
    return std::holds_alternative<engine::MouseWheel>(event);
}
} // namespace

// Sets out, or goes on; from elsewhere the camera first comes back to where it left.
void Viewer::playTour()
{
    if (!player_ && !openTour())
        return;
    panels_->show(false);
    notice_.text.clear();
    idle_ = 0;
    if (player_->guides())
        return player_->play();
    camera_.moveTo(player_->moment().camera);
    isComingBack_ = true;
    changed();
}

// The tour for a picture of this shape; false, and a notice of why, where there is none.
bool Viewer::openTour()
{
    try
    {
        Tour tour = app::openTour(*scene_, options_.tour, {.shape = size_}, camera_.views());
        if (!overlay_)
            overlay_ = overlayFor(*device_, tour);
        player_.emplace(std::move(tour), options_.loop);
        tourShape_ = shapeOf(size_);
        return true;
    }
    catch (const twin::Error& error)
    {
        say(error.what(), true);
    }
    return false;
}

// The camera is the user's; panels come back.
void Viewer::leaveTour()
{
    isComingBack_ = false;
    if (!player_ || !player_->guides())
        return;
    player_->leave();
    panels_->show(true);
    standing_ =
        standingOf(scene_->stage, camera_.camera().eye, showing_.outdoors ? Standing::outside : Standing::above);
    showing_.spotlight = 0;
    chooseView(showing_.view, {});
    say("The tour waits: Space goes on with it");
    changed();
}

bool Viewer::handleTourKey(const engine::KeyPressed& key)
{
    if (!key.pressed || key.modifiers.control || key.modifiers.alt || key.modifiers.super || interface_.wantsText())
        return false;
    const bool guides = player_ && player_->guides();
    switch (key.key)
    {
    case Key::space:
        if (key.repeated)
            return true;
        if (guides && player_->state() == TourPlayer::State::playing && !player_->isAtEnd())
            player_->pause();
        else
            playTour();
        return true;
    case Key::pageDown:
    case Key::right:
        if (guides)
            player_->next();
        return guides;
    case Key::pageUp:
    case Key::left:
        if (guides)
            player_->previous();
        return guides;
    case Key::escape:
        if (guides)
            leaveTour();
        return guides;
    default:
        return false;
    }
}

// Whoever takes the camera leaves the tour.
void Viewer::noticeHand(const engine::Event& event)
{
    if (!movesCamera(event) && !std::holds_alternative<engine::MouseMoved>(event))
        return;
    idle_ = 0;
    if (movesCamera(event) && !interface_.hasMouse())
        leaveTour();
}

void Viewer::advanceTour(double seconds)
{
    if (!player_)
        return;
    idle_ += seconds;
    if (isComingBack_ && !camera_.isMoving())
    {
        isComingBack_ = false;
        player_->play();
    }
    else if (options_.loop && !player_->guides() && !isComingBack_ && idle_ >= idleSeconds)
        playTour();
    if (!player_->guides() || size_.x == 0 || size_.y == 0)
        return;
    if (std::abs(shapeOf(size_) / tourShape_ - 1) > sameShape)
    {
        const double time = player_->time();
        if (!openTour())
            return leaveTour();
        player_->seek(time);
    }
    player_->advance(seconds);
    followTour();
}

void Viewer::followTour()
{
    const TourMoment moment = player_->moment();
    camera_.jumpTo(moment.camera);
    showing_.look = moment.look;
    showing_.hidden = moment.hidden;
    showing_.outdoors = moment.outdoors;
    showing_.spotlight = moment.lit.empty() ? 0 : moment.dim;
    if (moment.view != showing_.view || !std::ranges::equal(moment.lit, lit_))
        chooseView(moment.view, moment.lit);
    words_ = moment.words;
    // Not changed(): panels have nothing to settle.
    sceneIsStale_ = true;
    picked_.reset();
}
} // namespace app
