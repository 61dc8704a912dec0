#include "app/assets.h"

#include "engine/import/mesh_import.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

namespace app
{
namespace fs = std::filesystem;

namespace
{
constexpr std::string_view ours = "assets:";
}

fs::path assetsFolder()
{
    std::error_code error;
    if (const char* folder = std::getenv("GLASSHOUSE_ASSETS"))
        return folder;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& folder : {program / "assets", program / "../share/glasshouse/assets"})
        if (fs::is_directory(folder / "models", error))
            return folder;
    return {};
}

fs::path meshFile(std::string_view mesh, const fs::path& sceneFolder)
{
    if (!mesh.starts_with(ours))
        return sceneFolder / mesh;
    return assetsFolder() / "models" / (std::string(mesh.substr(ours.size())) + ".glb");
}

void checkMeshes(const twin::Facility& facility, const fs::path& sceneFolder, std::vector<twin::Problem>& problems)
{
    for (std::size_t i = 0; i < facility.models.size(); ++i)
    {
        const twin::Model& model = facility.models[twin::ModelId::at(i)];
        if (model.mesh.empty() || model.size.x <= 0)
            continue;
        const engine::MeshOrBox body = engine::importMeshOrBox(meshFile(model.mesh, sceneFolder), model.size);
        if (!body.warning.empty())
            problems.push_back({.path = fmt::format("/models/{}/mesh", i),
                                .what = fmt::format("{}; a box of {} x {} x {} m stands in for it", body.warning,
                                                    model.size.x, model.size.y, model.size.z),
                                .severity = twin::Severity::warning});
    }
}
} // namespace app
