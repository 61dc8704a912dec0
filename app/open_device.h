#pragma once

#include "app/commands.h"
#include "engine/gpu/device.h"

#include <span>
#include <string>

namespace app
{
// What commands that draw have in common.

// As --device and --validate ask for.
gpu::Device::Options deviceOptions(const Common& common, gpu::Complaints& complaints);

// One line each on stderr.
void warn(std::span<const std::string> warnings);
} // namespace app
