#include "app/stage/bodies.h"

#include "app/assets.h"
#include "app/stage/shapes.h"
#include "engine/import/mesh_import.h"

#include <algorithm>

namespace app
{
using namespace twin;

namespace
{
// An open frame, so that what is in it is seen: posts, sides, floor and roof.
engine::Mesh openRack(const glm::vec3& size)
{
    constexpr float section = 0.045f;
    constexpr float sheet = 0.002f;
    const glm::vec3 half(size.x / 2, size.y / 2, size.z);
    MeshMaker maker;
    for (const float x : {-half.x, half.x - section})
        for (const float y : {-half.y, half.y - section})
            maker.box({x, y, 0}, {x + section, y + section, size.z}, Paint::rackSteel);
    for (const float x : {-half.x, half.x - sheet})
        maker.box({x, -half.y + section, 0.06f}, {x + sheet, half.y - section, size.z}, Paint::rackSteel);
    for (const float z : {0.06f, size.z - sheet})
        maker.box({-half.x + sheet, -half.y + section, z}, {half.x - sheet, half.y - section, z + sheet},
                  Paint::rackSteel);
    return maker.finish();
}

Paint paintOf(Role role)
{
    switch (role)
    {
    case Role::cooler:
    case Role::cdu:
    case Role::pdu:
        return Paint::whitePlastic;
    case Role::panel:
    case Role::cableManager:
        return Paint::blackPlastic;
    default:
        return Paint::darkSteel;
    }
}
} // namespace

Bodies::Bodies(const Facility& facility, std::filesystem::path sceneFolder, std::vector<engine::Mesh>& meshes,
               std::vector<std::string>& warnings)
    : facility_(facility),
      folder_(std::move(sceneFolder)),
      meshes_(meshes),
      warnings_(warnings),
      models_(facility.models.size())
{
}

uint32_t Bodies::add(engine::Mesh mesh)
{
    meshes_.push_back(std::move(mesh));
    return static_cast<uint32_t>(meshes_.size() - 1);
}

bool Bodies::import(std::string_view mesh, const glm::vec3& size, uint32_t& index)
{
    engine::MeshOrBox body = engine::importMeshOrBox(meshFile(mesh, folder_), size);
    if (!body.warning.empty())
    {
        warnings_.push_back(std::move(body.warning));
        return false;
    }
    index = add(std::move(body.mesh));
    return true;
}

uint32_t Bodies::plain(const Model& model)
{
    const glm::vec3 size = glm::max(model.size, glm::vec3(0.001f));
    if (model.role == Role::rack)
        return add(openRack(size));
    MeshMaker maker;
    maker.box({-size.x / 2, -size.y / 2, 0}, {size.x / 2, size.y / 2, size.z}, paintOf(model.role));
    return add(maker.finish());
}

uint32_t Bodies::model(ModelId id)
{
    uint32_t& known = models_[id.index()];
    if (known == 0)
    {
        const Model& model = facility_.models[id];
        uint32_t index = 0;
        if (model.mesh.empty() || !import(model.mesh, model.size, index))
            index = plain(model);
        known = index + 1;
    }
    return known - 1;
}

uint32_t Bodies::ours(std::string_view name, const glm::vec3& size)
{
    return repainted(name, size, {}, {});
}

uint32_t Bodies::repainted(std::string_view name, const glm::vec3& size, std::string_view variant,
                           const Repaint& repaint)
{
    std::string key(name);
    key.append(" ").append(variant);
    if (const auto known = named_.find(key); known != named_.end())
        return known->second;
    uint32_t index = 0;
    if (!import("assets:" + std::string(name), size, index))
    {
        MeshMaker maker;
        maker.box({-size.x / 2, -size.y / 2, 0}, {size.x / 2, size.y / 2, size.z}, Paint::darkSteel);
        index = add(maker.finish());
    }
    for (engine::MeshMaterial& material : meshes_[index].materials)
        for (const auto& [from, to] : repaint)
            if (material.name == from)
                material = to;
    named_.emplace(std::move(key), index);
    return index;
}

uint32_t Bodies::box(Paint paint)
{
    uint32_t& known = boxes_[static_cast<size_t>(paint)];
    if (known == 0)
    {
        MeshMaker maker;
        maker.box({-0.5f, -0.5f, 0}, {0.5f, 0.5f, 1}, paint);
        known = add(maker.finish()) + 1;
    }
    return known - 1;
}

uint32_t Bodies::rod(Paint paint, float radius)
{
    const auto known = rods_.find({paint, radius});
    if (known != rods_.end())
        return known->second;
    MeshMaker maker;
    maker.cylinder({0, 0, 0}, 1, radius, 10, paint);
    maker.coarser();
    maker.cylinder({0, 0, 0}, 1, radius, 5, paint, Ends::none);
    maker.coarser();
    maker.cylinder({0, 0, 0}, 1, radius, 3, paint, Ends::none);
    return rods_.emplace(std::pair(paint, radius), add(maker.finish())).first->second;
}
} // namespace app
