#pragma once

#include "twin/facility/document.h"
#include "twin/facility/facility.h"
#include "twin/facility/problem.h"
#include "twin/facility/route.h"
#include "twin/facility/whole_file.h"

#include <filesystem>
#include <optional>
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

// A scene on its way to the disk: facility.json and scene.json are written in full under other names; `commit` moves
// them into place. Without it nothing is left behind, the folder neither if it was not there before. Both throw Error
// when the disk refuses; a folder that has other things but no scene.json is refused.
class PendingScene
{
public:
    PendingScene(const std::filesystem::path& folder, const SceneDocument& scene, const FacilityDocument& facility);
    ~PendingScene();
    PendingScene(const PendingScene&) = delete;
    PendingScene& operator=(const PendingScene&) = delete;

    void commit();

private:
    std::filesystem::path folder_;
    bool madeFolder_ = false;
    std::optional<WholeFile> facilityFile_;
    std::optional<WholeFile> sceneFile_;
};
} // namespace twin
