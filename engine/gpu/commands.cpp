#include "engine/gpu/commands.h"

#include <fmt/format.h>

#include "engine/gpu/device.h"
#include "engine/gpu/error.h"
#include "engine/gpu/recording.h"

namespace gpu
{
namespace
{
struct Scope
{
    VkPipelineStageFlags2 stages = 0;
    VkAccessFlags2 reads = 0;
    VkAccessFlags2 writes = 0;
};

Scope scopeOf(Stages stages)
{
    Scope scope;
    if (stages & compute)
    {
        scope.stages |= VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_2_DRAW_INDIRECT_BIT;
        scope.reads |= VK_ACCESS_2_SHADER_READ_BIT | VK_ACCESS_2_INDIRECT_COMMAND_READ_BIT;
        scope.writes |= VK_ACCESS_2_SHADER_WRITE_BIT;
    }
    if (stages & draw)
    {
        scope.stages |= VK_PIPELINE_STAGE_2_ALL_GRAPHICS_BIT;
        scope.reads |= VK_ACCESS_2_SHADER_READ_BIT | VK_ACCESS_2_INDIRECT_COMMAND_READ_BIT |
                       VK_ACCESS_2_INDEX_READ_BIT | VK_ACCESS_2_VERTEX_ATTRIBUTE_READ_BIT |
                       VK_ACCESS_2_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_READ_BIT;
        scope.writes |= VK_ACCESS_2_SHADER_WRITE_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT |
                        VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT;
    }
    if (stages & copy)
    {
        scope.stages |= VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT;
        scope.reads |= VK_ACCESS_2_TRANSFER_READ_BIT;
        scope.writes |= VK_ACCESS_2_TRANSFER_WRITE_BIT;
    }
    if (stages & host)
    {
        scope.stages |= VK_PIPELINE_STAGE_2_HOST_BIT;
        scope.reads |= VK_ACCESS_2_HOST_READ_BIT;
        scope.writes |= VK_ACCESS_2_HOST_WRITE_BIT;
    }
    return scope;
}
} // namespace

Section::Section(Commands& commands, std::string_view name) : commands_(commands), index_(commands.beginSection(name))
{
}
Section::~Section()
{
    commands_.endSection(index_);
}

Commands::Commands(Device& device)
    : device_(&device), recording_(device.beginRecording()), buffer_(recording_->buffer), hazards_(device.hazards())
{
}

Commands::Commands(Commands&&) noexcept = default;

Commands::~Commands()
{
    if (recording_)
        device_->abandon(std::move(recording_));
}

uint64_t Commands::serial() const
{
    return recording_->serial;
}

std::unique_ptr<Recording> Commands::finish()
{
    // A section that outlives its command buffer ends with it.
    while (!recording_->open.empty())
        endSection(recording_->open.back());
    check(vkEndCommandBuffer(buffer_), "vkEndCommandBuffer");
    return std::move(recording_);
}

void Commands::barrier(Stages from, Stages to)
{
    if (!device_->takesBarrier())
        return;
    const Scope before = scopeOf(from);
    const Scope after = scopeOf(to);
    const VkMemoryBarrier2 barrier{
        .sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER_2,
        .srcStageMask = before.stages,
        .srcAccessMask = before.writes,
        .dstStageMask = after.stages,
        .dstAccessMask = after.reads | after.writes,
    };
    const VkDependencyInfo dependency{
        .sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO,
        .memoryBarrierCount = 1,
        .pMemoryBarriers = &barrier,
    };
    vkCmdPipelineBarrier2(buffer_, &dependency);
    if (hazards_)
        recording_->events.push_back({.from = from, .to = to});
}

void Commands::declare(Hazards::Label label, Stages stage, std::span<const Access> accesses,
                       std::span<const Access> more)
{
    if (!hazards_)
        return;
    ++recording_->commands;
    for (const auto list : {accesses, more})
        for (const Access& access : list)
            recording_->events.push_back(
                {.label = label, .command = recording_->commands, .from = stage, .access = access});
}

void Commands::bindCompute(VkPipeline pipeline)
{
    if (recording_->boundCompute == pipeline)
        return;
    recording_->boundCompute = pipeline;
    vkCmdBindPipeline(buffer_, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline);
}

void Commands::bindDraw(VkPipeline pipeline)
{
    if (recording_->boundDraw == pipeline)
        return;
    recording_->boundDraw = pipeline;
    vkCmdBindPipeline(buffer_, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
}

VkQueryPool Commands::queries()
{
    if (recording_->queries == VK_NULL_HANDLE)
    {
        const VkQueryPoolCreateInfo info{
            .sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO,
            .queryType = VK_QUERY_TYPE_TIMESTAMP,
            .queryCount = Recording::queryCount,
        };
        VkQueryPool pool = VK_NULL_HANDLE;
        check(vkCreateQueryPool(*device_, &info, nullptr, &pool), "vkCreateQueryPool");
        recording_->queries = QueryPool(*device_, pool);
        vkResetQueryPool(*device_, pool, 0, info.queryCount);
    }
    return recording_->queries;
}

void Commands::noteCounted()
{
    if (device_->info().type != "cpu")
        return;
    recording_->counted = true;
    if (!recording_->noLimit)
    {
        recording_->noLimit.emplace(*device_, "draws.no limit", 1, MemoryKind::upload);
        recording_->noLimit->hostWrite()[0] = ~0u;
    }
}

VkBuffer Commands::noLimit() const
{
    return recording_->counted ? recording_->noLimit->handle() : VK_NULL_HANDLE;
}

// Mesa's driver hands its list of triangles over when a timestamp behind draws is asked for.
void Commands::handOver()
{
    if (device_->info().type != "cpu" || recording_->handOvers == Recording::maxHandOvers)
        return;
    vkCmdWriteTimestamp2(buffer_, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, queries(),
                         Recording::sectionQueries * Recording::maxSections + recording_->handOvers++);
}

uint32_t Commands::beginSection(std::string_view name)
{
    Recording& recording = *recording_;
    if (recording.sections.size() == Recording::maxSections)
        throw Error(
            fmt::format("section '{}': a command buffer times at most {} sections", name, Recording::maxSections));
    const auto index = static_cast<uint32_t>(recording.sections.size());
    std::string whole(name);
    if (device_->beginLabel)
    {
        const VkDebugUtilsLabelEXT label{.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_LABEL_EXT, .pLabelName = whole.c_str()};
        device_->beginLabel(buffer_, &label);
    }
    if (!recording.open.empty())
        whole = fmt::format("{}/{}", recording.sections[recording.open.back()].name, name);
    recording.sections.push_back({.name = std::move(whole), .begin = Recording::Clock::now()});
    recording.open.push_back(index);
    for (const uint32_t query : {0u, 2u})
        vkCmdWriteTimestamp2(buffer_, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, queries(),
                             Recording::sectionQueries * index + query);
    return index;
}

void Commands::endSection(uint32_t index)
{
    if (!recording_)
        return;
    Recording::Section& section = recording_->sections[index];
    section.record = std::chrono::duration<double>(Recording::Clock::now() - section.begin).count();
    recording_->open.pop_back();
    vkCmdWriteTimestamp2(buffer_, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, recording_->queries,
                         Recording::sectionQueries * index + 1);
    if (device_->endLabel)
        device_->endLabel(buffer_);
}
} // namespace gpu
