#include "engine/gpu/program.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "engine/gpu/device.h"
#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
constexpr uint32_t maxArgsBytes = 128; // what every Vulkan device takes
constexpr uint32_t maxBindings = 16;
} // namespace

VkPipelineShaderStageCreateInfo shaderStage(VkShaderStageFlagBits stage, VkShaderModule module,
                                            const VkSpecializationInfo* constants)
{
    return {
        .sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
        .stage = stage,
        .module = module,
        .pName = "main",
        .pSpecializationInfo = constants,
    };
}

Constants::Constants(std::span<const uint32_t> values)
{
    for (uint32_t i = 0; i < values.size(); ++i)
        entries_.push_back({i, i * 4, 4});
    info_ = {static_cast<uint32_t>(entries_.size()), entries_.data(), values.size_bytes(), values.data()};
}

ShaderModule Program::module(Device& device, std::span<const std::byte> code)
{
    const VkShaderModuleCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
        .codeSize = code.size(),
        .pCode = reinterpret_cast<const uint32_t*>(code.data()),
    };
    VkShaderModule module = VK_NULL_HANDLE;
    check(vkCreateShaderModule(device, &info, nullptr, &module), "vkCreateShaderModule");
    return {device, module};
}

Program::Program(Device& device, std::string what, std::span<const ShaderInfo> shaders, uint32_t argsBytes)
    : device_(&device), what_(std::move(what)), argsBytes_(argsBytes)
{
    for (const ShaderInfo& shader : shaders)
        merge(shader);
    if (device.hazards())
        label_ = device.hazards()->label(what_);

    std::vector<VkDescriptorSetLayoutBinding> slots;
    for (const ShaderBinding& each : bindings_)
    {
        slots.push_back({each.binding, each.type, each.count, stages_, nullptr});
        boundCount_ += each.count;
    }
    if (boundCount_ > maxBindings)
        throw Error(fmt::format("{}: its shaders take {} images and buffers, at most {} are bound at a time", what_,
                                boundCount_, maxBindings));
    const VkDescriptorSetLayoutCreateInfo setInfo{
        .sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
        .flags = VK_DESCRIPTOR_SET_LAYOUT_CREATE_PUSH_DESCRIPTOR_BIT_KHR,
        .bindingCount = static_cast<uint32_t>(slots.size()),
        .pBindings = slots.data(),
    };
    VkDescriptorSetLayout set = VK_NULL_HANDLE;
    check(vkCreateDescriptorSetLayout(device, &setInfo, nullptr, &set), what_);
    set_ = DescriptorSetLayout(device, set);

    const VkPushConstantRange range{stages_, 0, argsBytes_};
    const VkPipelineLayoutCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
        .setLayoutCount = 1,
        .pSetLayouts = &set,
        .pushConstantRangeCount = argsBytes_ > 0 ? 1u : 0u,
        .pPushConstantRanges = &range,
    };
    VkPipelineLayout layout = VK_NULL_HANDLE;
    check(vkCreatePipelineLayout(device, &info, nullptr, &layout), what_);
    layout_ = PipelineLayout(device, layout);
}

Program::~Program()
{
    if (layout_ == VK_NULL_HANDLE)
        return;
    device_->retire(
        [device = device_, layout = layout_.release(), set = set_.release()]
        {
            vkDestroyPipelineLayout(*device, layout, nullptr);
            vkDestroyDescriptorSetLayout(*device, set, nullptr);
        });
}

void Program::merge(const ShaderInfo& shader)
{
    stages_ |= shader.stage;
    // C++ rounds a struct's size up to its alignment, which is at most 8 here; the shader's block ends with its last
    // member.
    const bool fits = argsBytes_ >= shader.argsBytes && argsBytes_ < shader.argsBytes + 8;
    if (shader.argsBytes > 0 && (!fits || argsBytes_ > maxArgsBytes || argsBytes_ % 4 != 0))
        throw Error(fmt::format("{}: the shader takes arguments of {} bytes, C++ gives {} (at most {}, whole words); "
                                "make both use one GPU_ARGS struct",
                                what_, shader.argsBytes, argsBytes_, maxArgsBytes));
    for (const ShaderPointer& pointer : shader.pointers)
    {
        const auto same = std::find_if(pointers_.begin(), pointers_.end(),
                                       [&](const auto& each) { return each.offset == pointer.offset; });
        ShaderPointer& into = same == pointers_.end() ? pointers_.emplace_back(pointer) : *same;
        into.reads |= pointer.reads;
        into.writes |= pointer.writes;
    }
    for (const ShaderBinding& binding : shader.bindings)
    {
        const auto same = std::find_if(bindings_.begin(), bindings_.end(),
                                       [&](const auto& each) { return each.binding == binding.binding; });
        ShaderBinding& into = same == bindings_.end() ? bindings_.emplace_back(binding) : *same;
        if (into.type != binding.type || into.count != binding.count)
            throw Error(fmt::format("{}: its shaders declare binding {} in two ways", what_, binding.binding));
        into.reads |= binding.reads;
        into.writes |= binding.writes;
    }
}

void Program::checkPointers(const Hazards& hazards, const void* args, std::span<const Access> accesses) const
{
    for (const ShaderPointer& pointer : pointers_)
    {
        uint64_t address = 0;
        std::memcpy(&address, static_cast<const std::byte*>(args) + pointer.offset, sizeof(address));
        // A null pointer is the caller's way of saying "none".
        if (address == 0 || (!pointer.reads && !pointer.writes))
            continue;
        const ResourceId id = hazards.at(address);
        if (id == 0)
            throw HazardError(
                fmt::format("hazard: {} has a pointer at byte {} of its arguments to no living buffer; the "
                            "buffer was destroyed or has grown",
                            what_, pointer.offset));
        bool reads = false;
        bool writes = false;
        for (const Access& access : accesses)
            if (access.resource == id)
            {
                reads |= isRead(access.mode);
                writes |= isWrite(access.mode);
            }
        if ((pointer.reads && !reads) || (pointer.writes && !writes))
            throw HazardError(
                fmt::format("hazard: {} {} '{}' through the pointer at byte {} of its arguments and does not "
                            "declare it; add gpu::{}()",
                            what_, pointer.writes && !writes ? "writes" : "reads", hazards.name(id), pointer.offset,
                            pointer.writes ? (pointer.reads ? "updates" : "writes") : "reads"));
    }
}

void Program::checkBindings(std::span<const Access> accesses, bool modes) const
{
    uint32_t given = 0;
    for (const Access& access : accesses)
    {
        if (access.binding == Access::unbound)
            continue;
        const auto slot = std::find_if(bindings_.begin(), bindings_.end(),
                                       [&](const auto& each) { return each.binding == access.binding; });
        if (slot == bindings_.end() || access.element >= slot->count || slot->type != access.type)
            throw Error(fmt::format("{}: the shader has no image or buffer of that kind at binding {}, element {}",
                                    what_, access.binding, access.element));
        if (modes && ((slot->reads && !isRead(access.mode)) || (slot->writes && !isWrite(access.mode))))
            throw HazardError(fmt::format("hazard: {} {} what is bound at {} and does not declare it; use gpu::{}()",
                                          what_, slot->writes && !isWrite(access.mode) ? "writes" : "reads",
                                          access.binding,
                                          slot->reads     ? "updates"
                                          : access.buffer ? "writes"
                                                          : "stores"));
        ++given;
    }
    if (given != boundCount_)
        throw Error(fmt::format("{}: its shaders take {} images and buffers, {} are given", what_, boundCount_, given));
}

void Program::pushBindings(Commands& commands, VkPipelineBindPoint point, std::span<const Access> accesses) const
{
    std::array<VkDescriptorImageInfo, maxBindings> images{};
    std::array<VkDescriptorBufferInfo, maxBindings> buffers{};
    std::array<VkWriteDescriptorSet, maxBindings> descriptors{};
    uint32_t count = 0;
    for (const Access& access : accesses)
    {
        if (access.binding == Access::unbound)
            continue;
        images[count] = {access.sampler, access.view, VK_IMAGE_LAYOUT_GENERAL};
        buffers[count] = {access.buffer, access.begin, std::max<uint64_t>(access.end - access.begin, 4)};
        descriptors[count] = {
            .sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
            .dstBinding = access.binding,
            .dstArrayElement = access.element,
            .descriptorCount = 1,
            .descriptorType = access.type,
            .pImageInfo = &images[count],
            .pBufferInfo = &buffers[count],
        };
        ++count;
    }
    commands.device().pushDescriptors(commands.handle(), point, layout_, 0, count, descriptors.data());
}

void Program::bind(Commands& commands, VkPipelineBindPoint point, const void* args,
                   std::span<const Access> accesses) const
{
    const Hazards* hazards = commands.hazards();
    if (hazards)
        checkPointers(*hazards, args, accesses);
    if (boundCount_ > 0 || hazards)
        checkBindings(accesses, hazards != nullptr);
    if (boundCount_ > 0)
        pushBindings(commands, point, accesses);
    if (argsBytes_ > 0)
        vkCmdPushConstants(commands.handle(), layout_, stages_, 0, argsBytes_, args);
}
} // namespace gpu
