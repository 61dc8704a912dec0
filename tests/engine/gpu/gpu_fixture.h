#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "engine/gpu/device.h"

namespace tests
{
// The embedded shaders of shaders/tests/gpu.
std::span<const std::byte> shaders(std::string_view name);

// One device for the tests of this executable: validated, hazards tracked, no pipeline cache on disk. A message of the
// validation layers fails the next submit; one at the device's own end fails the run.
gpu::Device& testDevice();

// Another with hazards tracked and no validation layers, for tests that go wrong on purpose.
gpu::Device& hazardDevice();
} // namespace tests
