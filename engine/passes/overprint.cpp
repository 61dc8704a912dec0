#include "engine/passes/overprint.h"

#include <array>

#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
constexpr std::array<uint32_t, 1> shaped{0}, plain{1};

// `constants` outlive it.
gpu::PassDesc passOf(const char* fragment, VkFormat format, std::span<const uint32_t> constants = {})
{
    return {.name = "overprint",
            .shaders = shaders,
            .vertex = "engine/overprint.vert",
            .fragment = fragment,
            .color = format,
            .blend = gpu::Blend::over,
            .cull = VK_CULL_MODE_NONE,
            .constants = constants};
}

OverprintArgs argsOf(const gpu::Rendering& rendering, const PictureArea& area, const glm::vec4& color)
{
    return {.area = {area.least, area.most},
            .color = color,
            .scale = 2.0f / glm::vec2(rendering.size().width, rendering.size().height)};
}
} // namespace

Overprint::Overprint(gpu::Device& device, VkFormat format)
    : box_(device, passOf("engine/overprint_box.frag", format, shaped)),
      plain_(device, passOf("engine/overprint_box.frag", format, plain)),
      ground_(device, passOf("engine/overprint_ground.frag", format)),
      text_(device, passOf("engine/overprint_text.frag", format))
{
}

void Overprint::draw(gpu::Commands& commands, std::span<const Mark> marks, const gpu::View& target) const
{
    if (marks.empty())
        return;
    gpu::Rendering rendering(commands, {.color = {target}}, "overprint");
    for (const Mark& mark : marks)
        std::visit([&](const auto& each) { draw(rendering, each); }, mark);
}

void Overprint::draw(gpu::Rendering& rendering, const BoxMark& mark) const
{
    OverprintArgs args = argsOf(rendering, mark.area, mark.color);
    args.radius = mark.radius;
    args.line = mark.line;
    args.lineColor = mark.line > 0 ? mark.lineColor : glm::vec4(0);
    const bool isPlain = mark.radius == 0 && mark.line == 0;
    (isPlain ? plain_ : box_).draw(rendering, args, {.vertices = 6});
}

void Overprint::draw(gpu::Rendering& rendering, const GroundMark& mark) const
{
    OverprintArgs args = argsOf(rendering, {mark.area.least - mark.reach, mark.area.most + mark.reach}, mark.color);
    args.reach = mark.reach;
    ground_.draw(rendering, args, {.vertices = 6});
}

void Overprint::draw(gpu::Rendering& rendering, const TextMark& mark) const
{
    const Lettering& text = *mark.text;
    if (text.size.x == 0)
        return;
    const glm::vec2 least(mark.foot + text.corner);
    OverprintArgs args = argsOf(rendering, {least, least + glm::vec2(text.size)}, mark.color);
    args.columns = text.size.x;
    text_.draw(rendering, args, {.vertices = 6}, {gpu::reads(0, text.coverage)});
}
} // namespace engine
