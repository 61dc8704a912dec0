#pragma once

#include "app/stage/document_records.h"
#include "app/viewer/script.h"
#include "twin/facility/fields.h"

#include <array>
#include <tuple>
#include <utility>

// The tables of a script's records, for its reader and its schema.
namespace twin
{
template <>
struct EnumWords<engine::MouseButton>
{
    using T = engine::MouseButton;
    static constexpr auto words =
        std::to_array<std::pair<T, std::string_view>>({{T::left, "left"}, {T::right, "right"}, {T::middle, "middle"}});
};
template <>
struct EnumWords<engine::CameraMode>
{
    using T = engine::CameraMode;
    static constexpr auto words =
        std::to_array<std::pair<T, std::string_view>>({{T::orbit, "orbit"}, {T::fly, "fly"}, {T::walk, "walk"}});
};
template <>
struct EnumWords<app::ModifierKey>
{
    using T = app::ModifierKey;
    static constexpr auto words = std::to_array<std::pair<T, std::string_view>>(
        {{T::shift, "shift"}, {T::control, "control"}, {T::alt, "alt"}, {T::super, "super"}});
};
template <>
struct EnumWords<engine::Key>
{
    using T = engine::Key;
    // clang-format off
    static constexpr auto words = std::to_array<std::pair<T, std::string_view>>({
        {T::a, "a"}, {T::b, "b"}, {T::c, "c"}, {T::d, "d"}, {T::e, "e"},
        {T::f, "f"}, {T::g, "g"}, {T::h, "h"}, {T::i, "i"}, {T::j, "j"},
        {T::k, "k"}, {T::l, "l"}, {T::m, "m"}, {T::n, "n"}, {T::o, "o"},
        {T::p, "p"}, {T::q, "q"}, {T::r, "r"}, {T::s, "s"}, {T::t, "t"},
        {T::u, "u"}, {T::v, "v"}, {T::w, "w"}, {T::x, "x"}, {T::y, "y"},
        {T::z, "z"}, {T::zero, "0"}, {T::one, "1"}, {T::two, "2"},
        {T::three, "3"}, {T::four, "4"}, {T::five, "5"}, {T::six, "6"},
        {T::seven, "7"}, {T::eight, "8"}, {T::nine, "9"}, {T::f1, "f1"},
        {T::f2, "f2"}, {T::f3, "f3"}, {T::f11, "f11"}, {T::space, "space"},
        {T::enter, "enter"}, {T::escape, "escape"}, {T::tab, "tab"},
        {T::backspace, "backspace"}, {T::remove, "delete"}, {T::home, "home"},
        {T::end, "end"}, {T::pageUp, "page_up"}, {T::pageDown, "page_down"},
        {T::left, "left"}, {T::right, "right"}, {T::up, "up"}, {T::down, "down"},
        {T::leftShift, "shift"}, {T::slash, "slash"},
    });
    // clang-format on
};

namespace rules
{
inline constexpr Rule pixel{.min = -16384, .max = 16384};
inline constexpr Rule pixels{.min = 1, .max = 16384};
inline constexpr Rule seconds{.min = 0, .max = 3600};
} // namespace rules

template <>
struct Fields<app::ScriptDrag>
{
    static constexpr auto table = std::tuple{
        must("from", &app::ScriptDrag::from, rules::pixel, "pixels from the top left corner"),
        must("to", &app::ScriptDrag::to, rules::pixel, "pixels from the top left corner"),
        may("button", &app::ScriptDrag::button, rules::any, "that is held; left by default"),
        may("seconds", &app::ScriptDrag::seconds, rules::seconds, "on the way; half a second by default"),
    };
};

template <>
struct Fields<app::ScriptExpectation>
{
    using T = app::ScriptExpectation;
    static constexpr auto table = std::tuple{
        may("selected", &T::selected, rules::any, "name of what is selected; empty for nothing"),
        may("hovered", &T::hovered, rules::any, "name of what is under the cursor; empty for nothing"),
        may("mode", &T::mode, rules::any, "how the camera moves"),
        may("look", &T::look, rules::any, "how the scene is drawn"),
        may("view", &T::view, rules::any, "what colours mean; none for materials"),
        may("scene", &T::scene, rules::any, "name of the open scene"),
        may("notice", &T::notice, rules::any, "a part of the notice that is shown; empty for none"),
        may("tour", &T::tour, rules::any, "playing, paused or left; none before it is first played"),
        may("size", &T::size, rules::any, "of the picture, pixels"),
        may("eye_within", &T::eyeWithin, {.min = -1e6, .max = 1e6, .minItems = 2},
            "least and most of where the camera is, world metres"),
    };
};

template <>
struct Fields<app::ScriptStep>
{
    using T = app::ScriptStep;
    static constexpr auto table = std::tuple{
        may("move", &T::move, rules::pixel, "the cursor to a pixel"),
        may("press", &T::press, rules::any, "a mouse button, where the cursor is"),
        may("release", &T::release, rules::any, "a mouse button"),
        may("click", &T::click, rules::pixel, "the left button at a pixel"),
        may("double_click", &T::doubleClick, rules::pixel, "the left button twice at a pixel"),
        may("drag", &T::drag, rules::any, "a button held from a pixel to another"),
        may("wheel", &T::wheel, {.min = -100, .max = 100}, "notches to the left and away from the user"),
        may("key", &T::key, rules::any, "a key pressed and let go"),
        may("type", &T::type, rules::any, "text, into the field that has the focus"),
        may("wait", &T::wait, rules::seconds, "seconds that pass"),
        may("rest", &T::rest, rules::any, "time passes until the camera has come to rest"),
        may("resize", &T::resize, rules::pixels, "the picture, pixels"),
        may("minimise", &T::minimise, rules::any, "the window, or back"),
        may("camera", &T::camera, rules::any, "at once to a viewpoint or x,y,z:x,y,z[:lens]"),
        may("look", &T::look, rules::any, "how the scene is drawn"),
        may("view", &T::view, rules::any, "what colours mean; none for materials"),
        may("select", &T::select, rules::any, "an entity by its name, or kind:name; empty for nothing"),
        may("frame", &T::frame, rules::any, "the camera to an entity, by name or kind:name"),
        may("search", &T::search, rules::any, "text, typed into the search"),
        may("mode", &T::mode, rules::any, "how the camera moves"),
        may("open", &T::open, rules::any, "another scene, as if dropped on the window"),
        may("expect", &T::expect, rules::any, "what must hold, or the script fails"),
        may("save", &T::save, rules::any, "the picture with its panels, a PNG"),
        may("seconds", &T::seconds, rules::seconds, "that a key is held"),
        may("with", &T::with, rules::any, "modifiers held with a key, a click or the wheel"),
    };
};

template <>
struct Fields<app::ScriptDocument>
{
    static constexpr std::string_view format = "glasshouse-script/1";
    static constexpr std::string_view title = "What is done with a scene in a window, step by step";
    static constexpr auto table = std::tuple{
        may("notes", &app::ScriptDocument::notes, rules::any, "whatever a reader should know"),
        must("steps", &app::ScriptDocument::steps, rules::any, "one after the other"),
    };
};
} // namespace twin
