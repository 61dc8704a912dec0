#pragma once

#include "app/panels/legend.h"
#include "app/stage/entities.h"
#include "app/stage/facts.h"
#include "app/stage/search.h"
#include "app/stage/viewpoints.h"
#include "app/stage/views.h"
#include "engine/gpu/timing.h"
#include "engine/passes/renderer.h"
#include "engine/view/camera_control.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace app
{
// A line of the help.
struct KeyHelp
{
    const char* keys = nullptr; // null: `what` is a heading
    const char* what = nullptr;
};

// What the panels show in a frame. Nothing is kept of it; null and empty where there is nothing.
struct PanelModel
{
    std::string_view scene; // its name
    const EntityTable* entities = nullptr;
    const EntitySearch* search = nullptr;
    std::span<const ViewInfo> views;
    std::span<const Viewpoint> viewpoints;

    bool mayTour = false; // there is something to tour

    engine::Look look = engine::Look::executive;
    engine::CameraMode camera = engine::CameraMode::orbit;
    const ViewInfo* view = nullptr;
    const Legend* legend = nullptr;
    EntityId selected = 0;
    const Facts* facts = nullptr; // of what is selected

    std::span<const gpu::Timing::Row> timings;
    double frameSeconds = 0; // from one frame to the next

    std::span<const KeyHelp> keys; // that are not the panels' or the camera's own

    std::string_view toast; // one line; gone when it is empty
    bool toastIsError = false;
};

// What the user asked for, in order. Panels never do it themselves: the model of the next frame says whether it came to
// be.
struct SelectEntity
{
    EntityId entity = 0; // nobody: what was selected no longer is
};
struct FrameEntity // the camera goes there
{
    EntityId entity = 0;
};
struct SetLook
{
    engine::Look look = engine::Look::executive;
};
struct SetView
{
    const ViewInfo* view = nullptr; // null: materials as they are
};
struct SetCameraMode
{
    engine::CameraMode mode = engine::CameraMode::orbit;
};
struct GoToViewpoint
{
    size_t index = 0; // of PanelModel::viewpoints
};
struct OpenPath // another scene
{
    std::string path;
};
struct PlayTour
{
};
struct DismissToast
{
};
using PanelAction = std::variant<SelectEntity, FrameEntity, SetLook, SetView, SetCameraMode, GoToViewpoint, OpenPath,
                                 PlayTour, DismissToast>;
} // namespace app
