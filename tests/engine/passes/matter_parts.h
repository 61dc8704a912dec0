#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/gpu/readback.h"
#include "tests/engine/gpu/gpu_fixture.h"

namespace tests
{
// What Targets::matter holds, pixel by pixel; `of` is given its two words.
template <class Of>
std::vector<uint32_t> parts(const gpu::Image& matter, Of of)
{
    std::vector<uint32_t> result;
    for (const glm::uvec2& each : gpu::download<glm::uvec2>(testDevice(), gpu::View(matter)))
        result.push_back(of(each));
    return result;
}

inline std::vector<uint32_t> colorsIn(const gpu::Image& matter)
{
    return parts(matter, [](glm::uvec2 words) { return words.x & 0xFFFFFF; });
}

// Octahedral, as two signed 12-bit fractions.
inline std::vector<uint32_t> normalsIn(const gpu::Image& matter)
{
    return parts(matter, [](glm::uvec2 words) { return words.y & 0xFFFFFF; });
}

inline std::vector<uint32_t> surfacesIn(const gpu::Image& matter)
{
    return parts(matter, [](glm::uvec2 words) { return words.x >> 24 | (words.y >> 16 & 0xFF00); });
}

inline glm::vec3 normalOf(uint32_t packed)
{
    const auto fraction = [&](int shift)
    { return static_cast<float>(static_cast<int32_t>(packed << shift) >> 20) / 2047; };
    glm::vec3 n(fraction(20), fraction(8), 0);
    n.z = 1 - std::abs(n.x) - std::abs(n.y);
    const float fold = std::max(-n.z, 0.0f);
    n.x -= n.x >= 0 ? fold : -fold;
    n.y -= n.y >= 0 ? fold : -fold;
    return glm::normalize(n);
}
} // namespace tests
