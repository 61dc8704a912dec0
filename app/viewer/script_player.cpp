#include "app/viewer/script_player.h"

#include "app/viewer/script_fields.h"
#include "engine/gpu/device.h"
#include "engine/gpu/error.h"
#include "engine/gpu/readback.h"
#include "engine/passes/text.h"
#include "engine/view/image_file.h"

#include <fmt/format.h>
#include <glm/common.hpp>

#include <algorithm>
#include <cmath>

namespace app
{
namespace
{
constexpr double longestRest = 60; // seconds: no way of a camera is longer

glm::vec2 pixel(const twin::Point2& point)
{
    return {point[0], point[1]};
}

engine::Modifiers modifiersOf(const ScriptStep& step)
{
    const auto has = [&](ModifierKey key) { return std::ranges::find(step.with, key) != step.with.end(); };
    return {has(ModifierKey::shift), has(ModifierKey::control), has(ModifierKey::alt), has(ModifierKey::super)};
}

[[noreturn]] void fail(const std::string& what)
{
    throw std::runtime_error(what);
}

// By the least and greatest corner of a box.
bool isWithin(const glm::vec3& point, const twin::Point3& least, const twin::Point3& most)
{
    for (glm::length_t i = 0; i < 3; ++i)
    {
        const auto axis = static_cast<size_t>(i);
        if (double(point[i]) < least[axis] || double(point[i]) > most[axis])
            return false;
    }
    return true;
}
} // namespace

void ScriptPlayer::play(const Script& script)
{
    settle();
    for (size_t i = 0; i < script.document.steps.size(); ++i)
        try
        {
            play(script.document.steps[i]);
        }
        catch (const gpu::Error&)
        {
            throw;
        }
        catch (const std::runtime_error& error)
        {
            throw twin::Error(script.placeOf(i), fmt::format("/steps/{}: {}", i, error.what()));
        }
        catch (const std::invalid_argument& error)
        {
            throw twin::Error(script.placeOf(i), fmt::format("/steps/{}: {}", i, error.what()));
        }
}

void ScriptPlayer::play(const ScriptStep& step)
{
    if (playMouse(step) || playState(step))
        return pass(0);
    if (step.key)
        key(step, modifiersOf(step));
    else if (step.type)
        type(*step.type);
    else if (step.wait)
        pass(*step.wait);
    else if (step.rest)
        for (double waited = 0; viewer_.camera().isMoving() && waited < longestRest; waited += moment)
            pass(0);
    else if (step.resize)
        resize(glm::uvec2(glm::round(pixel(*step.resize))));
    else if (step.minimise)
    {
        send(engine::Focused{!*step.minimise});
        send(engine::Minimised{*step.minimise});
        if (*step.minimise != minimised_)
        {
            restored_ = *step.minimise ? viewer_.size() : restored_;
            minimised_ = *step.minimise;
            send(engine::Resized{minimised_ ? glm::uvec2(0) : restored_, viewer_.scale()});
        }
    }
    else if (step.search)
    {
        viewer_.focusSearch();
        settle();
        type(*step.search);
    }
    else if (step.open)
        send(engine::FilesDropped{{std::string(*step.open)}});
    else if (step.expect)
        expect(*step.expect);
    else if (step.save)
        save(*step.save);
    pass(0);
}

bool ScriptPlayer::playMouse(const ScriptStep& step)
{
    const engine::Modifiers with = modifiersOf(step);
    if (step.move)
        send(engine::MouseMoved{cursor_ = pixel(*step.move)});
    else if (step.press)
        send(engine::MousePressed{*step.press, true, cursor_, with});
    else if (step.release)
        send(engine::MousePressed{*step.release, false, cursor_, with});
    else if (step.click || step.doubleClick)
    {
        click(pixel(step.click ? *step.click : *step.doubleClick), with);
        if (step.doubleClick)
            click(cursor_, with);
    }
    else if (step.drag)
        drag(*step.drag);
    else if (step.wheel)
        send(engine::MouseWheel{pixel(*step.wheel), cursor_, with});
    else
        return false;
    return true;
}

bool ScriptPlayer::playState(const ScriptStep& step)
{
    if (step.camera)
        viewer_.jumpTo(cameraOf(viewer_.scene().stage, std::string(*step.camera), viewer_.size()));
    else if (step.look)
        viewer_.setLook(*step.look);
    else if (step.view)
    {
        const ViewInfo* view = findView(*step.view);
        if (!view && *step.view != "none")
            fail(fmt::format("there is no view \"{}\"", *step.view));
        viewer_.setView(view);
    }
    else if (step.select)
        viewer_.select(step.select->empty() ? 0 : named(*step.select));
    else if (step.frame)
        viewer_.frame(named(*step.frame));
    else if (step.mode)
        viewer_.setMode(*step.mode);
    else
        return false;
    return true;
}

void ScriptPlayer::click(glm::vec2 at, engine::Modifiers with)
{
    send(engine::MouseMoved{cursor_ = at});
    pass(0);
    for (const bool pressed : {true, false})
    {
        send(engine::MousePressed{engine::MouseButton::left, pressed, at, with});
        pass(0);
    }
}

void ScriptPlayer::drag(const ScriptDrag& drag)
{
    const glm::vec2 from = pixel(drag.from);
    const glm::vec2 to = pixel(drag.to);
    send(engine::MouseMoved{from});
    pass(0);
    send(engine::MousePressed{drag.button, true, from, {}});
    const int count = std::max(1, static_cast<int>(std::lround(drag.seconds / moment)));
    for (int i = 1; i <= count; ++i)
    {
        pass(0);
        send(engine::MouseMoved{glm::mix(from, to, static_cast<float>(i) / static_cast<float>(count))});
    }
    pass(0);
    send(engine::MousePressed{drag.button, false, cursor_ = to, {}});
}

void ScriptPlayer::key(const ScriptStep& step, engine::Modifiers with)
{
    send(engine::KeyPressed{.key = *step.key, .pressed = true, .modifiers = with});
    pass(step.seconds);
    send(engine::KeyPressed{.key = *step.key, .pressed = false, .modifiers = with});
}

void ScriptPlayer::type(std::string_view text)
{
    for (const char32_t letter : engine::lettersOf(text))
        send(engine::TextTyped{letter});
    settle();
}

void ScriptPlayer::resize(glm::uvec2 size)
{
    restored_ = size;
    if (!minimised_)
        send(engine::Resized{size, viewer_.scale()});
}

void ScriptPlayer::expect(const ScriptExpectation& expected)
{
    settle();
    const auto same = [](std::string_view what, const std::string& is, const std::string& wanted)
    {
        if (is != wanted)
            fail(fmt::format("expected {} \"{}\", is \"{}\"", what, wanted, is));
    };
    const auto& entities = viewer_.scene().stage.entities;
    const auto nameOf = [&](EntityId entity) { return entity == 0 ? std::string() : entities.name(entity); };
    if (expected.selected)
        same("selected", nameOf(viewer_.selected()), std::string(*expected.selected));
    if (expected.hovered)
        same("hovered", nameOf(viewer_.hovered()), std::string(*expected.hovered));
    if (expected.mode)
        same("mode", std::string(twin::word(viewer_.camera().mode())), std::string(twin::word(*expected.mode)));
    if (expected.look)
        same("look", std::string(twin::word(viewer_.showing().look)), std::string(twin::word(*expected.look)));
    if (expected.view)
        same("view", std::string(viewer_.showing().view ? viewer_.showing().view->name : "none"),
             std::string(*expected.view));
    if (expected.scene)
        same("scene", std::string(viewer_.scene().scene.document.name), std::string(*expected.scene));
    if (expected.size)
        same("size", fmt::format("{}x{}", viewer_.size().x, viewer_.size().y),
             fmt::format("{}x{}", (*expected.size)[0], (*expected.size)[1]));
    const std::string_view tour = viewer_.tour() ? app::nameOf(viewer_.tour()->state()) : "none";
    if (expected.tour && *expected.tour != tour)
        fail(fmt::format("expected the tour to be {}, it is {}", *expected.tour, tour));
    if (expected.notice && (viewer_.notice().find(*expected.notice) == std::string_view::npos ||
                            expected.notice->empty() != viewer_.notice().empty()))
        fail(fmt::format("expected a notice with \"{}\", there is \"{}\"", *expected.notice, viewer_.notice()));
    const glm::vec3 eye = viewer_.camera().camera().eye;
    if (!expected.eyeWithin.empty() && !isWithin(eye, expected.eyeWithin[0], expected.eyeWithin[1]))
        fail(fmt::format("expected the camera elsewhere: it is at {:.3f}, {:.3f}, {:.3f}", eye.x, eye.y, eye.z));
}

void ScriptPlayer::save(std::string_view file)
{
    settle();
    const glm::uvec2 size = viewer_.size();
    if (size.x == 0 || size.y == 0)
        fail("nothing is shown while the window is minimised: there is no picture to save");
    if (viewer_.isStale())
        device_.run([&](gpu::Commands& commands) { viewer_.draw(commands); });
    const engine::Picture picture{size.x, size.y, 4, gpu::downloadBytes(device_, viewer_.picture())};
    engine::writePng(std::filesystem::path(file), engine::opaque(picture));
}

void ScriptPlayer::send(const engine::Event& event)
{
    viewer_.handle(event);
}

void ScriptPlayer::pass(double seconds)
{
    const long count = std::max(1l, std::lround(seconds / moment));
    for (long i = 0; i < count; ++i)
    {
        viewer_.waitForOpening();
        viewer_.advance(moment);
        if (watch_)
            watch_();
    }
}

void ScriptPlayer::settle()
{
    pass(0);
    constexpr int most = 200; // moments: a sentence that is typed takes one a letter
    for (int i = 0; i < most && viewer_.isSettling(); ++i)
        pass(0);
}

EntityId ScriptPlayer::named(std::string_view words) const
{
    if (const EntityId found = viewer_.scene().search.named(words); found != 0)
        return found;
    fail(fmt::format("there is nothing called \"{}\" in this scene", words));
}
} // namespace app
