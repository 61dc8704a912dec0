#include "bench/bare.h"

#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace bench
{
void require(VkResult result, const char* what)
{
    if (result != VK_SUCCESS)
        throw std::runtime_error(fmt::format("yardstick: {} failed ({})", what, static_cast<int>(result)));
}

VkShaderModule createModule(VkDevice device, const char* shader)
{
    const std::span<const std::byte> code = shaders(shader);
    const VkShaderModuleCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
        .codeSize = code.size(),
        .pCode = reinterpret_cast<const uint32_t*>(code.data()),
    };
    VkShaderModule module = VK_NULL_HANDLE;
    require(vkCreateShaderModule(device, &info, nullptr, &module), shader);
    return module;
}

Bare::Bare(VkPhysicalDevice physical, VkDevice device, VkQueue queue, uint32_t family)
    : physical_(physical), device_(device), queue_(queue)
{
    const VkCommandPoolCreateInfo pool{
        .sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
        .flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT,
        .queueFamilyIndex = family,
    };
    require(vkCreateCommandPool(device, &pool, nullptr, &pool_), "vkCreateCommandPool");
    const VkCommandBufferAllocateInfo commands{
        .sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
        .commandPool = pool_,
        .level = VK_COMMAND_BUFFER_LEVEL_PRIMARY,
        .commandBufferCount = 1,
    };
    require(vkAllocateCommandBuffers(device, &commands, &commands_), "vkAllocateCommandBuffers");
    const VkFenceCreateInfo fence{.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO};
    require(vkCreateFence(device, &fence, nullptr, &fence_), "vkCreateFence");
}

Bare::~Bare()
{
    vkQueueWaitIdle(queue_);
    for (const Buffer& each : buffers_)
        vkDestroyBuffer(device_, each.buffer, nullptr);
    if (draw_.pipeline != VK_NULL_HANDLE)
        kernels_.push_back(draw_);
    for (const Kernel& each : kernels_)
    {
        vkDestroyPipeline(device_, each.pipeline, nullptr);
        vkDestroyPipelineLayout(device_, each.layout, nullptr);
        vkDestroyDescriptorSetLayout(device_, each.set, nullptr);
        vkDestroyShaderModule(device_, each.module, nullptr);
    }
    vkDestroyShaderModule(device_, fragment_, nullptr);
    vkDestroyImageView(device_, view_, nullptr);
    vkDestroyImage(device_, image_, nullptr);
    for (const VkDeviceMemory each : memories_)
        vkFreeMemory(device_, each, nullptr);
    vkDestroyFence(device_, fence_, nullptr);
    vkDestroyCommandPool(device_, pool_, nullptr);
}

VkDeviceMemory Bare::allocate(const VkMemoryRequirements& requirements)
{
    VkPhysicalDeviceMemoryProperties properties;
    vkGetPhysicalDeviceMemoryProperties(physical_, &properties);
    uint32_t type = 0;
    while (type < properties.memoryTypeCount &&
           (!(requirements.memoryTypeBits >> type & 1) ||
            !(properties.memoryTypes[type].propertyFlags & VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT)))
        ++type;
    const VkMemoryAllocateFlagsInfo flags{
        .sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO,
        .flags = VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT,
    };
    const VkMemoryAllocateInfo info{
        .sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
        .pNext = &flags,
        .allocationSize = requirements.size,
        .memoryTypeIndex = type,
    };
    VkDeviceMemory memory = VK_NULL_HANDLE;
    require(vkAllocateMemory(device_, &info, nullptr, &memory), "vkAllocateMemory");
    return memories_.emplace_back(memory);
}

Bare::Buffer Bare::buffer(uint64_t bytes)
{
    const VkBufferCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
        .size = bytes,
        .usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
                 VK_BUFFER_USAGE_TRANSFER_DST_BIT | VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT,
    };
    Buffer made{};
    require(vkCreateBuffer(device_, &info, nullptr, &made.buffer), "vkCreateBuffer");
    buffers_.push_back(made);
    VkMemoryRequirements requirements;
    vkGetBufferMemoryRequirements(device_, made.buffer, &requirements);
    made.memory = allocate(requirements);
    require(vkBindBufferMemory(device_, made.buffer, made.memory, 0), "vkBindBufferMemory");
    const VkBufferDeviceAddressInfo where{.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO, .buffer = made.buffer};
    made.address = vkGetBufferDeviceAddress(device_, &where);
    return made;
}

Bare::Kernel Bare::kernel(const char* shader, uint32_t argsBytes)
{
    return createKernel(shader, argsBytes, VK_NULL_HANDLE);
}

Bare::Kernel Bare::storageKernel(const char* shader, uint32_t argsBytes)
{
    std::array<VkDescriptorSetLayoutBinding, 2> bindings{};
    for (uint32_t i = 0; i < bindings.size(); ++i)
        bindings[i] = {i, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1, VK_SHADER_STAGE_COMPUTE_BIT, nullptr};
    const VkDescriptorSetLayoutCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
        .flags = VK_DESCRIPTOR_SET_LAYOUT_CREATE_PUSH_DESCRIPTOR_BIT_KHR,
        .bindingCount = static_cast<uint32_t>(bindings.size()),
        .pBindings = bindings.data(),
    };
    VkDescriptorSetLayout set = VK_NULL_HANDLE;
    require(vkCreateDescriptorSetLayout(device_, &info, nullptr, &set), "vkCreateDescriptorSetLayout");
    return createKernel(shader, argsBytes, set);
}

void Bare::bindStorage(VkCommandBuffer commands, const Kernel& kernel, const Buffer& from, const Buffer& to) const
{
    const auto push =
        reinterpret_cast<PFN_vkCmdPushDescriptorSetKHR>(vkGetDeviceProcAddr(device_, "vkCmdPushDescriptorSetKHR"));
    const std::array buffers = {VkDescriptorBufferInfo{from.buffer, 0, VK_WHOLE_SIZE},
                                VkDescriptorBufferInfo{to.buffer, 0, VK_WHOLE_SIZE}};
    std::array<VkWriteDescriptorSet, 2> writes{};
    for (uint32_t i = 0; i < writes.size(); ++i)
        writes[i] = {
            .sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
            .dstBinding = i,
            .descriptorCount = 1,
            .descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
            .pBufferInfo = &buffers[i],
        };
    push(commands, VK_PIPELINE_BIND_POINT_COMPUTE, kernel.layout, 0, static_cast<uint32_t>(writes.size()),
         writes.data());
}

Bare::Kernel Bare::createKernel(const char* shader, uint32_t argsBytes, VkDescriptorSetLayout set)
{
    Kernel made{.module = createModule(device_, shader), .argsBytes = argsBytes, .set = set};
    const VkPushConstantRange range{VK_SHADER_STAGE_COMPUTE_BIT, 0, argsBytes};
    const VkPipelineLayoutCreateInfo layout{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
        .setLayoutCount = set != VK_NULL_HANDLE ? 1u : 0u,
        .pSetLayouts = &set,
        .pushConstantRangeCount = 1,
        .pPushConstantRanges = &range,
    };
    require(vkCreatePipelineLayout(device_, &layout, nullptr, &made.layout), "vkCreatePipelineLayout");
    const VkComputePipelineCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO,
        .stage = {.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
                  .stage = VK_SHADER_STAGE_COMPUTE_BIT,
                  .module = made.module,
                  .pName = "main"},
        .layout = made.layout,
    };
    require(vkCreateComputePipelines(device_, VK_NULL_HANDLE, 1, &info, nullptr, &made.pipeline), shader);
    kernels_.push_back(made);
    return made;
}

VkCommandBuffer Bare::begin()
{
    require(vkResetCommandPool(device_, pool_, 0), "vkResetCommandPool");
    const VkCommandBufferBeginInfo info{
        .sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
        .flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT,
    };
    require(vkBeginCommandBuffer(commands_, &info), "vkBeginCommandBuffer");
    return commands_;
}

void Bare::submitAndWait()
{
    require(vkEndCommandBuffer(commands_), "vkEndCommandBuffer");
    const VkCommandBufferSubmitInfo buffer{
        .sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO,
        .commandBuffer = commands_,
    };
    const VkSubmitInfo2 info{
        .sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2,
        .commandBufferInfoCount = 1,
        .pCommandBufferInfos = &buffer,
    };
    require(vkResetFences(device_, 1, &fence_), "vkResetFences");
    require(vkQueueSubmit2(queue_, 1, &info, fence_), "vkQueueSubmit2");
    require(vkWaitForFences(device_, 1, &fence_, VK_TRUE, UINT64_MAX), "vkWaitForFences");
}

void Bare::dispatch(VkCommandBuffer commands, const Kernel& kernel, const void* args, uint32_t groupsX,
                    uint32_t groupsY)
{
    vkCmdPushConstants(commands, kernel.layout, VK_SHADER_STAGE_COMPUTE_BIT, 0, kernel.argsBytes, args);
    vkCmdDispatch(commands, groupsX, groupsY, 1);
}

void Bare::barrier(VkCommandBuffer commands, VkPipelineStageFlags2 stages)
{
    const VkMemoryBarrier2 barrier{
        .sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER_2,
        .srcStageMask = stages,
        .srcAccessMask = VK_ACCESS_2_MEMORY_WRITE_BIT,
        .dstStageMask = stages,
        .dstAccessMask = VK_ACCESS_2_MEMORY_READ_BIT | VK_ACCESS_2_MEMORY_WRITE_BIT,
    };
    const VkDependencyInfo info{
        .sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO,
        .memoryBarrierCount = 1,
        .pMemoryBarriers = &barrier,
    };
    vkCmdPipelineBarrier2(commands, &info);
}
} // namespace bench
