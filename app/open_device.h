#pragma once

#include "app/commands.h"
#include "app/stage/views.h"
#include "engine/gpu/device.h"

#include <glm/vec2.hpp>

#include <span>
#include <string>

namespace app
{
// What commands that draw have in common.

// As --device and --validate ask for.
gpu::Device::Options deviceOptions(const Common& common, gpu::Complaints& complaints);

// "1280x720", at most 16384 a side. Throws std::invalid_argument.
glm::uvec2 sizeOf(const std::string& text);

// Throws std::invalid_argument that lists the views there are.
const ViewInfo* viewOf(const std::string& name);

// One line each on stderr.
void warn(std::span<const std::string> warnings);
} // namespace app
