#include "app/viewer/open_scene.h"

namespace app
{
OpenScene::OpenScene(const std::filesystem::path& path)
    : scene(twin::openScene(path)),
      stage(scene),
      search(stage.entities),
      obstacles(stage.obstacles),
      viewpoints(app::viewpoints(stage))
{
}
} // namespace app
