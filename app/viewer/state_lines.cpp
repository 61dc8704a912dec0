#include "app/viewer/state_lines.h"

#include "app/viewer/script_fields.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace app
{
namespace
{
using Json = nlohmann::ordered_json;

Json nameOrNull(const Viewer& viewer, EntityId entity)
{
    return entity == 0 ? Json() : Json(viewer.scene().stage.entities.name(entity));
}

// To tenths of a millimetre: what is less comes and goes with rounding.
std::array<double, 3> rounded(const glm::vec3& vector)
{
    const auto round = [](float value) { return std::round(double{value} * 1e4) / 1e4 + 0.0; };
    return {round(vector.x), round(vector.y), round(vector.z)};
}

Json stateOf(const Viewer& viewer)
{
    const Showing& showing = viewer.showing();
    const engine::Camera& camera = viewer.camera().camera();
    return {{"scene", viewer.scene().scene.document.name},
            {"size", std::array{viewer.size().x, viewer.size().y}},
            {"mode", twin::word(viewer.camera().mode())},
            {"look", twin::word(showing.look)},
            {"view", showing.view ? Json(showing.view->name) : Json()},
            {"selected", nameOrNull(viewer, viewer.selected())},
            {"hovered", nameOrNull(viewer, viewer.hovered())},
            {"tour", viewer.tour() ? Json(nameOf(viewer.tour()->state())) : Json()},
            {"notice", viewer.notice()},
            {"camera", {{"eye_m", rounded(camera.eye)}, {"forward", rounded(camera.forward)}}}};
}
} // namespace

void StateLines::look(const Viewer& viewer)
{
    const bool moves = viewer.camera().isMoving() || viewer.camera().isDragging();
    const Json state = stateOf(viewer);
    const bool isFirst = told_.empty();
    for (const auto& [key, value] : state.items())
    {
        if (key == "camera" && moves && !isFirst)
            continue;
        std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
        std::string& told = told_[key];
        if (told == text)
            continue;
        told = std::move(text);
        if (isFirst && key != "scene")
            continue;
        Json line{{"event", key}};
        line.update(state);
        fmt::print(out_, "{}\n", line.dump(-1, ' ', false, Json::error_handler_t::replace));
        std::fflush(out_);
    }
}
} // namespace app
