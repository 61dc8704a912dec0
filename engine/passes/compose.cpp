#include "engine/passes/compose.h"

#include "engine/passes/shaders.h"

namespace engine
{
namespace
{
gpu::PassDesc descOf(const char* name, VkFormat color)
{
    return {
        .name = name,
        .shaders = shaders,
        .vertex = "engine/fullscreen.vert",
        .fragment = std::string("engine/") + name + ".frag",
        .color = color,
        .cull = VK_CULL_MODE_NONE,
    };
}

gpu::Pass<> passOf(gpu::Device& device, const char* name, VkFormat color, gpu::Blend blend = gpu::Blend::none)
{
    gpu::PassDesc desc = descOf(name, color);
    desc.blend = blend;
    return {device, desc};
}

// In a rendering that thin fibers go on with, against the depths that it samples.
gpu::Pass<> lookOf(gpu::Device& device, const char* name, VkFormat color, VkCompareOp compare)
{
    gpu::PassDesc desc = descOf(name, color);
    desc.depth = Targets::depthFormat;
    desc.depthCompare = compare;
    desc.depthWrite = false;
    return {device, desc};
}

constexpr gpu::Draws triangle{.vertices = 3};
} // namespace

Compose::Compose(gpu::Device& device)
    : texels_(device, {.filter = VK_FILTER_NEAREST}),
      linear_(device, {}),
      shadowSampler_(device, {.compare = VK_COMPARE_OP_GREATER_OR_EQUAL}),
      occlusion_(passOf(device, "occlusion", Targets::openDistanceFormat)),
      smoothOcclusion_(passOf(device, "occlusion_blur", Targets::openFormat)),
      light_(lookOf(device, "light", Targets::lightFormat, VK_COMPARE_OP_ALWAYS)),
      sky_(lookOf(device, "sky", Targets::lightFormat, VK_COMPARE_OP_GREATER_OR_EQUAL)),
      tonemap_(passOf(device, "tonemap", Targets::colorFormat)),
      sketch_(lookOf(device, "sketch", Targets::colorFormat, VK_COMPARE_OP_ALWAYS)),
      outline_(passOf(device, "outline", Targets::colorFormat, gpu::Blend::over)),
      antialias_(passOf(device, "antialias", Targets::colorFormat)),
      gather_(passOf(device, "gather", Targets::sumFormat, gpu::Blend::add)),
      gatherLight_(passOf(device, "gather_light", Targets::sumFormat, gpu::Blend::add)),
      mean_(passOf(device, "mean", Targets::colorFormat))
{
}

void Compose::occlusion(gpu::Commands& cmd, const Inputs& inputs, const Targets& targets) const
{
    occlusion_.draw(cmd, {.color = {.view = targets.open, .clear = VkClearColorValue{}}}, {}, triangle,
                    {gpu::uniform(0, inputs.view), gpu::uniform(1, inputs.lighting),
                     gpu::samples(2, targets.depth, texels_), gpu::samples(3, targets.matter, texels_)});
}

void Compose::smoothOcclusion(gpu::Commands& cmd, const Targets& targets) const
{
    smoothOcclusion_.draw(cmd, {.color = {.view = targets.openSmooth, .clear = gpu::color(1, 1, 1, 1)}}, {}, triangle,
                          {gpu::samples(0, targets.open, texels_)});
}

void Compose::light(gpu::Rendering& rendering, const Inputs& inputs, const Targets& targets) const
{
    light_.draw(rendering, {}, triangle,
                {gpu::uniform(0, inputs.view), gpu::uniform(1, inputs.lighting),
                 gpu::samples(2, inputs.lamps.lamps, texels_), gpu::samples(3, inputs.lamps.cells, texels_),
                 gpu::samples(4, inputs.shadow, shadowSampler_), gpu::samples(5, targets.matter, texels_),
                 gpu::samples(6, targets.depth, texels_), gpu::samples(7, targets.openSmooth, linear_)});
}

void Compose::sky(gpu::Rendering& rendering, const Inputs& inputs) const
{
    sky_.draw(rendering, {}, triangle, {gpu::uniform(0, inputs.view), gpu::uniform(1, inputs.lighting)});
}

void Compose::tonemap(gpu::Commands& cmd, const Targets& targets) const
{
    tonemap_.draw(cmd, {.color = {.view = targets.rough, .clear = gpu::color(0, 0, 0, 1)}}, {}, triangle,
                  {gpu::samples(0, targets.light, texels_)});
}

void Compose::sketch(gpu::Rendering& rendering, const Inputs& inputs, const Targets& targets) const
{
    sketch_.draw(rendering, {}, triangle,
                 {gpu::uniform(0, inputs.view), gpu::uniform(1, inputs.lighting),
                  gpu::samples(2, targets.matter, texels_), gpu::samples(3, targets.depth, texels_),
                  gpu::samples(4, targets.openSmooth, linear_)});
}

void Compose::outline(gpu::Commands& cmd, const Inputs& inputs, const Targets& targets) const
{
    outline_.draw(cmd, {.color = {.view = targets.rough}}, {}, triangle,
                  {gpu::uniform(0, inputs.lighting), gpu::samples(1, targets.matter, texels_)});
}

void Compose::antialias(gpu::Commands& cmd, const Targets& targets) const
{
    antialias_.draw(cmd, {.color = {.view = targets.picture, .clear = gpu::color(0, 0, 0, 1)}}, {}, triangle,
                    {gpu::samples(0, targets.rough, linear_)});
}

gpu::ColorTarget Compose::added(const gpu::Image& sum, bool begin)
{
    gpu::ColorTarget into{.view = sum};
    if (begin)
        into.clear = gpu::color(0, 0, 0, 0);
    return into;
}

void Compose::gather(gpu::Commands& cmd, const Targets& targets, const gpu::Image& sum, bool begin) const
{
    gather_.draw(cmd, {.color = added(sum, begin)}, {}, triangle, {gpu::samples(0, targets.picture, texels_)});
}

void Compose::gatherLight(gpu::Commands& cmd, const Targets& targets, const gpu::Image& sum, bool begin) const
{
    gatherLight_.draw(cmd, {.color = added(sum, begin)}, {}, triangle, {gpu::samples(0, targets.light, texels_)});
}

void Compose::mean(gpu::Commands& cmd, const Targets& targets, const gpu::Image& sum) const
{
    mean_.draw(cmd, {.color = {.view = targets.picture, .clear = gpu::color(0, 0, 0, 1)}}, {}, triangle,
               {gpu::samples(0, sum, texels_)});
}
} // namespace engine
