#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <vulkan/vulkan.h>

namespace gpu
{
// A device pointer among a shader's arguments and what the shader does through it. Pointers that the shader loads from
// memory are not seen.
struct ShaderPointer
{
    uint32_t offset = 0; // bytes into the arguments
    bool reads = false;
    bool writes = false;
};

// An image, sampler or buffer of descriptor set 0.
struct ShaderBinding
{
    uint32_t binding = 0;
    uint32_t count = 1;
    VkDescriptorType type = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
    bool reads = false;
    bool writes = false;
};

// What a SPIR-V module tells about itself.
struct ShaderInfo
{
    VkShaderStageFlagBits stage = VK_SHADER_STAGE_COMPUTE_BIT;
    std::array<uint32_t, 3> groupSize = {1, 1, 1}; // threads of a workgroup
    bool countsGroups = false;                     // reads gl_NumWorkGroups, as GPU_THREAD does
    uint32_t argsBytes = 0;                        // of the push constant block
    std::vector<ShaderPointer> pointers;
    std::vector<ShaderBinding> bindings;
};

// Reads a module with one entry point. Throws Error that names `shader` when it is no SPIR-V, is cut short or uses what
// the engine has no place for (descriptor sets other than 0).
ShaderInfo inspectShader(std::string_view shader, std::span<const std::byte> code);

// Embedded shaders by name: what cmake's glasshouse_shaders() generates. Empty when there is no such name.
using Shaders = std::span<const std::byte> (*)(std::string_view name);
} // namespace gpu
