#include "engine/passes/view_data.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/passes/packing.h"

namespace engine
{
namespace
{
// What stays of colour and of light where things step back, or recede into the dark.
constexpr float dimColor = 0.2f;
constexpr float darkLight = 0.22f;

// Planes through the eye that bound what lies between two corners of the picture, and the near plane. Corners are
// points of the plane at a depth of one metre, relative to the eye.
void setPlanes(View& view, const glm::vec3& topLeft, const glm::vec3& topRight, const glm::vec3& bottomLeft,
               const glm::vec3& bottomRight)
{
    const auto through = [&](const glm::vec3& a, const glm::vec3& b, const glm::vec3& inside)
    {
        glm::vec3 normal = glm::normalize(glm::cross(a, b));
        if (glm::dot(normal, inside) < 0)
            normal = -normal;
        return glm::vec4(normal, 0);
    };
    view.planes[0] = through(topLeft, bottomLeft, topRight);
    view.planes[1] = through(topRight, bottomRight, topLeft);
    view.planes[2] = through(topLeft, topRight, bottomLeft);
    view.planes[3] = through(bottomLeft, bottomRight, topLeft);
    view.planes[4] = glm::vec4(view.forward, -view.near);
}

glm::vec3 at(const View& view, glm::vec2 pixel)
{
    return view.rayCorner + pixel.x * view.rayRight + pixel.y * view.rayDown;
}
} // namespace

View viewData(const Camera& camera, const ViewSettings& settings)
{
    View view{};
    view.clipFromEye = clipFromEye(camera, settings.size, settings.jitter);
    view.eye = camera.eye;
    view.size = settings.size;
    view.near = camera.near;
    view.forward = camera.forward;
    view.pixelsPerMetre = view.size.y / (2 * std::tan(camera.fovY / 2));
    const auto ray = [&](glm::vec2 pixel)
    {
        const glm::vec3 direction = rayThrough(camera, settings.size, pixel - settings.jitter);
        return direction / glm::dot(direction, camera.forward);
    };
    view.rayCorner = ray({0, 0});
    view.rayRight = (ray({view.size.x, 0}) - view.rayCorner) / view.size.x;
    view.rayDown = (ray({0, view.size.y}) - view.rayCorner) / view.size.y;
    setPlanes(view, at(view, {0, 0}), at(view, {view.size.x, 0}), at(view, {0, view.size.y}), at(view, view.size));
    view.layers = settings.layers;
    view.lodScale = settings.lodScale;
    view.leastPixels = settings.leastPixels;
    view.selected = settings.selected;
    view.hovered = settings.hovered;
    view.accent = shaderColor(settings.accent);
    for (size_t i = 0; i < layerCount; ++i)
        view.greys[i] = shaderColor(settings.greys[i]);
    const ValueScale& scale = settings.tint.scale;
    const bool categories = scale.map == ColorMap::categories;
    view.colorCount = colorMapSize;
    view.valueLeast = scale.logarithmic ? std::log10(scale.least) : scale.least;
    const float greatest = scale.logarithmic ? std::log10(scale.greatest) : scale.greatest;
    view.valueScale = greatest > view.valueLeast ? 1 / (greatest - view.valueLeast) : 0;
    view.flags = (settings.tint.on ? viewTints : 0) | (scale.logarithmic ? viewLogarithmic : 0) |
                 (categories ? viewCategories : 0) | (settings.flat ? viewFlat : 0) |
                 (settings.tint.on && settings.tint.dims ? viewDims : 0) | (settings.entities ? viewEntities : 0) |
                 (settings.spotlight > 0 ? viewSpotlight : 0);
    // Flat greys are light already: beside them data would not stand out.
    const float light = settings.flat ? 0.62f : 1.0f;
    const bool all = settings.tint.on && settings.tint.dims; // steps back whether a spotlight is on or not
    const float dark = std::clamp(settings.spotlight, 0.0f, 1.0f);
    view.backColor = glm::mix(all ? dimColor : 1.0f, dimColor, dark);
    view.backLight = glm::mix(all ? light : 1.0f, light * darkLight, dark);
    return view;
}

View narrowed(const View& view, glm::uvec2 first, glm::uvec2 last)
{
    View result = view;
    // A pixel more on every side: what is widened to a pixel reaches over its box.
    const glm::vec2 least = glm::vec2(first) - 1.0f;
    const glm::vec2 most = glm::vec2(last) + 2.0f;
    setPlanes(result, at(view, least), at(view, {most.x, least.y}), at(view, {least.x, most.y}), at(view, most));
    return result;
}
} // namespace engine
