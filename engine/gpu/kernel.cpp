#include "engine/gpu/kernel.h"

#include <fmt/format.h>

#include "engine/gpu/device.h"
#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
ShaderInfo computeInfo(std::string_view shader, std::span<const std::byte> code)
{
    ShaderInfo info = inspectShader(shader, code);
    if (info.stage != VK_SHADER_STAGE_COMPUTE_BIT)
        throw Error(fmt::format("shader '{}': it is no compute shader", shader));
    return info;
}
} // namespace

RawKernel::RawKernel(Device& device, Shaders shaders, std::string_view shader, uint32_t argsBytes,
                     const KernelOptions& options)
    : device_(&device),
      program_(device, fmt::format("dispatch '{}'", shader), std::array{computeInfo(shader, shaders(shader))},
               argsBytes),
      maxGroupsX_(device.capabilities().maxGroupsX)
{
    const std::span<const std::byte> code = shaders(shader);
    const ShaderInfo info = inspectShader(shader, code);
    groupSize_ = info.groupSize;
    folds_ = info.countsGroups;
    const ShaderModule module = Program::module(device, code);
    const Constants constants(options.constants);
    const VkComputePipelineCreateInfo pipelineInfo{
        .sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO,
        .stage = shaderStage(VK_SHADER_STAGE_COMPUTE_BIT, module, constants.info()),
        .layout = program_.layout(),
    };
    VkPipeline pipeline = VK_NULL_HANDLE;
    check(vkCreateComputePipelines(device, device.pipelines(), 1, &pipelineInfo, nullptr, &pipeline), program_.what());
    pipeline_ = Pipeline(device, pipeline);
    device.setName(VK_OBJECT_TYPE_PIPELINE, reinterpret_cast<uint64_t>(pipeline), shader);
}

RawKernel::~RawKernel()
{
    if (pipeline_ != VK_NULL_HANDLE)
        device_->retire([device = device_, pipeline = pipeline_.release()]
                        { vkDestroyPipeline(*device, pipeline, nullptr); });
}

std::array<uint32_t, 3> RawKernel::groupCount(Threads threads) const
{
    const auto groups = [&](uint32_t count, size_t axis) { return (count + groupSize_[axis] - 1) / groupSize_[axis]; };
    std::array<uint32_t, 3> count = {groups(threads.x, 0), groups(threads.y, 1), groups(threads.z, 2)};
    if (count[0] <= maxGroupsX_)
        return count;
    if (!folds_ || count[1] != 1)
        throw Error(fmt::format("{}: {} threads are {} workgroups along x, this GPU takes {}; let the shader count by "
                                "GPU_THREAD",
                                program_.what(), threads.x, count[0], maxGroupsX_));
    count[1] = (count[0] + maxGroupsX_ - 1) / maxGroupsX_;
    count[0] = (count[0] + count[1] - 1) / count[1];
    return count;
}

void RawKernel::dispatchRaw(Commands& commands, const void* args, Threads threads,
                            std::span<const Access> accesses) const
{
    if (threads.x == 0 || threads.y == 0 || threads.z == 0)
        return;
    const std::array<uint32_t, 3> groups = groupCount(threads);
    commands.bindCompute(pipeline_);
    program_.bind(commands, VK_PIPELINE_BIND_POINT_COMPUTE, args, accesses);
    vkCmdDispatch(commands.handle(), groups[0], groups[1], groups[2]);
    commands.declare(program_.label(), compute, accesses);
}

void RawKernel::dispatchIndirectRaw(Commands& commands, const void* args, const Range& groups,
                                    std::span<const Access> accesses) const
{
    commands.bindCompute(pipeline_);
    program_.bind(commands, VK_PIPELINE_BIND_POINT_COMPUTE, args, accesses);
    vkCmdDispatchIndirect(commands.handle(), groups.buffer->handle(), groups.begin);
    commands.declare(program_.label(), compute, accesses,
                     std::array{reads(Range(*groups.buffer, groups.begin, sizeof(DispatchCommand)))});
}
} // namespace gpu
