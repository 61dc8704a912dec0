#pragma once

#include <vector>

#include "engine/passes/solid_set.h"

namespace engine
{
inline uint32_t blocksOf(const SolidParted& parted)
{
    return (parted.room * parted.partCount + solidBlockSize - 1) / solidBlockSize;
}

// A SolidSet on its way to the GPU.
struct SolidSet::Arrays
{
    explicit Arrays(const Drawables& drawables);

    std::vector<SolidVertex> vertices;
    std::vector<uint32_t> indices;
    std::vector<SolidInstance> instances;
    std::vector<glm::vec4> spheres;
    std::vector<SolidCluster> clusters;
    std::vector<SolidMesh> meshes;
    std::vector<SolidPart> parts;
    std::vector<SolidParted> parted;
    std::vector<gpu::DrawIndexedCommand> draws;
    std::vector<gpu::DrawIndexedCommand> clearDraws;

private:
    void addMesh(const Mesh& mesh);
    // A box in the mean colour of a LOD, for far away.
    gpu::DrawIndexedCommand addBox(const Mesh& mesh, const MeshLod& lod);
    void orderDraws(const std::vector<Solid>& solids);
    void addInstances(const Drawables& drawables);
    void addCluster(uint32_t mesh, uint32_t layer, uint32_t first, uint32_t count);
    std::vector<glm::vec4> meshSpheres_; // around each mesh, in its own frame
};
} // namespace engine
