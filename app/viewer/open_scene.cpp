#include "app/viewer/open_scene.h"

namespace app
{
OpenScene::OpenScene(gpu::Device& device, const std::filesystem::path& path)
    : scene(twin::openScene(path)),
      stage(scene),
      renderer(device, stage.drawables),
      search(stage.entities),
      obstacles(stage.obstacles),
      viewpoints(app::viewpoints(stage))
{
}
} // namespace app
