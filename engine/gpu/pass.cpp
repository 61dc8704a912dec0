#include "engine/gpu/pass.h"

#include <vector>

#include <fmt/format.h>

#include "engine/gpu/device.h"
#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
ShaderInfo infoOf(const PassDesc& desc, const std::string& shader, VkShaderStageFlagBits stage)
{
    ShaderInfo info = inspectShader(shader, desc.shaders(shader));
    if (info.stage != stage)
        throw Error(fmt::format("pass '{}': shader '{}' is of another stage", desc.name, shader));
    return info;
}

std::vector<ShaderInfo> infosOf(const PassDesc& desc)
{
    std::vector<ShaderInfo> infos = {infoOf(desc, desc.vertex, VK_SHADER_STAGE_VERTEX_BIT)};
    if (!desc.fragment.empty())
        infos.push_back(infoOf(desc, desc.fragment, VK_SHADER_STAGE_FRAGMENT_BIT));
    return infos;
}

VkPipelineColorBlendAttachmentState blendState(Blend blend)
{
    constexpr VkColorComponentFlags all =
        VK_COLOR_COMPONENT_R_BIT | VK_COLOR_COMPONENT_G_BIT | VK_COLOR_COMPONENT_B_BIT | VK_COLOR_COMPONENT_A_BIT;
    const VkBlendFactor kept = blend == Blend::add ? VK_BLEND_FACTOR_ONE : VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
    return {
        .blendEnable = blend != Blend::none,
        .srcColorBlendFactor = VK_BLEND_FACTOR_ONE,
        .dstColorBlendFactor = kept,
        .srcAlphaBlendFactor = VK_BLEND_FACTOR_ONE,
        .dstAlphaBlendFactor = kept,
        .colorWriteMask = all,
    };
}

// PassDesc::streams as Vulkan wants them.
struct VertexInputs
{
    explicit VertexInputs(std::span<const VertexStream> streams)
    {
        for (uint32_t binding = 0; binding < streams.size(); ++binding)
        {
            const VertexStream& stream = streams[binding];
            bindings.push_back({binding, stream.stride,
                                stream.perInstance ? VK_VERTEX_INPUT_RATE_INSTANCE : VK_VERTEX_INPUT_RATE_VERTEX});
            for (const VertexInput& input : stream.inputs)
                attributes.push_back({input.location, binding, input.format, input.offset});
        }
    }
    VkPipelineVertexInputStateCreateInfo info() const
    {
        return {
            .sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO,
            .vertexBindingDescriptionCount = static_cast<uint32_t>(bindings.size()),
            .pVertexBindingDescriptions = bindings.data(),
            .vertexAttributeDescriptionCount = static_cast<uint32_t>(attributes.size()),
            .pVertexAttributeDescriptions = attributes.data(),
        };
    }

    std::vector<VkVertexInputBindingDescription> bindings;
    std::vector<VkVertexInputAttributeDescription> attributes;
};
} // namespace

RawPass::RawPass(Device& device, const PassDesc& desc, uint32_t argsBytes)
    : device_(&device),
      name_(desc.name),
      program_(device, fmt::format("draw of pass '{}'", desc.name), infosOf(desc), argsBytes),
      streamCount_(static_cast<uint32_t>(desc.streams.size())),
      colorFormats_{desc.color, desc.more[0], desc.more[1], desc.more[2]},
      depthFormat_(desc.depth),
      writesDepth_(desc.depth != VK_FORMAT_UNDEFINED && desc.depthWrite),
      samples_(desc.samples)
{
    const Constants constants(desc.constants);
    const ShaderModule vertex = Program::module(device, desc.shaders(desc.vertex));
    std::vector stages = {shaderStage(VK_SHADER_STAGE_VERTEX_BIT, vertex, constants.info())};
    ShaderModule fragment;
    if (!desc.fragment.empty())
    {
        fragment = Program::module(device, desc.shaders(desc.fragment));
        stages.push_back(shaderStage(VK_SHADER_STAGE_FRAGMENT_BIT, fragment, constants.info()));
    }
    createPipeline(desc, stages);
}

void RawPass::createPipeline(const PassDesc& desc, std::span<const VkPipelineShaderStageCreateInfo> stages)
{
    const VertexInputs inputs(desc.streams);
    const VkPipelineVertexInputStateCreateInfo vertexInput = inputs.info();
    const VkPipelineInputAssemblyStateCreateInfo assembly{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO,
        .topology = desc.topology,
    };
    const VkPipelineViewportStateCreateInfo viewport{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO,
        .viewportCount = 1,
        .scissorCount = 1,
    };
    const VkPipelineRasterizationStateCreateInfo rasterization{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO,
        .polygonMode = desc.polygon,
        .cullMode = desc.cull,
        .frontFace = desc.front,
        .depthBiasEnable = desc.depthBias != 0 || desc.depthBiasSlope != 0,
        .depthBiasConstantFactor = desc.depthBias,
        .depthBiasSlopeFactor = desc.depthBiasSlope,
        .lineWidth = 1,
    };
    const VkPipelineMultisampleStateCreateInfo multisample{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO,
        .rasterizationSamples = desc.samples,
    };
    const bool hasDepth = desc.depth != VK_FORMAT_UNDEFINED;
    const VkPipelineDepthStencilStateCreateInfo depth{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_DEPTH_STENCIL_STATE_CREATE_INFO,
        .depthTestEnable = hasDepth && (desc.depthWrite || desc.depthCompare != VK_COMPARE_OP_ALWAYS),
        .depthWriteEnable = hasDepth && desc.depthWrite,
        .depthCompareOp = desc.depthCompare,
    };
    uint32_t colors = 0;
    for (uint32_t i = 0; i < colorFormats_.size(); ++i)
        if (colorFormats_[i] != VK_FORMAT_UNDEFINED)
            colors = i + 1;
    const std::vector<VkPipelineColorBlendAttachmentState> blends(colors, blendState(desc.blend));
    const VkPipelineColorBlendStateCreateInfo blend{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO,
        .attachmentCount = colors,
        .pAttachments = blends.data(),
    };
    constexpr std::array dynamics = {VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR};
    const VkPipelineDynamicStateCreateInfo dynamic{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO,
        .dynamicStateCount = static_cast<uint32_t>(dynamics.size()),
        .pDynamicStates = dynamics.data(),
    };
    const VkPipelineRenderingCreateInfo rendering{
        .sType = VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO,
        .colorAttachmentCount = colors,
        .pColorAttachmentFormats = colorFormats_.data(),
        .depthAttachmentFormat = desc.depth,
    };
    const VkGraphicsPipelineCreateInfo info{
        .sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO,
        .pNext = &rendering,
        .stageCount = static_cast<uint32_t>(stages.size()),
        .pStages = stages.data(),
        .pVertexInputState = &vertexInput,
        .pInputAssemblyState = &assembly,
        .pViewportState = &viewport,
        .pRasterizationState = &rasterization,
        .pMultisampleState = &multisample,
        .pDepthStencilState = &depth,
        .pColorBlendState = &blend,
        .pDynamicState = &dynamic,
        .layout = program_.layout(),
    };
    VkPipeline pipeline = VK_NULL_HANDLE;
    check(vkCreateGraphicsPipelines(*device_, device_->pipelines(), 1, &info, nullptr, &pipeline), program_.what());
    pipeline_ = Pipeline(*device_, pipeline);
    device_->setName(VK_OBJECT_TYPE_PIPELINE, reinterpret_cast<uint64_t>(pipeline), name_);
}

RawPass::~RawPass()
{
    if (pipeline_ != VK_NULL_HANDLE)
        device_->retire([device = device_, pipeline = pipeline_.release()]
                        { vkDestroyPipeline(*device, pipeline, nullptr); });
}

void RawPass::drawRaw(Rendering& rendering, const void* args, const Draws& draws,
                      std::span<const Access> accesses) const
{
    if (rendering.colorFormats() != colorFormats_ || rendering.depthFormat() != depthFormat_ ||
        rendering.sampleCount() != samples_)
        throw Error(
            fmt::format("pass '{}': the images it is to draw to are of other formats or samples than its PassDesc "
                        "says",
                        name_));
    if (writesDepth_ && rendering.isDepthReadOnly())
        throw Error(fmt::format("pass '{}': it writes depth, which is read only here", name_));
    Commands& commands = rendering.commands();
    commands.bindDraw(pipeline_);
    program_.bind(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, args, accesses);
    bindStreams(commands.handle(), draws);
    record(commands, draws);
    if (!commands.hazards())
        return;
    std::vector<Access> own;
    for (const std::optional<Range>& range : {draws.indices, draws.indirect, draws.count})
        if (range)
            own.push_back(reads(*range));
    for (const std::optional<Range>& range : draws.streams)
        if (range)
            own.push_back(reads(*range));
    commands.declare(program_.label(), gpu::draw, accesses, own);
}

void RawPass::bindStreams(VkCommandBuffer commands, const Draws& draws) const
{
    for (uint32_t i = 0; i < mostStreams; ++i)
    {
        if (draws.streams[i].has_value() != (i < streamCount_))
            throw Error(fmt::format("pass '{}': it takes {} streams of vertices", name_, streamCount_));
        if (!draws.streams[i])
            continue;
        const VkBuffer buffer = draws.streams[i]->buffer->handle();
        const VkDeviceSize begin = draws.streams[i]->begin;
        vkCmdBindVertexBuffers(commands, i, 1, &buffer, &begin);
    }
}

void RawPass::record(Commands& commands, const Draws& draws) const
{
    const bool indexed = draws.indices.has_value();
    if (indexed)
        vkCmdBindIndexBuffer(commands.handle(), draws.indices->buffer->handle(), draws.indices->begin,
                             VK_INDEX_TYPE_UINT32);
    if (!draws.indirect)
    {
        if (indexed)
            vkCmdDrawIndexed(commands.handle(), draws.vertices, draws.instances, draws.first, 0, draws.firstInstance);
        else
            vkCmdDraw(commands.handle(), draws.vertices, draws.instances, draws.first, draws.firstInstance);
        return;
    }
    uint32_t first = 0;
    for (const uint32_t next : draws.handOvers)
        if (next > first && next < draws.most && !draws.count)
        {
            recordRecords(commands, draws, first, next);
            commands.handOver();
            first = next;
        }
    recordRecords(commands, draws, first, draws.most);
}

void RawPass::recordRecords(Commands& commands, const Draws& draws, uint32_t first, uint32_t end) const
{
    const bool indexed = draws.indices.has_value();
    const VkBuffer records = draws.indirect->buffer->handle();
    const uint32_t stride = indexed ? sizeof(DrawIndexedCommand) : sizeof(DrawCommand);
    const uint64_t begin = draws.indirect->begin + first * uint64_t{stride};
    if (end * uint64_t{stride} > draws.indirect->bytes)
        throw Error(fmt::format("pass '{}': {} records do not fit into the range of \"{}\"", name_, end,
                                draws.indirect->buffer->name()));
    if (draws.count)
        commands.noteCounted();
    const VkBuffer count = draws.count ? draws.count->buffer->handle() : commands.noLimit();
    if (count != VK_NULL_HANDLE)
        (indexed ? vkCmdDrawIndexedIndirectCount : vkCmdDrawIndirectCount)(
            commands.handle(), records, begin, count, draws.count ? draws.count->begin : 0, end - first, stride);
    else
        (indexed ? vkCmdDrawIndexedIndirect : vkCmdDrawIndirect)(commands.handle(), records, begin, end - first,
                                                                 stride);
}
} // namespace gpu
