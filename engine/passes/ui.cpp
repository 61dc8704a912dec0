#include "engine/passes/ui.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <span>

#include "engine/gpu/device.h"
#include "engine/gpu/readback.h"
#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
// One more than frames in flight, so that no frame waits for the one before.
constexpr size_t slotCount = 3;

static_assert(sizeof(ImDrawVert) == sizeof(UiVertex) && offsetof(ImDrawVert, uv) == offsetof(UiVertex, uv) &&
              offsetof(ImDrawVert, col) == offsetof(UiVertex, color));

// `constants` outlive it.
gpu::PassDesc passOf(VkFormat format, std::span<const uint32_t> constants)
{
    return {.name = "ui",
            .shaders = shaders,
            .vertex = "engine/ui.vert",
            .fragment = "engine/ui.frag",
            .color = format,
            .blend = gpu::Blend::over,
            .cull = VK_CULL_MODE_NONE,
            .constants = constants};
}

constexpr std::array<uint32_t, 1> textured{0}, plain{1};

// What is drawn by one of the two passes, of a command's indices.
struct Run
{
    uint32_t end;
    bool plain;
};

// Whether the triangle is of one color: ImGui marks that by the font texture's white pixel. Adds to the area of such.
bool isPlain(const ImDrawList& list, const ImDrawCmd& command, uint32_t index, const ImVec2& white, float& area)
{
    std::array<const ImDrawVert*, 3> corners;
    for (uint32_t i = 0; i < 3; ++i)
    {
        const uint32_t at = command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + index + i)];
        corners[i] = &list.VtxBuffer[static_cast<int>(at)];
        if (corners[i]->uv.x != white.x || corners[i]->uv.y != white.y)
            return false;
    }
    const ImVec2& a = corners[0]->pos;
    const ImVec2& b = corners[1]->pos;
    const ImVec2& c = corners[2]->pos;
    area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    return true;
}

// From an index on: as many plain triangles as are large enough together for a draw of their own, or all up to the next
// that are.
Run runOf(const ImDrawList& list, const ImDrawCmd& command, uint32_t from, const ImVec2& white)
{
    constexpr float large = 1000; // pixels
    for (uint32_t at = from; at < command.ElemCount;)
    {
        float area = 0;
        uint32_t end = at;
        while (end < command.ElemCount && isPlain(list, command, end, white, area))
            end += 3;
        if (area >= large)
            return at == from ? Run{end, true} : Run{at, false};
        at = std::max(end, at + 3);
    }
    return {command.ElemCount, false};
}

// Half as much again as needed: a panel that grows row by row does not ask for memory each time.
template <class T>
std::span<T> room(gpu::Device& device, std::optional<gpu::Buffer<T>>& buffer, const char* name, int count)
{
    const auto size = static_cast<uint64_t>(count);
    if (!buffer || buffer->size() < size)
        buffer.emplace(device, name, std::max<uint64_t>(size + size / 2, 4096), gpu::MemoryKind::upload);
    return buffer->hostWrite();
}

gpu::Image whitePixel(gpu::Device& device)
{
    gpu::Image image(device, {.name = "ui fonts", .format = VK_FORMAT_R8_UNORM});
    gpu::upload(device, image, std::array{std::byte(255)});
    return image;
}

// Of the target's pixels; empty when nothing is left.
VkRect2D scissorOf(const ImDrawData& data, const ImVec4& clip, VkExtent2D target)
{
    const auto pixel = [](float value, float origin, float scale, uint32_t most)
    { return static_cast<int32_t>(std::clamp(std::round((value - origin) * scale), 0.0f, float(most))); };
    const ImVec2 scale = data.FramebufferScale;
    const int32_t left = pixel(clip.x, data.DisplayPos.x, scale.x, target.width);
    const int32_t top = pixel(clip.y, data.DisplayPos.y, scale.y, target.height);
    const int32_t right = pixel(clip.z, data.DisplayPos.x, scale.x, target.width);
    const int32_t bottom = pixel(clip.w, data.DisplayPos.y, scale.y, target.height);
    return {{left, top},
            {static_cast<uint32_t>(std::max(right - left, 0)), static_cast<uint32_t>(std::max(bottom - top, 0))}};
}
} // namespace

Ui::Ui(gpu::Device& device, VkFormat format)
    : device_(&device),
      pass_(device, passOf(format, textured)),
      plainPass_(device, passOf(format, plain)),
      sampler_(device, {}),
      fonts_(whitePixel(device)),
      slots_(slotCount)
{
}

void Ui::setFonts(ImFontAtlas& atlas)
{
    device_->run([&](gpu::Commands& commands) { setFonts(commands, atlas); });
}

void Ui::setFonts(gpu::Commands& commands, ImFontAtlas& atlas)
{
    unsigned char* texels = nullptr;
    int width = 0;
    int height = 0;
    atlas.GetTexDataAsAlpha8(&texels, &width, &height);
    gpu::Image image(*device_, {.name = "ui fonts",
                                .format = VK_FORMAT_R8_UNORM,
                                .width = static_cast<uint32_t>(width),
                                .height = static_cast<uint32_t>(height)});
    commands.upload(image, std::as_bytes(std::span(texels, static_cast<size_t>(width) * size_t(height))));
    commands.barrier(gpu::copy, gpu::draw);
    fonts_ = std::move(image);
    white_ = atlas.TexUvWhitePixel;
    atlas.SetTexID(nullptr);
}

ImTextureID Ui::texture(const gpu::View& view)
{
    textures_.push_back(view);
    return reinterpret_cast<ImTextureID>(textures_.size());
}

Ui::Slot& Ui::fill(const gpu::Commands& commands, const ImDrawData& data)
{
    Slot& slot = slots_[frame_++ % slots_.size()];
    device_->wait(slot.serial);
    slot.serial = commands.serial();
    const std::span<UiVertex> vertices = room(*device_, slot.vertices, "ui vertices", data.TotalVtxCount);
    const std::span<uint32_t> indices = room(*device_, slot.indices, "ui indices", data.TotalIdxCount);
    size_t vertex = 0;
    size_t index = 0;
    for (int i = 0; i < data.CmdListsCount; ++i)
    {
        const ImDrawList& list = *data.CmdLists[i];
        std::memcpy(&vertices[vertex], list.VtxBuffer.Data, static_cast<size_t>(list.VtxBuffer.size_in_bytes()));
        // ImGui's are 16 bits wide or 32, as it was built; the pass takes 32.
        std::copy(list.IdxBuffer.begin(), list.IdxBuffer.end(), &indices[index]);
        vertex += static_cast<size_t>(list.VtxBuffer.Size);
        index += static_cast<size_t>(list.IdxBuffer.Size);
    }
    return slot;
}

void Ui::draw(gpu::Commands& commands, const ImDrawData& data, const gpu::View& target)
{
    if (data.TotalIdxCount > 0 && data.DisplaySize.x > 0 && data.DisplaySize.y > 0)
    {
        const Slot& slot = fill(commands, data);
        gpu::Rendering rendering(commands, {.color = {target}}, "ui");
        uint32_t vertex = 0;
        uint32_t index = 0;
        for (int i = 0; i < data.CmdListsCount; ++i)
        {
            const ImDrawList& list = *data.CmdLists[i];
            drawList(rendering, slot, data, list, vertex, index);
            vertex += static_cast<uint32_t>(list.VtxBuffer.Size);
            index += static_cast<uint32_t>(list.IdxBuffer.Size);
        }
    }
    textures_.clear();
}

void Ui::drawList(gpu::Rendering& rendering, const Slot& slot, const ImDrawData& data, const ImDrawList& list,
                  uint32_t firstVertex, uint32_t firstIndex)
{
    const VkExtent2D size = rendering.size();
    const gpu::glsl::vec2 scale = 2.0f * gpu::glsl::vec2(data.FramebufferScale.x, data.FramebufferScale.y) /
                                  gpu::glsl::vec2(size.width, size.height);
    const gpu::glsl::vec2 offset = -1.0f - gpu::glsl::vec2(data.DisplayPos.x, data.DisplayPos.y) * scale;
    for (const ImDrawCmd& command : list.CmdBuffer)
    {
        if (command.UserCallback)
        {
            if (command.UserCallback != ImDrawCallback_ResetRenderState)
                command.UserCallback(&list, &command);
            continue;
        }
        const VkRect2D scissor = scissorOf(data, command.ClipRect, size);
        if (command.ElemCount == 0 || scissor.extent.width == 0 || scissor.extent.height == 0)
            continue;
        rendering.scissor(scissor);
        const auto id = reinterpret_cast<size_t>(command.GetTexID());
        const bool colored = id > 0 && id <= textures_.size();
        const gpu::View image = colored ? textures_[id - 1] : gpu::View(fonts_);
        const UiArgs args{slot.vertices->ptr(firstVertex + command.VtxOffset), scale, offset, colored ? 0u : 1u, 0};
        for (uint32_t from = 0; from < command.ElemCount;)
        {
            const Run run = colored ? Run{command.ElemCount, false} : runOf(list, command, from, white_);
            const gpu::Pass<UiArgs>& pass = run.plain ? plainPass_ : pass_;
            pass.draw(
                rendering, args,
                {.vertices = run.end - from, .first = firstIndex + command.IdxOffset + from, .indices = *slot.indices},
                {gpu::reads(*slot.vertices), gpu::samples(0, image, sampler_)});
            from = run.end;
        }
    }
}
} // namespace engine
