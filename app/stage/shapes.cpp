#include "app/stage/shapes.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace app
{
std::vector<uint32_t>& MeshMaker::indicesOf(Paint paint)
{
    const auto known = std::ranges::find(paints_, paint);
    if (known != paints_.end())
        return indices_[static_cast<size_t>(known - paints_.begin())];
    paints_.push_back(paint);
    mesh_.materials.push_back(materialOf(paint));
    return indices_.emplace_back();
}

uint32_t MeshMaker::vertex(const glm::vec3& position, const glm::vec3& normal)
{
    mesh_.positions.push_back(position);
    mesh_.normals.push_back(normal);
    mesh_.uvs.emplace_back(0);
    mesh_.bounds.add(position);
    return static_cast<uint32_t>(mesh_.positions.size() - 1);
}

void MeshMaker::quad(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& d,
                     const glm::vec3& normal, std::vector<uint32_t>& indices)
{
    const auto first = static_cast<uint32_t>(mesh_.positions.size());
    for (const glm::vec3& corner : {a, b, c, d})
        vertex(corner, normal);
    for (const uint32_t i : {0U, 1U, 2U, 0U, 2U, 3U})
        indices.push_back(first + i);
}

void MeshMaker::box(const glm::vec3& min, const glm::vec3& max, Paint paint)
{
    std::vector<uint32_t>& indices = indicesOf(paint);
    const auto at = [&](int x, int y, int z)
    { return glm::vec3(x ? max.x : min.x, y ? max.y : min.y, z ? max.z : min.z); };
    quad(at(0, 0, 0), at(1, 0, 0), at(1, 0, 1), at(0, 0, 1), {0, -1, 0}, indices);
    quad(at(1, 1, 0), at(0, 1, 0), at(0, 1, 1), at(1, 1, 1), {0, 1, 0}, indices);
    quad(at(0, 1, 0), at(0, 0, 0), at(0, 0, 1), at(0, 1, 1), {-1, 0, 0}, indices);
    quad(at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1), {1, 0, 0}, indices);
    quad(at(0, 1, 0), at(1, 1, 0), at(1, 0, 0), at(0, 0, 0), {0, 0, -1}, indices);
    quad(at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1), {0, 0, 1}, indices);
}

void MeshMaker::cylinder(const glm::vec3& bottomMiddle, float height, float radius, uint32_t sides, Paint paint)
{
    std::vector<uint32_t>& indices = indicesOf(paint);
    const glm::vec3 rise(0, 0, height);
    const uint32_t foot = vertex(bottomMiddle, {0, 0, -1});
    const uint32_t top = vertex(bottomMiddle + rise, {0, 0, 1});
    const auto first = static_cast<uint32_t>(mesh_.positions.size());
    for (uint32_t i = 0; i < sides; ++i)
    {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(sides);
        const glm::vec3 out(std::cos(angle), std::sin(angle), 0);
        const glm::vec3 at = bottomMiddle + out * radius;
        vertex(at, out);
        vertex(at + rise, out);
        vertex(at, {0, 0, -1});
        vertex(at + rise, {0, 0, 1});
    }
    for (uint32_t i = 0; i < sides; ++i)
    {
        const uint32_t a = first + 4 * i;
        const uint32_t b = first + 4 * ((i + 1) % sides);
        for (const uint32_t index : {a, b, b + 1, a, b + 1, a + 1, foot, b + 2, a + 2, top, a + 3, b + 3})
            indices.push_back(index);
    }
}

void MeshMaker::ellipsoid(const glm::vec3& middle, const glm::vec3& half, Paint paint)
{
    constexpr uint32_t rings = 6;
    constexpr uint32_t sides = 9;
    constexpr float pi = std::numbers::pi_v<float>;
    std::vector<uint32_t>& indices = indicesOf(paint);
    const auto first = static_cast<uint32_t>(mesh_.positions.size());
    for (uint32_t ring = 0; ring <= rings; ++ring)
        for (uint32_t side = 0; side < sides; ++side)
        {
            const float down = pi * static_cast<float>(ring) / rings;
            const float about = 2 * pi * static_cast<float>(side) / sides;
            const glm::vec3 out(std::sin(down) * std::cos(about), std::sin(down) * std::sin(about), std::cos(down));
            vertex(middle + out * half, glm::normalize(out / half));
        }
    for (uint32_t ring = 0; ring < rings; ++ring)
        for (uint32_t side = 0; side < sides; ++side)
        {
            const uint32_t a = first + ring * sides + side;
            const uint32_t b = first + ring * sides + (side + 1) % sides;
            for (const uint32_t index : {a, a + sides, b + sides, a, b + sides, b})
                indices.push_back(index);
        }
}

void MeshMaker::coarser()
{
    const size_t first = mesh_.indices.size();
    engine::MeshLod lod;
    for (uint32_t material = 0; material < indices_.size(); ++material)
    {
        std::vector<uint32_t>& indices = indices_[material];
        if (indices.empty())
            continue;
        lod.primitives.push_back(
            {static_cast<uint32_t>(mesh_.indices.size()), static_cast<uint32_t>(indices.size()), material});
        mesh_.indices.insert(mesh_.indices.end(), indices.begin(), indices.end());
        indices.clear();
    }
    lod.triangleCount = static_cast<uint32_t>((mesh_.indices.size() - first) / 3);
    mesh_.lods.push_back(std::move(lod));
}

engine::Mesh MeshMaker::finish()
{
    coarser();
    return std::move(mesh_);
}
} // namespace app
