#pragma once

#include <cstdint>

#include <glm/gtc/quaternion.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace engine
{
// What shaders unpack; see shaders/engine/surface.glsl.
uint32_t packSnorm2(glm::vec2 v);
uint32_t packDirection(const glm::vec3& unit);        // octahedral
glm::uvec2 packRotation(const glm::quat& rotation);   // need not be of unit length
uint32_t packColor(const glm::vec3& linear, float a); // to sRGB, 0xAABBGGRR
// 0xRRGGBB to 0xBBGGRR.
uint32_t shaderColor(uint32_t color);
// Interleaves 10 bits of each coordinate, which lie in [0, 1]: sorts what is near together.
uint32_t mortonOf(const glm::vec3& unit);
} // namespace engine
