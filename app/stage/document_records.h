#pragma once

#include "engine/passes/renderer.h"
#include "engine/view/camera.h"
#include "twin/facility/document.h"
#include "twin/facility/fields.h"

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

// What documents of several rooms have in common: views that were kept, and the words for looks.

namespace app
{
struct CameraDef : twin::Record
{
    std::string_view name;
    twin::Point3 eye{}, forward{};
    double fovDegrees = 50;
    double rise = 0;
};

engine::Camera cameraOf(const CameraDef& def);
// The same back; the name is the caller's to keep.
CameraDef defOf(std::string_view name, const engine::Camera& camera);
} // namespace app

namespace twin
{
template <>
struct Fields<app::CameraDef>
{
    static constexpr auto table = std::tuple{
        must("name", &app::CameraDef::name, rules::name, "what recalls it"),
        must("eye_m", &app::CameraDef::eye, {.min = -1e6, .max = 1e6}, "where one looks from"),
        must("forward", &app::CameraDef::forward, {.min = -1, .max = 1}, "where to"),
        must("fov_deg", &app::CameraDef::fovDegrees, {.min = 1, .max = 170}, "over the picture's height"),
        may("rise", &app::CameraDef::rise, {.min = -1, .max = 1}, "vertical shift of the lens"),
    };
};

template <>
struct EnumWords<engine::Look>
{
    using T = engine::Look;
    static constexpr auto words =
        std::to_array<std::pair<T, std::string_view>>({{T::executive, "executive"}, {T::engineer, "engineer"}});
};
} // namespace twin
