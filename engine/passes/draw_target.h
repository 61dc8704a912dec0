#pragma once

#include <string>
#include <vector>

#include "engine/gpu/pass.h"

namespace engine
{
// What the passes of solids and of fibers write, and how: one set of geometry, several pictures of it.
struct DrawTarget
{
    std::string name;
    std::string solids; // fragment shaders; both empty: depth alone
    std::string fibers;
    std::string fiberVertices = "engine/fiber.vert";
    std::string sheets; // empty: bands that are near are not drawn
    VkFormat color = VK_FORMAT_UNDEFINED;
    VkFormat depth = VK_FORMAT_D32_SFLOAT;
    bool depthWrite = true;
    gpu::Blend blend = gpu::Blend::none;
    VkCullModeFlags cull = VK_CULL_MODE_BACK_BIT; // of solids
    float depthBias = 0;
    float depthBiasSlope = 0;
};

// A pass onto it, of one kind of geometry.
gpu::PassDesc passDesc(const DrawTarget& target, const std::string& kind, const std::string& vertex,
                       const std::string& fragment, std::vector<gpu::VertexStream> streams = {});
} // namespace engine
