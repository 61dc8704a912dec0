#pragma once

#include <utility>

#include <vulkan/vulkan.h>

namespace gpu
{
// Owns one Vulkan object made from a VkDevice; null when empty.
template <class T, auto destroy>
class Handle
{
public:
    Handle() = default;
    Handle(VkDevice device, T object) : device_(device), object_(object) {}
    Handle(Handle&& other) noexcept
        : device_(std::exchange(other.device_, VK_NULL_HANDLE)), object_(std::exchange(other.object_, VK_NULL_HANDLE))
    {
    }
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(device_, other.device_);
        std::swap(object_, other.object_);
        return *this;
    }
    ~Handle()
    {
        if (object_ != VK_NULL_HANDLE)
            destroy(device_, object_, nullptr);
    }

    operator T() const { return object_; }
    T get() const { return object_; }
    const T* pointer() const { return &object_; }
    T release() { return std::exchange(object_, VK_NULL_HANDLE); }

private:
    VkDevice device_ = VK_NULL_HANDLE;
    T object_ = VK_NULL_HANDLE;
};

using CommandPool = Handle<VkCommandPool, vkDestroyCommandPool>;
using DescriptorSetLayout = Handle<VkDescriptorSetLayout, vkDestroyDescriptorSetLayout>;
using Pipeline = Handle<VkPipeline, vkDestroyPipeline>;
using PipelineLayout = Handle<VkPipelineLayout, vkDestroyPipelineLayout>;
using QueryPool = Handle<VkQueryPool, vkDestroyQueryPool>;
using Semaphore = Handle<VkSemaphore, vkDestroySemaphore>;
using ShaderModule = Handle<VkShaderModule, vkDestroyShaderModule>;
} // namespace gpu
