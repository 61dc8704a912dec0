#include "engine/passes/shadow.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

namespace engine
{
namespace
{
constexpr uint32_t side = 2048; // texels
constexpr float nearest = 14;   // metres, half of the smallest square
constexpr float largest = 1024; // and of the largest
constexpr float height = 40;    // metres above and below the square's middle that cast shadows
constexpr float offset = 0.02f; // metres towards the light, against a surface shading itself

// Where along x and y the light falls on a level plane: a slanted projection, so that the edges of what stands square
// to the world run along rows of texels and make no stairs.
struct Axes
{
    glm::vec3 right, up;
};
Axes axesOf(const glm::vec3& toKey)
{
    return {{1, 0, -toKey.x / toKey.z}, {0, 1, -toKey.y / toKey.z}};
}

float rangeOf(float half)
{
    return height + 1.5f * half;
}
} // namespace

Shadow::Shadow(gpu::Device& device, const SolidSet& solids)
    : noFibers_(device, {}),
      shown_(device, solids, noFibers_, {}),
      solids_(device, {.name = "shadow", .cull = VK_CULL_MODE_NONE, .depthBiasSlope = -1.5f}),
      view_(device, "shadow.view", 1),
      depths_(device, {.name = "shadow", .format = VK_FORMAT_D32_SFLOAT, .width = side, .height = side})
{
}

Shadow::Square Shadow::squareOf(const Camera& camera, const glm::vec3& toKey, uint32_t layers, float lowest)
{
    const float above = camera.eye.z - lowest - 1;
    const float reach = camera.forward.z < -0.05f && above > 0 ? above / -camera.forward.z : 25;
    float half = nearest;
    while (half < std::max(reach, above) * 0.9f && half < largest)
        half *= 2;
    const float step = half / 8;
    const glm::vec2 wanted =
        glm::vec2(camera.eye) + glm::vec2(camera.forward) * std::min(reach, half * 0.75f) + step / 2;
    const glm::vec2 snapped = glm::floor(wanted / step) * step;
    return {glm::vec3(snapped, lowest), half, toKey, layers};
}

View Shadow::view() const
{
    const Square& square = *square_;
    const auto [right, up] = axesOf(square.toKey);
    View view{};
    const float range = rangeOf(square.half);
    for (int i = 0; i < 3; ++i)
        view.clipFromEye[i] = {right[i] / square.half, -up[i] / square.half, square.toKey[i] / (2 * range), 0};
    view.clipFromEye[3] = {0, 0, 0.5f, 1};
    view.planes[0] = glm::vec4(right, square.half) / glm::length(right);
    view.planes[1] = glm::vec4(-right, square.half) / glm::length(right);
    view.planes[2] = glm::vec4(up, square.half) / glm::length(up);
    view.planes[3] = glm::vec4(-up, square.half) / glm::length(up);
    view.planes[4] = glm::vec4(0, 0, 0, 1);
    view.eye = square.centre;
    view.forward = -square.toKey;
    view.pixelsPerMetre = 1;
    view.near = 1e-3f;
    view.layers = square.layers;
    view.size = glm::vec2(side);
    return view;
}

void Shadow::record(gpu::Commands& cmd, const Cull& cull, const Values& values, const Camera& camera,
                    const glm::vec3& toKey, uint32_t layers, float lowest)
{
    const Square wanted = squareOf(camera, toKey, layers, lowest);
    if (square_ == wanted)
        return;
    square_ = wanted;
    cmd.upload(view_, std::array{view()});
    cmd.barrier(gpu::copy, gpu::compute | gpu::draw);
    cull.solids(cmd, view_, values, shown_, {.coarsest = true, .whole = true});
    cmd.barrier(gpu::compute, gpu::draw);
    gpu::Rendering rendering(cmd, {.depth = {.view = depths_, .clear = 0.0f}}, "shadow");
    solids_.draw(rendering, view_, shown_);
}

glm::mat4 Shadow::shadowFromEye(const glm::vec3& eye) const
{
    const View light = view();
    glm::mat4 result = light.clipFromEye;
    const glm::vec4 moved = light.clipFromEye * glm::vec4(eye - light.eye, 1);
    result[3] = moved;
    // Clip space to texture coordinates; towards the light by the offset.
    glm::mat4 texture(1);
    texture[0][0] = texture[1][1] = 0.5f;
    texture[3] = {0.5f, 0.5f, offset / (2 * rangeOf(square_->half)), 1};
    return texture * result;
}
} // namespace engine
