#pragma once

#include "app/viewer/script.h"
#include "app/viewer/viewer.h"

#include <functional>

namespace app
{
// Plays a script on a viewer, without a window. Time passes in steps of 1/60 s whatever drawing takes, so that the same
// script gives the same pictures.
class ScriptPlayer
{
public:
    // `watch` is called after each moment.
    ScriptPlayer(gpu::Device& device, Viewer& viewer, std::function<void()> watch = {})
        : device_(device), viewer_(viewer), watch_(std::move(watch))
    {
    }

    // Throws twin::Error "FILE:LINE: PATH: WHAT" for what cannot be done and for what is not as expected.
    void play(const Script& script);

private:
    static constexpr double moment = 1.0 / 60; // seconds

    void play(const ScriptStep& step);
    bool playMouse(const ScriptStep& step);
    bool playState(const ScriptStep& step);
    void click(glm::vec2 at, engine::Modifiers with);
    void drag(const ScriptDrag& drag);
    void key(const ScriptStep& step, engine::Modifiers with);
    void type(std::string_view text);
    void resize(glm::uvec2 size);
    void expect(const ScriptExpectation& expected);
    void save(std::string_view file);

    void send(const engine::Event& event);
    void pass(double seconds); // at least a moment
    void settle();             // what was done is to be seen
    EntityId named(std::string_view words) const;

    gpu::Device& device_;
    Viewer& viewer_;
    std::function<void()> watch_;
    glm::vec2 cursor_{0};
    glm::uvec2 restored_{0}; // size while minimised
    bool minimised_ = false;
};
} // namespace app
