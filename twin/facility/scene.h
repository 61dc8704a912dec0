#pragma once

#include "twin/facility/document.h"
#include "twin/facility/facility.h"
#include "twin/facility/problem.h"
#include "twin/facility/route.h"

#include <filesystem>
#include <string>
#include <vector>

namespace twin
{
// A scene opened: its facility built and its cables laid.
struct Scene
{
    std::filesystem::path folder;
    SceneDocument document;
    Facility facility;
    Routes routes;
};

// Opens a scene from its folder or its scene.json. Throws Error with the first thing that keeps it from being shown and
// the number of the others; what `check` would complain about beyond that does not stop it.
Scene openScene(const std::filesystem::path& scene);

// The same, with everything that is wrong with it: form, names, space, light, routes. `facility` is as far as it could
// be built.
struct Checked
{
    Scene scene;
    std::vector<Problem> problems; // in the order of file, line, path
};
Checked checkScene(const std::filesystem::path& scene);

// Writes facility.json, then scene.json into `folder`, each whole or not at all, making the folder when it is not
// there. Throws Error when it cannot, leaving no new folder behind; refuses a folder that has other things but no
// scene.json.
void saveScene(const std::filesystem::path& folder, const SceneDocument& scene, const FacilityDocument& facility);
} // namespace twin
