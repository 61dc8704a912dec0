#pragma once

#include <glm/vec2.hpp>

#include "engine/gpu/image.h"

namespace engine
{
// The images of a frame, all of one size but the occlusion, which is smaller.
struct Targets
{
    static constexpr VkFormat colorFormat = VK_FORMAT_R8G8B8A8_UNORM;
    static constexpr VkFormat matterFormat = VK_FORMAT_R32G32_UINT;
    static constexpr VkFormat entityFormat = VK_FORMAT_R32_UINT;
    static constexpr VkFormat depthFormat = VK_FORMAT_D32_SFLOAT;
    static constexpr VkFormat lightFormat = VK_FORMAT_R16G16B16A16_SFLOAT;
    static constexpr uint32_t occlusionScale = 4;
    static constexpr VkFormat openDistanceFormat = VK_FORMAT_R32_UINT;
    static constexpr VkFormat openFormat = VK_FORMAT_R8_UNORM;
    static constexpr VkFormat sumFormat = VK_FORMAT_R32G32B32A32_SFLOAT;

    Targets(gpu::Device& device, glm::uvec2 size);

    glm::uvec2 size;
    gpu::Image matter;     // of what is in front: colour, normal, surface (matterWords in shaders/engine/surface.glsl)
    gpu::Image depth;      // reversed
    gpu::Image open;       // occlusion and distance (open_distance.glsl), smaller by `occlusionScale`
    gpu::Image openSmooth; // the same blurred
    gpu::Image light;      // radiance, 1 is white
    gpu::Image rough;      // the picture before smoothing
    gpu::Image picture;    // what is shown
};
} // namespace engine
