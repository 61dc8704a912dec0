#pragma once

#include "app/tour/tour.h"
#include "app/viewer/open_scene.h"

#include <map>
#include <memory>
#include <string>

namespace gpu
{
class Device;
}

namespace app
{
class Overlay;

// A tour of a scene by the name of its file in the scene's folder `tours`, without its .json, or by any file's path;
// empty: the scene's first, or the one made by rule where it has none. Throws twin::Error for a tour that is not there
// or cannot be toured here.
Tour openTour(const OpenScene& scene, const std::string& name, const TourOptions& options,
              const std::map<std::string, engine::Camera>& kept = {});

// What writes its words. Throws twin::Error, naming the tour, for a font that cannot be read and a letter that none
// has.
std::unique_ptr<Overlay> overlayFor(gpu::Device& device, const Tour& tour);
} // namespace app
