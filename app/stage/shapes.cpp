#include "app/stage/shapes.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace app
{
namespace
{
// Of the corners of a regular polygon about z, from +x towards +y.
glm::vec3 aroundZ(uint32_t corner, uint32_t corners)
{
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(corner) / static_cast<float>(corners);
    return {std::cos(angle), std::sin(angle), 0};
}
} // namespace

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
    sides(min, max, paint);
    std::vector<uint32_t>& indices = indicesOf(paint);
    const auto at = [&](int x, int y, float z) { return glm::vec3(x ? max.x : min.x, y ? max.y : min.y, z); };
    quad(at(0, 1, min.z), at(1, 1, min.z), at(1, 0, min.z), at(0, 0, min.z), {0, 0, -1}, indices);
    quad(at(0, 0, max.z), at(1, 0, max.z), at(1, 1, max.z), at(0, 1, max.z), {0, 0, 1}, indices);
}

void MeshMaker::sides(const glm::vec3& min, const glm::vec3& max, Paint paint)
{
    front({min.x, min.z}, {max.x, max.z}, min.y, paint);
    back({min.x, min.z}, {max.x, max.z}, max.y, paint);
    std::vector<uint32_t>& indices = indicesOf(paint);
    const auto at = [&](int x, int y, int z)
    { return glm::vec3(x ? max.x : min.x, y ? max.y : min.y, z ? max.z : min.z); };
    quad(at(0, 1, 0), at(0, 0, 0), at(0, 0, 1), at(0, 1, 1), {-1, 0, 0}, indices);
    quad(at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1), {1, 0, 0}, indices);
}

void MeshMaker::front(const glm::vec2& min, const glm::vec2& max, float y, Paint paint)
{
    quad({min.x, y, min.y}, {max.x, y, min.y}, {max.x, y, max.y}, {min.x, y, max.y}, {0, -1, 0}, indicesOf(paint));
}

void MeshMaker::back(const glm::vec2& min, const glm::vec2& max, float y, Paint paint)
{
    quad({max.x, y, min.y}, {min.x, y, min.y}, {min.x, y, max.y}, {max.x, y, max.y}, {0, 1, 0}, indicesOf(paint));
}

void MeshMaker::cylinder(const glm::vec3& bottomMiddle, float height, float radius, uint32_t sides, Paint paint,
                         Ends ends)
{
    std::vector<uint32_t>& indices = indicesOf(paint);
    const glm::vec3 rise(0, 0, height);
    const auto first = static_cast<uint32_t>(mesh_.positions.size());
    for (uint32_t i = 0; i < sides; ++i)
    {
        const glm::vec3 out = aroundZ(i, sides);
        vertex(bottomMiddle + out * radius, out);
        vertex(bottomMiddle + out * radius + rise, out);
    }
    for (uint32_t i = 0; i < sides; ++i)
    {
        const uint32_t a = first + 2 * i;
        const uint32_t b = first + 2 * ((i + 1) % sides);
        for (const uint32_t index : {a, b, b + 1, a, b + 1, a + 1})
            indices.push_back(index);
    }
    if (ends != Ends::none)
        end(bottomMiddle + rise, radius, sides, 1, indices);
    if (ends == Ends::both)
        end(bottomMiddle, radius, sides, -1, indices);
}

void MeshMaker::disc(const glm::vec3& middle, float radius, uint32_t sides, Paint paint)
{
    end(middle, radius, sides, 1, indicesOf(paint));
}

void MeshMaker::end(const glm::vec3& middle, float radius, uint32_t sides, float up, std::vector<uint32_t>& indices)
{
    const auto first = static_cast<uint32_t>(mesh_.positions.size());
    for (uint32_t i = 0; i < sides; ++i)
        vertex(middle + aroundZ(i, sides) * glm::vec3(radius, up * radius, 0), {0, 0, up});
    for (uint32_t i = 2; i < sides; ++i)
        for (const uint32_t index : {first, first + i - 1, first + i})
            indices.push_back(index);
}

void MeshMaker::ellipsoid(const glm::vec3& middle, const glm::vec3& half, Paint paint, uint32_t rings, uint32_t sides)
{
    constexpr float pi = std::numbers::pi_v<float>;
    std::vector<uint32_t>& indices = indicesOf(paint);
    const auto first = static_cast<uint32_t>(mesh_.positions.size());
    for (uint32_t ring = 0; ring <= rings; ++ring)
        for (uint32_t side = 0; side < sides; ++side)
        {
            const float down = pi * static_cast<float>(ring) / static_cast<float>(rings);
            const glm::vec3 out = aroundZ(side, sides) * std::sin(down) + glm::vec3(0, 0, std::cos(down));
            vertex(middle + out * half, glm::normalize(out / half));
        }
    for (uint32_t ring = 0; ring < rings; ++ring)
        for (uint32_t side = 0; side < sides; ++side)
        {
            const uint32_t a = first + ring * sides + side;
            const uint32_t b = first + ring * sides + (side + 1) % sides;
            if (ring + 1 < rings) // at the poles one of the two has no area
                indices.insert(indices.end(), {a, a + sides, b + sides});
            if (ring > 0)
                indices.insert(indices.end(), {a, b + sides, b});
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
