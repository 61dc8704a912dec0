#include "engine/view/camera.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec4.hpp>

#include "engine/import/mesh.h"

namespace engine
{
namespace
{
// Tangents of half the angles of view, across and up the picture.
glm::vec2 halfTangents(const Camera& camera, glm::uvec2 size)
{
    const float up = std::tan(camera.fovY / 2);
    const glm::vec2 sides(glm::max(size, glm::uvec2(1)));
    return {up * sides.x / sides.y, up};
}

// Turned, upright, until `aim` (tangents right and up) points where the camera looked. Where it would have to bend over
// backwards for that it stays as it is.
Camera turnedTo(const Camera& camera, const glm::vec2& aim)
{
    constexpr double steepest = 1.5; // radians
    const glm::dvec3 goal = camera.forward;
    const double high = goal.z * std::sqrt(1 + double(glm::dot(aim, aim))) / std::hypot(1.0, double(aim.y));
    if (aim == glm::vec2(0) || std::abs(high) >= 1)
        return camera;
    const double pitch = std::asin(high) - std::atan(double(aim.y));
    if (std::abs(pitch) > steepest)
        return camera;
    const double heading =
        std::atan2(goal.x, goal.y) - std::atan2(double(aim.x), std::cos(pitch) - double(aim.y) * std::sin(pitch));
    Camera turned = camera;
    turned.forward =
        glm::dvec3(std::sin(heading) * std::cos(pitch), std::cos(heading) * std::cos(pitch), std::sin(pitch));
    turned.up = {0, 0, 1};
    return turned;
}
} // namespace

CameraAxes axesOf(const Camera& camera)
{
    const glm::vec3 right = glm::normalize(glm::cross(camera.forward, camera.up));
    return {right, glm::cross(right, camera.forward), camera.forward};
}

Camera lookAt(const glm::vec3& eye, const glm::vec3& target, float fovY)
{
    Camera camera;
    camera.eye = eye;
    camera.fovY = fovY;
    const glm::vec3 way = target - eye;
    const float distance = glm::length(way);
    if (!(distance > 0))
        return camera;
    camera.forward = way / distance;
    // Nearer to the vertical than this, z gives no direction on the picture that single precision would keep still.
    if (std::hypot(camera.forward.x, camera.forward.y) < 1e-4f)
        camera.up = {0, 1, 0};
    return camera;
}

float fovOfLens(float focalMillimetres)
{
    constexpr float halfFilm = 12; // mm
    return 2 * std::atan(halfFilm / focalMillimetres);
}

Camera framed(const Camera& camera, const Bounds& bounds, glm::uvec2 size, const PictureArea& part)
{
    if (!(bounds.min.x <= bounds.max.x && bounds.min.y <= bounds.max.y && bounds.min.z <= bounds.max.z) ||
        !(part.least.x < part.most.x && part.least.y < part.most.y))
        return camera;
    constexpr float share = 0.88f;   // of the part's sides
    constexpr float nearest = 0.05f; // metres: not to stand in what is framed
    const glm::vec2 sides(glm::max(size, glm::uvec2(1)));
    const glm::vec2 tangents = halfTangents(camera, size);
    // Tangents of the way to the part's middle, right and up, and from there to its sides.
    const glm::vec2 aim = ((part.least + part.most) / sides - 1.0f) * tangents * glm::vec2(1, -1);
    const glm::vec2 reach = (part.most - part.least) / sides * tangents * share;
    const Camera turned = turnedTo(camera, aim);
    const CameraAxes axes = axesOf(turned);
    const glm::vec3 way = axes.forward + aim.x * axes.right + aim.y * axes.up;
    const glm::vec3 middle = (bounds.min + bounds.max) / 2.0f;
    const glm::vec3 half = bounds.size() / 2.0f;
    float back = nearest;
    for (int i = 0; i < 8; ++i)
    {
        const glm::vec3 corner = half * glm::vec3((i & 1) != 0 ? 1 : -1, (i & 2) != 0 ? 1 : -1, (i & 4) != 0 ? 1 : -1);
        const float deep = glm::dot(corner, axes.forward);
        // From the line to the middle, which a corner that lies deeper is further out from.
        const glm::vec2 aside =
            glm::abs(glm::vec2(glm::dot(corner, axes.right), glm::dot(corner, axes.up)) - aim * deep) / reach;
        back = std::max({back, aside.x - deep, aside.y - deep, nearest - deep});
    }
    Camera result = turned;
    result.eye = middle - back * way;
    result.rise = 0;
    return result;
}

Camera framed(const Camera& camera, const Bounds& bounds, glm::uvec2 size)
{
    return framed(camera, bounds, size, {{0, 0}, glm::vec2(glm::max(size, glm::uvec2(1)))});
}

glm::mat4 clipFromEye(const Camera& camera, glm::uvec2 size, glm::vec2 jitter)
{
    const CameraAxes axes = axesOf(camera);
    const glm::vec2 tangents = halfTangents(camera, size);
    // The picture is 2 wide and 2 high in clip space. A risen lens sees what is higher, so all moves down.
    const glm::vec2 shift = 2.0f * jitter / glm::vec2(glm::max(size, glm::uvec2(1))) + glm::vec2(0, 2 * camera.rise);
    const glm::vec3 x = axes.right / tangents.x + shift.x * axes.forward;
    const glm::vec3 y = -axes.up / tangents.y + shift.y * axes.forward;
    const glm::vec3& w = axes.forward;
    return {
        glm::vec4(x.x, y.x, 0, w.x),
        glm::vec4(x.y, y.y, 0, w.y),
        glm::vec4(x.z, y.z, 0, w.z),
        glm::vec4(0, 0, camera.near, 0),
    };
}

glm::vec3 rayThrough(const Camera& camera, glm::uvec2 size, glm::vec2 pixel)
{
    const CameraAxes axes = axesOf(camera);
    const glm::vec2 tangents = halfTangents(camera, size);
    const glm::vec2 place = 2.0f * pixel / glm::vec2(glm::max(size, glm::uvec2(1))) - glm::vec2(1, 1 + 2 * camera.rise);
    return glm::normalize(axes.forward + axes.right * (place.x * tangents.x) - axes.up * (place.y * tangents.y));
}

std::optional<glm::vec2> pixelOf(const Camera& camera, glm::uvec2 size, const glm::vec3& point)
{
    const glm::vec4 clip = clipFromEye(camera, size) * glm::vec4(point - camera.eye, 1);
    if (!(clip.w >= camera.near))
        return std::nullopt;
    return (glm::vec2(clip) / clip.w + 1.0f) / 2.0f * glm::vec2(size);
}

Camera filled(const Camera& camera, std::span<const glm::vec3> points, glm::uvec2 size, float share)
{
    if (points.empty())
        return camera;
    const CameraAxes axes = axesOf(camera);
    const glm::vec2 tangents = halfTangents(camera, size) * share;
    // Of the planes that bound the picture those through the outermost points; where two opposite ones meet is the
    // farthest forward that the eye may stand.
    glm::vec2 low(-std::numeric_limits<float>::infinity());
    glm::vec2 high = -low;
    for (const glm::vec3& point : points)
    {
        const glm::vec3 from = point - points.front();
        const glm::vec2 place(glm::dot(from, axes.right), glm::dot(from, axes.up));
        const glm::vec2 wide = tangents * glm::dot(from, axes.forward);
        low = glm::max(low, place - wide);
        high = glm::min(high, place + wide);
    }
    const glm::vec2 forward = (high - low) / (2.0f * tangents);
    const glm::vec2 aside = (high + low) / 2.0f;
    Camera result = camera;
    result.eye =
        points.front() + axes.right * aside.x + axes.up * aside.y + axes.forward * std::min(forward.x, forward.y);
    result.rise = 0;
    return result;
}
} // namespace engine
