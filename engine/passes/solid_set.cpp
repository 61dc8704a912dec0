#include "engine/passes/solid_set.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "engine/gpu/readback.h"
#include "engine/passes/packing.h"
#include "engine/passes/solid_arrays.h"

namespace engine
{
void SolidSet::Arrays::addCluster(uint32_t mesh, uint32_t layer, uint32_t first, uint32_t count)
{
    glm::vec3 least(spheres[first]);
    glm::vec3 most = least;
    for (uint32_t i = first; i < first + count; ++i)
    {
        least = glm::min(least, glm::vec3(spheres[i]) - spheres[i].w);
        most = glm::max(most, glm::vec3(spheres[i]) + spheres[i].w);
    }
    const glm::vec3 centre = (least + most) * 0.5f;
    float radius = 0;
    for (uint32_t i = first; i < first + count; ++i)
        radius = std::max(radius, glm::distance(centre, glm::vec3(spheres[i])) + spheres[i].w);
    clusters.push_back({centre, radius, first, count, mesh, layer});
}

void SolidSet::Arrays::addInstances(const Drawables& drawables)
{
    const std::vector<Solid>& solids = drawables.solids;
    Bounds bounds;
    for (const Solid& each : solids)
    {
        if (each.mesh >= drawables.meshes.size() || each.layer >= layerCount)
            throw std::invalid_argument(fmt::format("solid of mesh {} in layer {}: there are {} meshes and {} layers",
                                                    each.mesh, each.layer, drawables.meshes.size(), layerCount));
        bounds.add(each.position);
    }
    struct Key
    {
        uint64_t key;
        uint32_t solid;
    };
    std::vector<Key> order(solids.size());
    const glm::vec3 extent = glm::max(bounds.size(), glm::vec3(1e-3f));
    for (uint32_t i = 0; i < solids.size(); ++i)
    {
        const uint64_t group = uint64_t{solids[i].mesh} * layerCount + solids[i].layer;
        order[i] = {group << 32 | mortonOf((solids[i].position - bounds.min) / extent), i};
    }
    std::sort(order.begin(), order.end(),
              [](const Key& a, const Key& b) { return a.key != b.key ? a.key < b.key : a.solid < b.solid; });

    instances.reserve(solids.size());
    spheres.reserve(solids.size());
    for (uint32_t begin = 0, mesh = 0; mesh < meshes.size(); ++mesh)
    {
        meshes[mesh].firstCluster = static_cast<uint32_t>(clusters.size());
        meshes[mesh].firstInstance = begin;
        while (begin < order.size() && solids[order[begin].solid].mesh == mesh)
        {
            const uint32_t layer = solids[order[begin].solid].layer;
            uint32_t end = begin;
            for (; end < order.size() && end - begin < solidClusterSize; ++end)
            {
                const Solid& solid = solids[order[end].solid];
                if (solid.mesh != mesh || solid.layer != layer)
                    break;
                const glm::vec4 sphere = meshSpheres_[mesh];
                const glm::vec3 centre = solid.position + solid.rotation * (glm::vec3(sphere) * solid.scale);
                const glm::vec3 scale = glm::abs(solid.scale);
                spheres.emplace_back(centre, sphere.w * std::max({scale.x, scale.y, scale.z}));
                instances.push_back({solid.position, solid.entity, packRotation(solid.rotation), solid.scale,
                                     layer | (solid.tinted ? solidTinted : 0)});
            }
            addCluster(mesh, layer, begin, end - begin);
            begin = end;
        }
        meshes[mesh].clusterCount = static_cast<uint32_t>(clusters.size()) - meshes[mesh].firstCluster;
    }
}

SolidSet::Arrays::Arrays(const Drawables& drawables)
{
    for (const Mesh& each : drawables.meshes)
        addMesh(each);
    addInstances(drawables);
    orderDraws(drawables.solids);
}

SolidSet::SolidSet(gpu::Device& device, const Drawables& drawables) : SolidSet(device, Arrays(drawables)) {}

SolidSet::SolidSet(gpu::Device& device, const Arrays& arrays)
    : vertices(device, "solids.vertices", arrays.vertices.size()),
      indices(device, "solids.indices", arrays.indices.size()),
      instances(device, "solids.instances", arrays.instances.size()),
      spheres(device, "solids.spheres", arrays.spheres.size()),
      clusters(device, "solids.clusters", arrays.clusters.size()),
      meshes(device, "solids.meshes", arrays.meshes.size()),
      draws(device, "solids.draws", arrays.draws.size()),
      clearDraws(device, "solids.clear draws", arrays.clearDraws.size()),
      anyClear(std::ranges::any_of(arrays.clearDraws, [](const auto& each) { return each.indexCount > 0; })),
      parted(device, "solids.parted", arrays.parted.size()),
      parts(device, "solids.parts", arrays.parts.size()),
      shown(device, "solids.shown", arrays.instances.size())
{
    for (const SolidParted& each : arrays.parted)
    {
        mostPieces += each.room * each.partCount;
        blockCount += blocksOf(each);
    }
    gpu::upload(device, parted, arrays.parted);
    gpu::upload(device, parts, arrays.parts);
    gpu::upload(device, vertices, arrays.vertices);
    gpu::upload(device, indices, arrays.indices);
    gpu::upload(device, instances, arrays.instances);
    gpu::upload(device, spheres, arrays.spheres);
    gpu::upload(device, clusters, arrays.clusters);
    gpu::upload(device, meshes, arrays.meshes);
    gpu::upload(device, draws, arrays.draws);
    gpu::upload(device, clearDraws, arrays.clearDraws);
}
} // namespace engine
