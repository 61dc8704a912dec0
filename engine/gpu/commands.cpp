#include "engine/gpu/commands.h"

#include <array>
#include <cstring>

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
        scope.reads |= VK_ACCESS_2_SHADER_READ_BIT | VK_ACCESS_2_INDIRECT_COMMAND_READ_BIT | VK_ACCESS_2_INDEX_READ_BIT |
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

VkImageSubresourceLayers subresource(const View& view)
{
    return {view.image->aspect(), view.mip, view.layer, view.layers};
}

VkImageSubresourceRange subresources(const View& view)
{
    return {view.image->aspect(), view.mip, view.mips, view.layer, view.layers};
}

View firstMip(const View& view) { return {*view.image, view.mip, 1, view.layer, view.layers}; }

VkBufferImageCopy wholeOf(const View& view, uint64_t bufferOffset)
{
    const VkExtent2D size = view.extent();
    return {
        .bufferOffset = bufferOffset,
        .imageSubresource = subresource(view),
        .imageExtent = {size.width, size.height, std::max(view.image->desc().depth >> view.mip, 1u)},
    };
}

void checkSizes(const char* what, const std::string& from, uint64_t fromBytes, const std::string& to, uint64_t toBytes)
{
    if (fromBytes != toBytes)
        throw Error(fmt::format("{}: \"{}\" gives {} bytes, \"{}\" takes {}; make the ranges equal", what, from, fromBytes,
                                to, toBytes));
}

void checkInside(const Range& range)
{
    if (range.begin + range.bytes > range.buffer->bytes())
        throw Error(fmt::format("buffer \"{}\": bytes {} to {} are beyond its {}", range.buffer->name(), range.begin,
                                range.begin + range.bytes, range.buffer->bytes()));
}
} // namespace

Section::Section(Commands& commands, std::string_view name) : commands_(commands), index_(commands.beginSection(name)) {}
Section::~Section() { commands_.endSection(index_); }

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

uint64_t Commands::serial() const { return recording_->serial; }

std::unique_ptr<Recording> Commands::finish()
{
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

void Commands::declareCopy(std::string_view what, std::span<const Access> accesses)
{
    if (hazards_)
        declare(hazards_->label(what), gpu::copy, accesses);
}

void Commands::copy(const Range& from, const Range& to)
{
    checkInside(from);
    checkInside(to);
    checkSizes("copy", from.buffer->name(), from.bytes, to.buffer->name(), to.bytes);
    if (from.bytes == 0)
        return;
    const VkBufferCopy region{from.begin, to.begin, from.bytes};
    vkCmdCopyBuffer(buffer_, from.buffer->handle(), to.buffer->handle(), 1, &region);
    if (hazards_)
        declareCopy(fmt::format("copy to '{}'", to.buffer->name()), std::array{reads(from), writes(to)});
}

void Commands::copy(const Range& from, const View& to)
{
    checkInside(from);
    checkSizes("copy", from.buffer->name(), from.bytes, to.image->name(), to.bytes());
    const VkBufferImageCopy region = wholeOf(to, from.begin);
    vkCmdCopyBufferToImage(buffer_, from.buffer->handle(), to.image->handle(), VK_IMAGE_LAYOUT_GENERAL, 1, &region);
    if (hazards_)
        declareCopy(fmt::format("copy to '{}'", to.image->name()), std::array{reads(from), writes(firstMip(to))});
}

void Commands::copy(const View& from, const Range& to)
{
    checkInside(to);
    checkSizes("copy", from.image->name(), from.bytes(), to.buffer->name(), to.bytes);
    const VkBufferImageCopy region = wholeOf(from, to.begin);
    vkCmdCopyImageToBuffer(buffer_, from.image->handle(), VK_IMAGE_LAYOUT_GENERAL, to.buffer->handle(), 1, &region);
    if (hazards_)
        declareCopy(fmt::format("copy to '{}'", to.buffer->name()), std::array{reads(firstMip(from)), writes(to)});
}

void Commands::blit(const View& from, const View& to, VkFilter filter)
{
    const auto corner = [](const View& view) {
        const VkExtent2D size = view.extent();
        return VkOffset3D{static_cast<int32_t>(size.width), static_cast<int32_t>(size.height),
                          static_cast<int32_t>(std::max(view.image->desc().depth >> view.mip, 1u))};
    };
    const VkImageBlit region{
        .srcSubresource = subresource(from),
        .srcOffsets = {{}, corner(from)},
        .dstSubresource = subresource(to),
        .dstOffsets = {{}, corner(to)},
    };
    vkCmdBlitImage(buffer_, from.image->handle(), VK_IMAGE_LAYOUT_GENERAL, to.image->handle(), VK_IMAGE_LAYOUT_GENERAL, 1,
                   &region, filter);
    if (hazards_)
        declareCopy(fmt::format("blit to '{}'", to.image->name()),
                    std::array{reads(firstMip(from)), writes(firstMip(to))});
}

void Commands::fill(const Range& range, uint32_t value)
{
    checkInside(range);
    if (range.begin % 4 != 0 || range.bytes % 4 != 0)
        throw Error(fmt::format("fill of \"{}\": bytes {} to {} are not whole words of 4", range.buffer->name(),
                                range.begin, range.begin + range.bytes));
    if (range.bytes == 0)
        return;
    vkCmdFillBuffer(buffer_, range.buffer->handle(), range.begin, range.bytes, value);
    if (hazards_)
        declareCopy(fmt::format("fill of '{}'", range.buffer->name()), std::array{writes(range)});
}

void Commands::clear(const View& view, const VkClearColorValue& color)
{
    const VkImageSubresourceRange range = subresources(view);
    vkCmdClearColorImage(buffer_, view.image->handle(), VK_IMAGE_LAYOUT_GENERAL, &color, 1, &range);
    if (hazards_)
        declareCopy(fmt::format("clear of '{}'", view.image->name()), std::array{writes(view)});
}

void Commands::clear(const View& view, float depth)
{
    const VkImageSubresourceRange range = subresources(view);
    const VkClearDepthStencilValue value{depth, 0};
    vkCmdClearDepthStencilImage(buffer_, view.image->handle(), VK_IMAGE_LAYOUT_GENERAL, &value, 1, &range);
    if (hazards_)
        declareCopy(fmt::format("clear of '{}'", view.image->name()), std::array{writes(view)});
}

// Puts `data` into this recording's staging memory, which stays until the GPU is done with it.
Range Commands::stage(std::span<const std::byte> data)
{
    Recording& recording = *recording_;
    while (recording.stagingIndex < recording.staging.size() &&
           recording.stagingUsed + data.size() > recording.staging[recording.stagingIndex].size())
    {
        ++recording.stagingIndex;
        recording.stagingUsed = 0;
    }
    if (recording.stagingIndex == recording.staging.size())
        recording.staging.emplace_back(*device_, "staging", std::max<uint64_t>(data.size(), Recording::stagingBytes),
                                       MemoryKind::upload);
    const Buffer<std::byte>& chunk = recording.staging[recording.stagingIndex];
    const Range range = chunk.slice(recording.stagingUsed, data.size());
    std::memcpy(chunk.mapped() + range.begin, data.data(), data.size());
    recording.stagingUsed += (data.size() + 15) / 16 * 16;
    return range;
}

void Commands::upload(const Range& to, std::span<const std::byte> data)
{
    checkInside(to);
    checkSizes("upload", "the host", data.size(), to.buffer->name(), to.bytes);
    if (data.empty())
        return;
    const Range from = stage(data);
    const VkBufferCopy region{from.begin, to.begin, to.bytes};
    vkCmdCopyBuffer(buffer_, from.buffer->handle(), to.buffer->handle(), 1, &region);
    if (hazards_)
        declareCopy(fmt::format("upload to '{}'", to.buffer->name()), std::array{writes(to)});
}

void Commands::upload(const View& to, std::span<const std::byte> texels)
{
    checkSizes("upload", "the host", texels.size(), to.image->name(), to.bytes());
    const VkBufferImageCopy region = wholeOf(to, 0);
    const Range from = stage(texels);
    VkBufferImageCopy placed = region;
    placed.bufferOffset = from.begin;
    vkCmdCopyBufferToImage(buffer_, from.buffer->handle(), to.image->handle(), VK_IMAGE_LAYOUT_GENERAL, 1, &placed);
    if (hazards_)
        declareCopy(fmt::format("upload to '{}'", to.image->name()), std::array{writes(firstMip(to))});
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

uint32_t Commands::beginSection(std::string_view name)
{
    Recording& recording = *recording_;
    if (recording.sections.size() == Recording::maxSections)
        throw Error(fmt::format("section '{}': a command buffer times at most {} sections", name, Recording::maxSections));
    if (recording.queries == VK_NULL_HANDLE)
    {
        const VkQueryPoolCreateInfo info{
            .sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO,
            .queryType = VK_QUERY_TYPE_TIMESTAMP,
            .queryCount = 2 * Recording::maxSections,
        };
        VkQueryPool pool = VK_NULL_HANDLE;
        check(vkCreateQueryPool(*device_, &info, nullptr, &pool), "vkCreateQueryPool");
        recording.queries = QueryPool(*device_, pool);
        vkResetQueryPool(*device_, pool, 0, 2 * Recording::maxSections);
    }
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
    vkCmdWriteTimestamp2(buffer_, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, recording.queries, 2 * index);
    return index;
}

void Commands::endSection(uint32_t index)
{
    if (!recording_)
        return;
    Recording::Section& section = recording_->sections[index];
    section.record = std::chrono::duration<double>(Recording::Clock::now() - section.begin).count();
    recording_->open.pop_back();
    vkCmdWriteTimestamp2(buffer_, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, recording_->queries, 2 * index + 1);
    if (device_->endLabel)
        device_->endLabel(buffer_);
}
} // namespace gpu
