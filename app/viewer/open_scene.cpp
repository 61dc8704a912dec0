#include "app/viewer/open_scene.h"

#include <utility>

namespace app
{
OpenScene::OpenScene(const std::filesystem::path& path) : OpenScene(twin::openScene(path)) {}

OpenScene::OpenScene(twin::Scene opened)
    : scene(std::move(opened)),
      stage(scene),
      search(stage.entities),
      obstacles(stage.obstacles),
      viewpoints(app::viewpoints(stage))
{
}
} // namespace app
