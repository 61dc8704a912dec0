#pragma once

#include <cstdint>

#include <vulkan/vulkan.h>

#include "engine/gpu/image.h"

namespace gpu
{
struct SamplerDesc
{
    VkFilter filter = VK_FILTER_LINEAR; // within a mip level and between them
    VkSamplerAddressMode address = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    VkSamplerReductionMode reduction = VK_SAMPLER_REDUCTION_MODE_WEIGHTED_AVERAGE; // or the least or greatest texel
    float anisotropy = 1;
    VkCompareOp compare = VK_COMPARE_OP_NEVER; // anything else: a sampler2DShadow
};

class Sampler
{
public:
    Sampler(Device& device, const SamplerDesc& desc);
    Sampler(Sampler&& other) noexcept;
    Sampler& operator=(Sampler&& other) noexcept;
    ~Sampler();

    VkSampler handle() const { return sampler_; }

private:
    Device* device_;
    VkSampler sampler_ = VK_NULL_HANDLE;
};

// Of a dispatch or draw: reads `view` through `sampler`, and binds both to `binding`, or to an `element` of an array
// there.
Access samples(uint32_t binding, const View& view, const Sampler& sampler, uint32_t element = 0);
} // namespace gpu
