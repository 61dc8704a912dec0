#include "engine/passes/draw_target.h"

#include <utility>

#include "engine/passes/shaders.h"

namespace engine
{
gpu::PassDesc passDesc(const DrawTarget& target, const std::string& kind, const std::string& vertex,
                       const std::string& fragment, std::vector<gpu::VertexStream> streams)
{
    return {
        .name = target.name + " " + kind,
        .shaders = shaders,
        .vertex = vertex,
        .streams = std::move(streams),
        .fragment = fragment,
        .color = target.color,
        .depth = target.depth,
        .depthWrite = target.depthWrite,
        .depthBias = target.depthBias,
        .depthBiasSlope = target.depthBiasSlope,
        .blend = target.blend,
        .cull = target.cull,
    };
}
} // namespace engine
