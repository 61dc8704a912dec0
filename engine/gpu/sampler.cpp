#include "engine/gpu/sampler.h"

#include <utility>

#include "engine/gpu/device.h"
#include "engine/gpu/error.h"

namespace gpu
{
Sampler::Sampler(Device& device, const SamplerDesc& desc) : device_(&device)
{
    const bool linear = desc.filter == VK_FILTER_LINEAR;
    const VkSamplerReductionModeCreateInfo reduction{
        .sType = VK_STRUCTURE_TYPE_SAMPLER_REDUCTION_MODE_CREATE_INFO,
        .reductionMode = desc.reduction,
    };
    const VkSamplerCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO,
        .pNext = &reduction,
        .magFilter = desc.filter,
        .minFilter = desc.filter,
        .mipmapMode = linear ? VK_SAMPLER_MIPMAP_MODE_LINEAR : VK_SAMPLER_MIPMAP_MODE_NEAREST,
        .addressModeU = desc.address,
        .addressModeV = desc.address,
        .addressModeW = desc.address,
        .anisotropyEnable = desc.anisotropy > 1,
        .maxAnisotropy = desc.anisotropy,
        .compareEnable = desc.compare != VK_COMPARE_OP_NEVER,
        .compareOp = desc.compare,
        .maxLod = VK_LOD_CLAMP_NONE,
    };
    check(vkCreateSampler(device, &info, nullptr, &sampler_), "vkCreateSampler");
}

Sampler::Sampler(Sampler&& other) noexcept
    : device_(other.device_), sampler_(std::exchange(other.sampler_, VK_NULL_HANDLE))
{
}

Sampler& Sampler::operator=(Sampler&& other) noexcept
{
    std::swap(device_, other.device_);
    std::swap(sampler_, other.sampler_);
    return *this;
}

Sampler::~Sampler()
{
    if (sampler_ != VK_NULL_HANDLE)
        device_->retire([device = device_, sampler = sampler_] { vkDestroySampler(*device, sampler, nullptr); });
}

Access samples(uint32_t binding, const View& view, const Sampler& sampler, uint32_t element)
{
    Access result = loads(binding, view, element);
    result.type = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
    result.sampler = sampler.handle();
    return result;
}
} // namespace gpu
