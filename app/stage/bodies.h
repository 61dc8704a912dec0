#pragma once

#include "app/stage/paint.h"
#include "engine/passes/drawables.h"
#include "twin/facility/facility.h"

#include <glm/vec3.hpp>

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace app
{
// The meshes of a stage, each loaded or made once, as indices into Drawables::meshes.
class Bodies
{
public:
    Bodies(const twin::Facility& facility, std::filesystem::path sceneFolder, std::vector<engine::Mesh>& meshes,
           std::vector<std::string>& warnings);

    // Of a model; where it names none or its file cannot be used, something plain of its size.
    uint32_t model(twin::ModelId id);
    // Our own of assets/models; a box of `size` and a warning where it is missing.
    uint32_t ours(std::string_view name, const glm::vec3& size);
    // The same with materials exchanged by name: {from, to}.
    using Repaint = std::vector<std::pair<std::string, engine::MeshMaterial>>;
    uint32_t repainted(std::string_view name, const glm::vec3& size, std::string_view variant, const Repaint& repaint);
    // A cube of 1 m on the middle of its foot, to be scaled; and a rod of that radius and 1 m of height likewise, to be
    // scaled along z: how thick it is says which of its LODs is seen.
    uint32_t box(Paint paint);
    uint32_t rod(Paint paint, float radius);
    // What has no name: given once.
    uint32_t add(engine::Mesh mesh);

    const engine::Mesh& mesh(uint32_t index) const { return meshes_[index]; }
    // The file of a building's mesh, or nothing when there is none to be used.
    bool import(std::string_view mesh, const glm::vec3& size, uint32_t& index);

private:
    uint32_t plain(const twin::Model& model);

    const twin::Facility& facility_;
    std::filesystem::path folder_;
    std::vector<engine::Mesh>& meshes_;
    std::vector<std::string>& warnings_;
    std::vector<uint32_t> models_; // index + 1; 0: not yet
    std::map<std::string, uint32_t, std::less<>> named_;
    std::array<uint32_t, paintCount> boxes_{}; // index + 1
    std::map<std::pair<Paint, float>, uint32_t> rods_;
};
} // namespace app
