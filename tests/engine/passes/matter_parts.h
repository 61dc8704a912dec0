#pragma once

#include <vector>

#include <glm/vec4.hpp>

#include "engine/gpu/readback.h"
#include "tests/engine/gpu/gpu_fixture.h"

namespace tests
{
// One of the four words that Targets::matter holds for a pixel.
inline std::vector<uint32_t> part(const gpu::Image& matter, int word)
{
    std::vector<uint32_t> parts;
    for (const glm::uvec4& each : gpu::download<glm::uvec4>(testDevice(), gpu::View(matter)))
        parts.push_back(each[word]);
    return parts;
}
} // namespace tests
