#pragma once

#include "app/commands.h"
#include "app/viewer/viewer.h"

#include <CLI/App.hpp>

#include <string>

namespace app
{
// What the commands are told that show a scene, as it stands on the command line.
struct PictureOptions
{
    std::string scene;
    std::string camera; // empty: the scene's first viewpoint
    std::string look = "executive";
    std::string view; // empty: materials
    std::string size; // "1280x720"
    float scale = 0;  // of panels and legend; 0: not told
};

// Adds those of them that every such command has, --device and --validate too.
void addPictureOptions(CLI::App& command, PictureOptions& options, Common& common);

// Throw std::invalid_argument: for what is no size of at most 16384 pixels a side, for a view there is not.
glm::uvec2 sizeOf(const std::string& text);
const ViewInfo* viewOf(const PictureOptions& options); // null for materials
ViewerOptions viewerOptions(const PictureOptions& options, glm::uvec2 size, float scale);
} // namespace app
