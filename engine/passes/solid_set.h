#pragma once

#include <cstdint>

#include "engine/gpu/buffer.h"
#include "engine/gpu/device.h"
#include "engine/passes/drawables.h"
#include "shared/engine/solids.h"

namespace engine
{
// The placed meshes of a scene in GPU memory, sorted by mesh and layer into clusters of neighbours. Never changes but
// for `shown`.
class SolidSet
{
public:
    // Throws gpu::OutOfMemory; std::invalid_argument when a solid names no mesh or layer.
    SolidSet(gpu::Device& device, const Drawables& drawables);

    uint32_t instanceCount() const { return static_cast<uint32_t>(instances.size()); }
    uint32_t clusterCount() const { return static_cast<uint32_t>(clusters.size()); }
    uint32_t meshCount() const { return static_cast<uint32_t>(meshes.size()); }

private:
    struct Arrays;
    SolidSet(gpu::Device& device, const Arrays& arrays);

public:
    gpu::Buffer<SolidVertex> vertices;
    gpu::Buffer<uint32_t> indices;
    gpu::Buffer<SolidInstance> instances;
    gpu::Buffer<glm::vec4> spheres; // around each instance: centre, radius
    gpu::Buffer<SolidCluster> clusters;
    gpu::Buffer<SolidMesh> meshes;
    // `solidLods` a mesh, placed as SolidMesh::draws says; culling fills in the instances. Closed matter, and what one
    // sees through.
    gpu::Buffer<gpu::DrawIndexedCommand> draws;
    gpu::Buffer<gpu::DrawIndexedCommand> clearDraws;
    bool anyClear = false;
    // LODs that are drawn by parts, in the order of their draws; and the parts.
    gpu::Buffer<SolidParted> parted;
    gpu::Buffer<SolidPart> parts;
    uint32_t mostPieces = 0; // parts of instances that a view can show
    uint32_t blockCount = 0; // of these
    // What the view shows that was culled last: room for one, as each is drawn before the next is culled.
    gpu::Buffer<SolidShown> shown;
};
} // namespace engine
