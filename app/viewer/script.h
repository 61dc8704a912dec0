#pragma once

#include "engine/passes/renderer.h"
#include "engine/view/camera_control.h"
#include "engine/view/input.h"
#include "twin/facility/json_reader.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app
{
// What `view --script` plays: a document of steps, each one thing that a hand does, or that is asked for by name, saved
// or expected. Its keys stand in script_fields.h; docs/scripts.md says what they do.

enum class ModifierKey : uint8_t
{
    shift,
    control,
    alt,
    super,
};

struct ScriptDrag : twin::Record
{
    twin::Point2 from{}, to{};
    engine::MouseButton button = engine::MouseButton::left;
    double seconds = 0.5;
};

// What must hold; what is left out may be anything.
struct ScriptExpectation : twin::Record
{
    std::optional<std::string_view> selected; // names; empty: nobody
    std::optional<std::string_view> hovered;
    std::optional<engine::CameraMode> mode;
    std::optional<engine::Look> look;
    std::optional<std::string_view> view;
    std::optional<std::string_view> scene;
    std::optional<std::string_view> notice; // a part of it
    std::optional<std::string_view> tour;   // playing, paused, left, none
    std::optional<twin::Point2> size;
    std::vector<twin::Point3> eyeWithin; // least and most
};

// One of the optional members, which say what is done, and how.
struct ScriptStep : twin::Record
{
    std::optional<twin::Point2> move;
    std::optional<engine::MouseButton> press, release;
    std::optional<twin::Point2> click, doubleClick;
    std::optional<ScriptDrag> drag;
    std::optional<twin::Point2> wheel;
    std::optional<engine::Key> key;
    std::optional<std::string_view> type;
    std::optional<double> wait;
    std::optional<bool> rest;
    std::optional<twin::Point2> resize;
    std::optional<bool> minimise;
    std::optional<std::string_view> camera;
    std::optional<engine::Look> look;
    std::optional<std::string_view> view;
    std::optional<std::string_view> select, frame, search;
    std::optional<engine::CameraMode> mode;
    std::optional<std::string_view> open;
    std::optional<ScriptExpectation> expect;
    std::optional<std::string_view> save;

    double seconds = 0; // that a key is held
    std::vector<ModifierKey> with;
};

struct ScriptDocument
{
    std::vector<std::string_view> notes;
    std::vector<ScriptStep> steps;
    twin::TextArena text;
};

struct Script
{
    twin::SourceText source;
    ScriptDocument document;

    // "FILE:LINE", to say where something is wrong.
    std::string placeOf(size_t step) const;
};

// Throws twin::Error that names file, line and path of the first thing that is wrong with it, and counts the others.
Script readScript(const std::filesystem::path& file);

// The JSON Schema (draft 7) of such a document.
std::string scriptSchema();
} // namespace app
