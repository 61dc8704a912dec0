#include "app/stage/rack_sides.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace app
{
using namespace twin;

namespace
{
constexpr double touching = 0.005; // metres, at most
constexpr float sheet = 0.006f;    // metres: what lies nearer to the side belongs to its sheet

struct SideOf
{
    RackId rack;
    glm::dvec3 middle; // at its foot
    double yaw;
    bool right;
};

using Cell = std::pair<int64_t, int64_t>;
Cell cellOf(const glm::dvec3& point)
{
    return {std::llround(point.x * 10), std::llround(point.y * 10)};
}

bool isSide(const engine::Mesh& mesh, const uint32_t* corners)
{
    const glm::vec3& a = mesh.positions[corners[0]];
    const glm::vec3& b = mesh.positions[corners[1]];
    const glm::vec3& c = mesh.positions[corners[2]];
    const glm::vec3 across = glm::cross(b - a, c - a);
    return std::min({a.x, b.x, c.x}) > mesh.bounds.max.x - sheet && std::abs(across.x) > 0.999f * glm::length(across);
}
} // namespace

bool hasOurSides(const Model& rack)
{
    return rack.mesh.empty() || rack.mesh.starts_with("assets:rack_");
}

std::vector<bool> rightSidesShared(const Facility& facility, const World& world)
{
    std::multimap<Cell, SideOf> sides;
    for (size_t i = 0; i < facility.racks.size(); ++i)
    {
        const RackId id = RackId::at(i);
        if (!facility.racks[id].model)
            continue;
        const Place place = world.rack(id);
        const double half = static_cast<double>(facility.models[facility.racks[id].model].size.x) / 2;
        for (const bool right : {false, true})
        {
            const glm::dvec3 middle = place.point({right ? half : -half, 0, 0});
            sides.emplace(cellOf(middle), SideOf{id, middle, place.yaw, right});
        }
    }
    std::vector<bool> shared(facility.racks.size());
    const auto closes = [&](const SideOf& other, const SideOf& own)
    {
        const glm::vec3& size = facility.models[facility.racks[own.rack].model].size;
        const glm::vec3& theirs = facility.models[facility.racks[other.rack].model].size;
        const double aligned = std::cos(other.yaw - own.yaw);
        const bool keeps = !other.right || other.rack.index() > own.rack.index(); // of two right sides one stays
        return other.rack != own.rack && keeps && glm::distance(other.middle, own.middle) < touching &&
               std::abs(aligned) > 0.99999 && (aligned > 0) != other.right && size.y == theirs.y && size.z == theirs.z;
    };
    for (const auto& [cell, own] : sides)
        for (int64_t x = -1; own.right && x <= 1; ++x)
            for (int64_t y = -1; y <= 1; ++y)
            {
                const auto [begin, end] = sides.equal_range({cell.first + x, cell.second + y});
                if (std::any_of(begin, end, [&](const auto& other) { return closes(other.second, own); }))
                    shared[own.rack.index()] = true;
            }
    return shared;
}

engine::Mesh withoutRightSide(const engine::Mesh& rack)
{
    engine::Mesh mesh = rack;
    mesh.indices.clear();
    for (engine::MeshLod& lod : mesh.lods)
    {
        lod.triangleCount = 0;
        for (engine::MeshPrimitive& each : lod.primitives)
        {
            const auto first = static_cast<uint32_t>(mesh.indices.size());
            for (uint32_t i = each.firstIndex; i < each.firstIndex + each.indexCount; i += 3)
                if (const uint32_t* corners = &rack.indices[i]; !isSide(rack, corners))
                    mesh.indices.insert(mesh.indices.end(), corners, corners + 3);
            each.firstIndex = first;
            each.indexCount = static_cast<uint32_t>(mesh.indices.size()) - first;
            lod.triangleCount += each.indexCount / 3;
        }
        std::erase_if(lod.primitives, [](const engine::MeshPrimitive& each) { return each.indexCount == 0; });
    }
    return mesh;
}
} // namespace app
