#pragma once

#include "twin/facility/facility.h"
#include "twin/facility/problem.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace app
{
// The folder of our own models: GLASSHOUSE_ASSETS where that is set, else beside the program or where it was installed.
// Empty when there is none.
std::filesystem::path assetsFolder();

// The file behind a model's `mesh`: "assets:rack" is ours, anything else is relative to the scene's folder.
std::filesystem::path meshFile(std::string_view mesh, const std::filesystem::path& sceneFolder);

// Reads every mesh the models name; what cannot be used is a warning (a box stands in for it).
void checkMeshes(const twin::Facility& facility, const std::filesystem::path& sceneFolder,
                 std::vector<twin::Problem>& problems);
} // namespace app
