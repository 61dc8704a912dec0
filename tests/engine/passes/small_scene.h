#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "engine/passes/drawables.h"

namespace tests
{
// Random, the same each time.
struct Dice
{
    uint64_t state = 1;
    float roll() // 0 to 1
    {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<float>(state >> 40) / static_cast<float>(1 << 24);
    }
    float between(float least, float most) { return least + (most - least) * roll(); }
    uint32_t below(uint32_t count) { return static_cast<uint32_t>(roll() * static_cast<float>(count)); }
    glm::vec3 point(const glm::vec3& least, const glm::vec3& most)
    {
        const float x = between(least.x, most.x);
        const float y = between(least.y, most.y);
        return {x, y, between(least.z, most.z)};
    }
    glm::vec3 direction()
    {
        const float z = between(-1, 1);
        const float turn = between(0, 2 * std::numbers::pi_v<float>);
        const float across = std::sqrt(1 - z * z);
        return {across * std::cos(turn), across * std::sin(turn), z};
    }
    glm::quat rotation() { return glm::angleAxis(between(0, 3), direction()); }
};

inline glm::vec3 linearOf(const glm::vec3& srgb)
{
    glm::vec3 linear;
    for (int i = 0; i < 3; ++i)
        linear[i] = srgb[i] > 0.04045f ? std::pow((srgb[i] + 0.055f) / 1.055f, 2.4f) : srgb[i] / 12.92f;
    return linear;
}

// A box of one metre that stands on the origin, its colour sRGB from 0 to 1.
inline engine::Mesh cubeOf(const glm::vec3& srgb, float roughness = 1, float alpha = 1)
{
    engine::Mesh mesh = engine::boxMesh({1, 1, 1});
    mesh.materials[0] = {.name = "cube", .baseColor = linearOf(srgb), .roughness = roughness, .alpha = alpha};
    return mesh;
}

// A ball of one metre across about the origin, finest first, each LOD of a quarter of the triangles before.
inline engine::Mesh ballOf(uint32_t finest, uint32_t lods)
{
    engine::Mesh mesh;
    mesh.materials.push_back({.name = "ball"});
    for (uint32_t lod = 0, rings = finest; lod < lods; ++lod, rings /= 2)
    {
        const auto first = static_cast<uint32_t>(mesh.positions.size());
        const auto firstIndex = static_cast<uint32_t>(mesh.indices.size());
        for (uint32_t ring = 0; ring <= rings; ++ring)
            for (uint32_t side = 0; side <= 2 * rings; ++side)
            {
                const float down = std::numbers::pi_v<float> * static_cast<float>(ring) / static_cast<float>(rings);
                const float turn = std::numbers::pi_v<float> * static_cast<float>(side) / static_cast<float>(rings);
                mesh.normals.emplace_back(std::sin(down) * std::cos(turn), std::sin(down) * std::sin(turn),
                                          std::cos(down));
                mesh.positions.push_back(mesh.normals.back() * 0.5f);
                mesh.uvs.emplace_back(0);
                mesh.bounds.add(mesh.positions.back());
            }
        for (uint32_t ring = 0; ring < rings; ++ring)
            for (uint32_t side = 0; side < 2 * rings; ++side)
            {
                const uint32_t a = first + ring * (2 * rings + 1) + side;
                const uint32_t b = a + 2 * rings + 1;
                for (const uint32_t corner : {a, b, a + 1, a + 1, b, b + 1})
                    mesh.indices.push_back(corner);
            }
        const auto count = static_cast<uint32_t>(mesh.indices.size()) - firstIndex;
        mesh.lods.push_back({{{firstIndex, count, 0}}, count / 3});
    }
    return mesh;
}

inline void addFiber(engine::Drawables& scene, const std::vector<engine::FiberKnot>& knots, float radius,
                     engine::EntityId entity = 0, uint32_t jacket = 0xFFFFFF, engine::LayerId layer = 0)
{
    scene.fibers.push_back({.firstKnot = static_cast<uint32_t>(scene.fiberKnots.size()),
                            .knotCount = static_cast<uint32_t>(knots.size()),
                            .radius = radius,
                            .entity = entity,
                            .jacket = jacket,
                            .layer = layer});
    scene.fiberKnots.insert(scene.fiberKnots.end(), knots.begin(), knots.end());
}

// A straight one of two knots.
inline void addFiber(engine::Drawables& scene, const glm::vec3& from, const glm::vec3& to, float radius,
                     engine::EntityId entity = 0, uint32_t jacket = 0xFFFFFF, engine::LayerId layer = 0)
{
    const glm::vec3 along = glm::normalize(to - from);
    addFiber(scene, {{from, along}, {to, along}}, radius, entity, jacket, layer);
}
} // namespace tests
