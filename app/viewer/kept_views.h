#pragma once

#include "engine/view/camera.h"

#include <filesystem>
#include <map>
#include <string>

namespace app
{
// A user's own views of a scene, in a file from one day to the next. Troubles are no errors: they are told, and the
// views last as long as the window.
class KeptViews
{
public:
    // Reads `folder`/SCENE.json, SCENE the name of the scene's folder. A file that is not there is an empty one.
    KeptViews(const std::filesystem::path& folder, const std::filesystem::path& scene);

    const std::map<std::string, engine::Camera>& views() const { return views_; }
    const std::string& trouble() const { return trouble_; } // of the reading, one line; empty: none
    // Writes the file, whole or not at all; returns the trouble, one line, or nothing.
    std::string keep(const std::string& name, const engine::Camera& camera);

private:
    std::filesystem::path file_;
    std::map<std::string, engine::Camera> views_;
    std::string trouble_;
};

// Where views are kept: $XDG_CONFIG_HOME/glasshouse/views, or ~/.config/glasshouse/views. Empty when neither is told.
std::filesystem::path keptViewsFolder();
} // namespace app
