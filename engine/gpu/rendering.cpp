#include "engine/gpu/rendering.h"

#include <vector>

#include <fmt/format.h>

#include "engine/gpu/device.h"
#include "engine/gpu/error.h"

namespace gpu
{
namespace
{
const ColorTarget& colorOf(const Targets& targets, size_t index)
{
    return index == 0 ? targets.color : targets.more[index - 1];
}

VkRenderingAttachmentInfo attachment(const View& view, bool clear)
{
    return {
        .sType = VK_STRUCTURE_TYPE_RENDERING_ATTACHMENT_INFO,
        .imageView = view.handle,
        .imageLayout = VK_IMAGE_LAYOUT_GENERAL,
        .loadOp = clear ? VK_ATTACHMENT_LOAD_OP_CLEAR : VK_ATTACHMENT_LOAD_OP_LOAD,
        .storeOp = VK_ATTACHMENT_STORE_OP_STORE,
    };
}
} // namespace

Rendering::Rendering(Commands& commands, const Targets& targets, std::string_view name) : commands_(commands)
{
    for (size_t i = 0; i < colorFormats_.size(); ++i)
        if (const View& view = colorOf(targets, i).view; view.image)
        {
            note(view);
            colorFormats_[i] = view.image->desc().format;
        }
    if (targets.depth.view.image)
    {
        note(targets.depth.view);
        depthFormat_ = targets.depth.view.image->desc().format;
        depthReadOnly_ = targets.depth.readOnly;
    }
    if (size_.width == 0)
        throw Error(fmt::format("pass '{}': there is no image to draw to", name));
    begin(targets);
    declare(targets, name);
    viewport({0, 0, static_cast<float>(size_.width), static_cast<float>(size_.height), 0, 1});
    scissor({{0, 0}, size_});
    commands.setRendering(true);
}

Rendering::~Rendering()
{
    vkCmdEndRendering(commands_.handle());
    commands_.setRendering(false);
}

void Rendering::note(const View& view)
{
    const VkExtent2D size = view.extent();
    if (size_.width != 0 && (size.width != size_.width || size.height != size_.height || view.layers != layers_ ||
                             view.image->desc().samples != samples_))
        throw Error(fmt::format("image \"{}\": {}x{}, drawn to beside one of {}x{}; make them of one size, layers and "
                                "samples",
                                view.image->name(), size.width, size.height, size_.width, size_.height));
    size_ = size;
    layers_ = view.layers;
    samples_ = view.image->desc().samples;
}

void Rendering::begin(const Targets& targets)
{
    std::array<VkRenderingAttachmentInfo, 4> colors{};
    uint32_t count = 0;
    for (uint32_t i = 0; i < colors.size(); ++i)
    {
        const ColorTarget& target = colorOf(targets, i);
        colors[i] = attachment(target.view, target.clear.has_value());
        if (target.clear)
            colors[i].clearValue.color = *target.clear;
        if (target.resolve.image)
        {
            colors[i].resolveMode = VK_RESOLVE_MODE_AVERAGE_BIT;
            colors[i].resolveImageView = target.resolve.handle;
            colors[i].resolveImageLayout = VK_IMAGE_LAYOUT_GENERAL;
        }
        if (target.view.image)
            count = i + 1;
    }
    VkRenderingAttachmentInfo depth = attachment(targets.depth.view, targets.depth.clear.has_value());
    depth.clearValue.depthStencil.depth = targets.depth.clear.value_or(0);
    if (targets.depth.readOnly)
        depth.storeOp = VK_ATTACHMENT_STORE_OP_NONE;
    const VkRenderingInfo info{
        .sType = VK_STRUCTURE_TYPE_RENDERING_INFO,
        .renderArea = {{0, 0}, size_},
        .layerCount = layers_,
        .colorAttachmentCount = count,
        .pColorAttachments = colors.data(),
        .pDepthAttachment = targets.depth.view.image ? &depth : nullptr,
    };
    vkCmdBeginRendering(commands_.handle(), &info);
}

void Rendering::declare(const Targets& targets, std::string_view name)
{
    Hazards* hazards = commands_.hazards();
    if (!hazards)
        return;
    std::vector<Access> accesses;
    const auto add = [&](const View& view, bool cleared)
    {
        if (view.image)
            accesses.push_back(cleared ? writes(view) : updates(view));
    };
    for (size_t i = 0; i < colorFormats_.size(); ++i)
    {
        add(colorOf(targets, i).view, colorOf(targets, i).clear.has_value());
        add(colorOf(targets, i).resolve, true);
    }
    if (targets.depth.readOnly)
        accesses.push_back(reads(targets.depth.view));
    else
        add(targets.depth.view, targets.depth.clear.has_value());
    commands_.declare(hazards->label(fmt::format("pass '{}'", name)), draw, accesses);
}

void Rendering::viewport(const VkViewport& viewport)
{
    vkCmdSetViewport(commands_.handle(), 0, 1, &viewport);
}

void Rendering::scissor(const VkRect2D& scissor)
{
    vkCmdSetScissor(commands_.handle(), 0, 1, &scissor);
}
} // namespace gpu
