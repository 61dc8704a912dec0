#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include <glm/geometric.hpp>

#include "engine/passes/packing.h"
#include "engine/passes/solid_arrays.h"
#include "engine/passes/solid_parts.h"

namespace engine
{
namespace
{
constexpr float pixelsPerTriangle = 36; // a LOD is used while its triangles are no smaller, by its silhouette
constexpr uint32_t boxTriangles = 12;
constexpr uint32_t mostByParts = 256;   // instances of one LOD; what is beyond is drawn whole
constexpr uint32_t mostOfParted = 4096; // and of their parts
constexpr uint32_t fewestByParts = 32;
constexpr float largestBox = 9; // pixels across: from there on a box is drawn for what is boxy

constexpr uint32_t surfaceSoft = 0x2000; // of shaders/engine/surface.glsl

struct Matter
{
    uint32_t color;
    uint32_t surface; // of SolidVertex, both
};
Matter matterOf(const MeshMaterial& material)
{
    const auto bits = [](float x, float most)
    { return static_cast<uint32_t>(std::lround(std::clamp(x, 0.0f, 1.0f) * most)); };
    const float glow = std::max({material.emissive.x, material.emissive.y, material.emissive.z});
    return {packColor(glow > 0.3f ? material.emissive / std::max(glow, 1.0f) : material.baseColor, material.alpha),
            bits(material.roughness, 31) | bits(material.metallic, 15) << 5 | bits(glow, 7) << 9 |
                (material.foam ? surfaceSoft : 0)};
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

// How wide a disc would be that covers as much as a box does, as a mean over all directions (a quarter of its surface:
// Cauchy).
float silhouetteAcross(const glm::vec3& size)
{
    const float surface = 2 * (size.x * size.y + size.y * size.z + size.z * size.x);
    return std::sqrt(surface / 4);
}

// Index runs of one LOD: what is closed, then what one sees through.
struct Runs
{
    gpu::DrawIndexedCommand closed{};
    gpu::DrawIndexedCommand clear{};
    std::vector<SolidPart> parts; // of the former
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
        if (!clear)
            runs.parts = makeParts(std::span(indices).subspan(first), mesh.positions, mesh.bounds.size(),
                                   static_cast<uint32_t>(first));
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
    std::vector<Matter> matters;
    for (const MeshMaterial& each : mesh.materials)
        matters.push_back(matterOf(each));
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
        const Matter& matter = matters[materialOfVertex[i] == nobody ? 0 : materialOfVertex[i]];
        vertices.push_back({own.positions[i], packDirection(own.normals[i]), matter.color, matter.surface});
        radius = std::max(radius, glm::distance(own.positions[i], middle));
    }
    meshSpheres_.emplace_back(middle, radius);

    // One place is kept for the box.
    SolidMesh entry{.lods = static_cast<uint32_t>(std::min<size_t>(mesh.lods.size(), solidLods - 1)),
                    .centre = middle,
                    .halfSize = mesh.bounds.size() * 0.5f,
                    .fill = radius > 0 ? std::min(silhouetteAcross(mesh.bounds.size()) / (2 * radius), 1.0f) : 1};
    for (uint32_t l = 0; l < solidLods; ++l)
    {
        const bool present = l < entry.lods;
        const Runs runs = present ? addIndices(indices, own, own.lods[l], firstVertex) : Runs{};
        entry.pixels[l] =
            l + 1 < entry.lods ? std::sqrt(pixelsPerTriangle * static_cast<float>(own.lods[l].triangleCount)) : 0;
        if (!runs.parts.empty())
            parted.push_back({.draw = static_cast<uint32_t>(draws.size()), // until they are ordered
                              .firstPart = static_cast<uint32_t>(parts.size()),
                              .partCount = static_cast<uint32_t>(runs.parts.size()),
                              .vertexOffset = firstVertex});
        parts.insert(parts.end(), runs.parts.begin(), runs.parts.end());
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
    const Matter matter = matterOf(surfaceOf(mesh, lod).mean);
    const gpu::DrawIndexedCommand draw{static_cast<uint32_t>(box.indices.size()), 0,
                                       static_cast<uint32_t>(indices.size()), static_cast<int32_t>(vertices.size()), 0};
    for (size_t i = 0; i < box.positions.size(); ++i)
        vertices.push_back({box.positions[i] + foot, packDirection(box.normals[i]), matter.color, matter.surface});
    indices.insert(indices.end(), box.indices.begin(), box.indices.end());
    return draw;
}

// What is near is drawn before what is far and what it hides: the finest LODs of all meshes first. What has but one,
// such as floors and walls, comes last.
void SolidSet::Arrays::orderDraws(const std::vector<Solid>& solids)
{
    std::vector<uint32_t> instancesOf(meshes.size());
    for (const Solid& each : solids)
        ++instancesOf[each.mesh];
    std::vector<std::pair<uint32_t, uint32_t>> order; // when, which
    for (uint32_t m = 0; m < meshes.size(); ++m)
        for (uint32_t l = 0; l < solidLods; ++l)
            order.emplace_back(meshes[m].lods == 1 ? solidLods : l, m * solidLods + l);
    std::ranges::stable_sort(order, {}, &std::pair<uint32_t, uint32_t>::first);
    std::vector<gpu::DrawIndexedCommand> closed;
    std::vector<gpu::DrawIndexedCommand> clear;
    for (const auto& [when, which] : order)
    {
        meshes[which / solidLods].draws[which % solidLods] = static_cast<uint32_t>(closed.size());
        closed.push_back(draws[which]);
        clear.push_back(clearDraws[which]);
    }
    draws = std::move(closed);
    clearDraws = std::move(clear);
    for (SolidParted& each : parted)
    {
        SolidMesh& mesh = meshes[each.draw / solidLods];
        const uint32_t lod = each.draw % solidLods;
        each.draw = mesh.draws[lod];
        const uint32_t room = std::clamp(mostOfParted / each.partCount, fewestByParts, mostByParts);
        each.room = std::min(instancesOf[static_cast<size_t>(&mesh - meshes.data())], room);
        mesh.rooms[lod] = each.room;
    }
    std::ranges::sort(parted, {}, &SolidParted::draw);
    for (size_t i = 1; i < parted.size(); ++i)
        parted[i].firstBlock = parted[i - 1].firstBlock + blocksOf(parted[i - 1]);
}
} // namespace engine
