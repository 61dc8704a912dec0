#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include <vulkan/vulkan.h>

namespace bench
{
// The embedded shaders of shaders/bench.
std::span<const std::byte> shaders(std::string_view name);

// Throws std::runtime_error that names `what` unless all went well.
void require(VkResult result, const char* what);
VkShaderModule createModule(VkDevice device, const char* shader);

// Vulkan as one writes it by hand for one purpose: what engine/gpu is held against. It uses the device and queue of
// another and nothing else of it. Every failure ends in a std::runtime_error.
class Bare
{
public:
    struct Buffer
    {
        VkBuffer buffer;
        VkDeviceMemory memory;
        VkDeviceAddress address;
    };
    struct Kernel
    {
        VkShaderModule module;
        VkPipelineLayout layout;
        VkPipeline pipeline;
        uint32_t argsBytes;
        VkDescriptorSetLayout set;
    };

    Bare(VkPhysicalDevice physical, VkDevice device, VkQueue queue, uint32_t family);
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;
    ~Bare();

    Buffer buffer(uint64_t bytes); // device-local; owned by this
    Kernel kernel(const char* shader, uint32_t argsBytes);
    // Of a shader that takes two storage buffers by descriptor, at bindings 0 and 1, beside its arguments.
    Kernel storageKernel(const char* shader, uint32_t argsBytes);

    VkCommandBuffer begin();
    void submitAndWait(); // ends what begin() began

    static void dispatch(VkCommandBuffer commands, const Kernel& kernel, const void* args, uint32_t groupsX,
                         uint32_t groupsY = 1);
    void bindStorage(VkCommandBuffer commands, const Kernel& kernel, const Buffer& from, const Buffer& to) const;
    static void barrier(VkCommandBuffer commands, VkPipelineStageFlags2 stages);

    // An image and a pipeline that draws nothing to it, for the cost of a draw call.
    void prepareDraws();
    void draws(VkCommandBuffer commands, uint32_t count) const;

private:
    Kernel createKernel(const char* shader, uint32_t argsBytes, VkDescriptorSetLayout set);
    VkDeviceMemory allocate(const VkMemoryRequirements& requirements);
    void createImage();
    void createDrawPipeline();

    VkPhysicalDevice physical_;
    VkDevice device_;
    VkQueue queue_;
    VkCommandPool pool_ = VK_NULL_HANDLE;
    VkCommandBuffer commands_ = VK_NULL_HANDLE;
    VkFence fence_ = VK_NULL_HANDLE;
    VkImage image_ = VK_NULL_HANDLE;
    VkImageView view_ = VK_NULL_HANDLE;
    Kernel draw_ = {};
    VkShaderModule fragment_ = VK_NULL_HANDLE;
    std::vector<Buffer> buffers_;
    std::vector<Kernel> kernels_;
    std::vector<VkDeviceMemory> memories_;
};
} // namespace bench
