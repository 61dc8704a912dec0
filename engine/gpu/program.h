#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <vulkan/vulkan.h>

#include "engine/gpu/access.h"
#include "engine/gpu/commands.h"
#include "engine/gpu/handle.h"
#include "engine/gpu/spirv.h"

namespace gpu
{
class Device;

// The arguments of a shader that takes none.
struct NoArgs
{
};
template <class Args>
constexpr uint32_t argsBytes = std::is_empty_v<Args> ? 0 : sizeof(Args);

// What kernels and passes share: the arguments, images and buffers that a set of shaders takes, and the check of what a
// command declares against what the shaders do.
class Program
{
public:
    // `what` names it in reports: "dispatch 'rank'". Throws Error when sizeof(Args) is not what the shaders take.
    Program(Device& device, std::string what, std::span<const ShaderInfo> shaders, uint32_t argsBytes);
    Program(Program&&) = default;
    Program& operator=(Program&&) = default;
    ~Program();

    VkPipelineLayout layout() const { return layout_; }
    const std::string& what() const { return what_; }
    Hazards::Label label() const { return label_; }

    // Pushes arguments and binds the images and buffers among `accesses`. Throws Error when one is missing; with
    // hazards tracked, HazardError when a pointer leads nowhere, or to a buffer that the shaders touch otherwise than
    // declared.
    void bind(Commands& commands, VkPipelineBindPoint point, const void* args, std::span<const Access> accesses) const;

    static ShaderModule module(Device& device, std::span<const std::byte> code);

private:
    void merge(const ShaderInfo& shader);
    void checkPointers(const Hazards& hazards, const void* args, std::span<const Access> accesses) const;
    void checkBindings(std::span<const Access> accesses, bool modes) const;
    void pushBindings(Commands& commands, VkPipelineBindPoint point, std::span<const Access> accesses) const;

    Device* device_;
    std::string what_;
    Hazards::Label label_ = 0;
    VkShaderStageFlags stages_ = 0;
    uint32_t argsBytes_ = 0;
    std::vector<ShaderPointer> pointers_;
    std::vector<ShaderBinding> bindings_;
    uint32_t boundCount_ = 0;
    DescriptorSetLayout set_;
    PipelineLayout layout_;
};

VkPipelineShaderStageCreateInfo shaderStage(VkShaderStageFlagBits stage, VkShaderModule module,
                                            const VkSpecializationInfo* constants);

// Specialization constants 0, 1, ... of 32 bits each, laid out for Vulkan.
class Constants
{
public:
    explicit Constants(std::span<const uint32_t> values);
    Constants(const Constants&) = delete;
    Constants& operator=(const Constants&) = delete;
    const VkSpecializationInfo* info() const { return &info_; }

private:
    std::vector<VkSpecializationMapEntry> entries_;
    VkSpecializationInfo info_ = {};
};
} // namespace gpu
