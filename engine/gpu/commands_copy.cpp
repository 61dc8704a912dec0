// Commands: what happens in stage `copy`.
#include "engine/gpu/commands.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "engine/gpu/error.h"
#include "engine/gpu/recording.h"

namespace gpu
{
namespace
{
VkImageSubresourceLayers subresource(const View& view)
{
    return {view.image->aspect(), view.mip, view.layer, view.layers};
}

VkImageSubresourceRange subresources(const View& view)
{
    return {view.image->aspect(), view.mip, view.mips, view.layer, view.layers};
}

View firstMip(const View& view)
{
    return {*view.image, view.mip, 1, view.layer, view.layers};
}

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
        throw Error(fmt::format("{}: \"{}\" gives {} bytes, \"{}\" takes {}; make the ranges equal", what, from,
                                fromBytes, to, toBytes));
}

void checkInside(const Range& range)
{
    if (range.begin + range.bytes > range.buffer->bytes())
        throw Error(fmt::format("buffer \"{}\": bytes {} to {} are beyond its {}", range.buffer->name(), range.begin,
                                range.begin + range.bytes, range.buffer->bytes()));
}
} // namespace

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

void Commands::copy(const View& from, const View& to)
{
    checkSizes("copy", from.image->name(), from.bytes(), to.image->name(), to.bytes());
    const VkBufferImageCopy all = wholeOf(to, 0);
    if (const VkExtent3D size = wholeOf(from, 0).imageExtent;
        from.image->desc().format != to.image->desc().format || size.width != all.imageExtent.width ||
        size.height != all.imageExtent.height || size.depth != all.imageExtent.depth)
        throw Error(fmt::format("copy: \"{}\" and \"{}\" are not of one format and size", from.image->name(),
                                to.image->name()));
    const VkImageCopy region{
        .srcSubresource = subresource(from), .dstSubresource = subresource(to), .extent = all.imageExtent};
    vkCmdCopyImage(buffer_, from.image->handle(), VK_IMAGE_LAYOUT_GENERAL, to.image->handle(), VK_IMAGE_LAYOUT_GENERAL,
                   1, &region);
    if (hazards_)
        declareCopy(fmt::format("copy to '{}'", to.image->name()),
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
} // namespace gpu
