#include "engine/passes/solid_set.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "engine/gpu/readback.h"
#include "engine/passes/packing.h"
#include "engine/passes/solid_arrays.h"

namespace engine
{
namespace
{
constexpr float roughest = 255;
constexpr float pixelsPerTriangle = 40; // a LOD is used while its triangles are no smaller, by its bounding sphere
constexpr uint32_t boxTriangles = 12;
constexpr float largestBox = 11; // pixels across: from there on a box is drawn for what is boxy

SolidMaterial materialOf(const MeshMaterial& material)
{
    const auto byte = [](float x) { return static_cast<uint32_t>(std::lround(std::clamp(x, 0.0f, 1.0f) * roughest)); };
    const float glow = std::max({material.emissive.x, material.emissive.y, material.emissive.z});
    return {packColor(glow > 0.3f ? material.emissive / std::max(glow, 1.0f) : material.baseColor, material.alpha),
            byte(material.roughness) | byte(material.metallic) << 8 | byte(glow) << 16};
}

// Area of the surface, square metres; and its mean colour.
struct Surface
{
    float area = 0;
    MeshMaterial mean;
};

Surface surfaceOf(const Mesh& mesh, const MeshLod& lod)
{
    Surface surface;
    surface.mean.baseColor = glm::vec3(0);
    surface.mean.roughness = 0;
    for (const MeshPrimitive& run : lod.primitives)
        for (uint32_t i = run.firstIndex; i < run.firstIndex + run.indexCount; i += 3)
        {
            const glm::vec3& a = mesh.positions[mesh.indices[i]];
            const float area = 0.5f * glm::length(glm::cross(mesh.positions[mesh.indices[i + 1]] - a,
                                                             mesh.positions[mesh.indices[i + 2]] - a));
            const MeshMaterial& material = mesh.materials[run.material];
            surface.area += material.alpha < 1 ? 0 : area;
            surface.mean.baseColor += material.baseColor * area;
            surface.mean.metallic += material.metallic * area;
            surface.mean.roughness += material.roughness * area;
        }
    const float all = std::max(surface.area, 1e-9f);
    surface.mean.baseColor /= all;
    surface.mean.metallic /= all;
    surface.mean.roughness /= all;
    return surface;
}

// Whether the box around it looks like it from afar: it has the surface for most of the box's.
bool isBoxy(const Mesh& mesh, const MeshLod& lod)
{
    const glm::vec3 size = mesh.bounds.size();
    const float box = 2 * (size.x * size.y + size.y * size.z + size.z * size.x);
    return surfaceOf(mesh, lod).area > 0.6f * box;
}

// Index runs of one LOD: what is closed, then what one sees through.
struct Runs
{
    gpu::DrawIndexedCommand closed{};
    gpu::DrawIndexedCommand clear{};
};

Runs addIndices(std::vector<uint32_t>& indices, const Mesh& mesh, const MeshLod& lod, int32_t firstVertex)
{
    Runs runs;
    for (const bool clear : {false, true})
    {
        const size_t first = indices.size();
        for (const MeshPrimitive& each : lod.primitives)
            if ((mesh.materials[each.material].alpha < 1) == clear)
                indices.insert(indices.end(), mesh.indices.begin() + each.firstIndex,
                               mesh.indices.begin() + each.firstIndex + each.indexCount);
        (clear ? runs.clear : runs.closed) = {static_cast<uint32_t>(indices.size() - first), 0,
                                              static_cast<uint32_t>(first), firstVertex, 0};
    }
    return runs;
}
} // namespace

void SolidSet::Arrays::addMesh(const Mesh& mesh)
{
    // Vertices carry their material, so one that two materials share becomes two.
    const auto firstVertex = static_cast<int32_t>(vertices.size());
    const auto firstMaterial = static_cast<uint32_t>(materials.size());
    for (const MeshMaterial& each : mesh.materials)
        materials.push_back(materialOf(each));
    constexpr uint32_t nobody = ~0u;
    Mesh own = mesh;
    std::vector<uint32_t> materialOfVertex(mesh.positions.size(), nobody);
    for (const MeshLod& lod : mesh.lods)
        for (const MeshPrimitive& each : lod.primitives)
            for (uint32_t i = each.firstIndex; i < each.firstIndex + each.indexCount; ++i)
            {
                uint32_t& index = own.indices[i];
                if (materialOfVertex[index] != nobody && materialOfVertex[index] != each.material)
                {
                    own.positions.push_back(own.positions[index]);
                    own.normals.push_back(own.normals[index]);
                    materialOfVertex.push_back(nobody);
                    index = static_cast<uint32_t>(own.positions.size() - 1);
                }
                materialOfVertex[index] = each.material;
            }
    glm::vec3 middle = (mesh.bounds.min + mesh.bounds.max) * 0.5f;
    float radius = 0;
    for (size_t i = 0; i < own.positions.size(); ++i)
    {
        const uint32_t material = materialOfVertex[i] == nobody ? 0 : materialOfVertex[i];
        vertices.push_back({own.positions[i], packDirection(own.normals[i]), firstMaterial + material});
        radius = std::max(radius, glm::distance(own.positions[i], middle));
    }
    meshSpheres_.emplace_back(middle, radius);

    // One place is kept for the box.
    SolidMesh entry{.lods = static_cast<uint32_t>(std::min<size_t>(mesh.lods.size(), solidLods - 1))};
    for (uint32_t l = 0; l < solidLods; ++l)
    {
        const bool present = l < entry.lods;
        const Runs runs = present ? addIndices(indices, own, own.lods[l], firstVertex) : Runs{};
        entry.pixels[l] =
            l + 1 < entry.lods ? std::sqrt(pixelsPerTriangle * static_cast<float>(own.lods[l].triangleCount)) : 0;
        draws.push_back(runs.closed);
        clearDraws.push_back(runs.clear);
    }
    const MeshLod& coarsest = own.lods[entry.lods - 1];
    if (coarsest.triangleCount > boxTriangles * 3 / 2 && isBoxy(own, coarsest))
    {
        entry.pixels[entry.lods - 1] =
            std::min(largestBox, std::sqrt(pixelsPerTriangle * static_cast<float>(coarsest.triangleCount)));
        draws[draws.size() - solidLods + entry.lods] = addBox(own, coarsest);
        ++entry.lods;
    }
    meshes.push_back(entry);
}

gpu::DrawIndexedCommand SolidSet::Arrays::addBox(const Mesh& mesh, const MeshLod& lod)
{
    const Mesh box = boxMesh(mesh.bounds.size());
    const glm::vec3 foot((mesh.bounds.min.x + mesh.bounds.max.x) / 2, (mesh.bounds.min.y + mesh.bounds.max.y) / 2,
                         mesh.bounds.min.z);
    const auto material = static_cast<uint32_t>(materials.size());
    materials.push_back(materialOf(surfaceOf(mesh, lod).mean));
    const gpu::DrawIndexedCommand draw{static_cast<uint32_t>(box.indices.size()), 0,
                                       static_cast<uint32_t>(indices.size()), static_cast<int32_t>(vertices.size()), 0};
    for (size_t i = 0; i < box.positions.size(); ++i)
        vertices.push_back({box.positions[i] + foot, packDirection(box.normals[i]), material});
    indices.insert(indices.end(), box.indices.begin(), box.indices.end());
    return draw;
}

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
}

SolidSet::SolidSet(gpu::Device& device, const Drawables& drawables) : SolidSet(device, Arrays(drawables)) {}

SolidSet::SolidSet(gpu::Device& device, const Arrays& arrays)
    : vertices(device, "solids.vertices", arrays.vertices.size()),
      indices(device, "solids.indices", arrays.indices.size()),
      materials(device, "solids.materials", arrays.materials.size()),
      instances(device, "solids.instances", arrays.instances.size()),
      spheres(device, "solids.spheres", arrays.spheres.size()),
      clusters(device, "solids.clusters", arrays.clusters.size()),
      meshes(device, "solids.meshes", arrays.meshes.size()),
      draws(device, "solids.draws", arrays.draws.size()),
      clearDraws(device, "solids.clear draws", arrays.clearDraws.size()),
      anyClear(std::ranges::any_of(arrays.clearDraws, [](const auto& each) { return each.indexCount > 0; }))
{
    gpu::upload(device, vertices, arrays.vertices);
    gpu::upload(device, indices, arrays.indices);
    gpu::upload(device, materials, arrays.materials);
    gpu::upload(device, instances, arrays.instances);
    gpu::upload(device, spheres, arrays.spheres);
    gpu::upload(device, clusters, arrays.clusters);
    gpu::upload(device, meshes, arrays.meshes);
    gpu::upload(device, draws, arrays.draws);
    gpu::upload(device, clearDraws, arrays.clearDraws);
}
} // namespace engine
