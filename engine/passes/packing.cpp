#include "engine/passes/packing.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace engine
{
uint32_t packSnorm2(glm::vec2 v)
{
    const auto part = [](float x)
    { return static_cast<uint16_t>(static_cast<int16_t>(std::lround(std::clamp(x, -1.0f, 1.0f) * 32767.0f))); };
    return uint32_t{part(v.x)} | uint32_t{part(v.y)} << 16;
}

uint32_t packDirection(const glm::vec3& unit)
{
    const float sum = std::abs(unit.x) + std::abs(unit.y) + std::abs(unit.z);
    glm::vec2 p = sum > 0 ? glm::vec2(unit.x, unit.y) / sum : glm::vec2(0);
    if (unit.z < 0)
        p = {(1 - std::abs(p.y)) * (p.x >= 0 ? 1.0f : -1.0f), (1 - std::abs(p.x)) * (p.y >= 0 ? 1.0f : -1.0f)};
    return packSnorm2(p);
}

glm::uvec2 packRotation(const glm::quat& rotation)
{
    const glm::quat q = glm::normalize(rotation);
    return {packSnorm2({q.x, q.y}), packSnorm2({q.z, q.w})};
}

uint32_t packColor(const glm::vec3& linear, float a)
{
    uint32_t result = 0;
    for (int i = 0; i < 3; ++i)
    {
        const float c = std::clamp(linear[i], 0.0f, 1.0f);
        const float s = c > 0.0031308f ? 1.055f * std::pow(c, 1 / 2.4f) - 0.055f : c * 12.92f;
        result |= static_cast<uint32_t>(std::lround(s * 255)) << (8 * i);
    }
    return result | static_cast<uint32_t>(std::lround(std::clamp(a, 0.0f, 1.0f) * 255)) << 24;
}

uint32_t shaderColor(uint32_t color)
{
    return (color & 0xFF) << 16 | (color & 0xFF00) | (color >> 16 & 0xFF);
}

uint32_t mortonOf(const glm::vec3& unit)
{
    const auto spread = [](float x)
    {
        uint32_t v = static_cast<uint32_t>(std::clamp(x, 0.0f, 1.0f) * 1023);
        v = (v | v << 16) & 0x030000FF;
        v = (v | v << 8) & 0x0300F00F;
        v = (v | v << 4) & 0x030C30C3;
        return (v | v << 2) & 0x09249249;
    };
    return spread(unit.x) | spread(unit.y) << 1 | spread(unit.z) << 2;
}
} // namespace engine
