#pragma once

#include <cstdint>

#include <vulkan/vulkan.h>

namespace gpu
{
uint32_t texelBytes(VkFormat format); // Throws Error for a format the engine does not copy
uint32_t mipCount(uint32_t width, uint32_t height, uint32_t depth = 1); // down to one pixel
VkImageAspectFlags aspectOf(VkFormat format);                           // depth or color
} // namespace gpu
