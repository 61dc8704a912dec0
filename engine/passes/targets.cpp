#include "engine/passes/targets.h"

#include "engine/gpu/device.h"

namespace engine
{
namespace
{
gpu::Image imageOf(gpu::Device& device, const char* name, VkFormat format, glm::uvec2 size)
{
    return {device, {.name = name, .format = format, .width = size.x, .height = size.y}};
}
} // namespace

Targets::Targets(gpu::Device& device, glm::uvec2 wanted)
    : size(wanted),
      matter(imageOf(device, "frame.matter", matterFormat, size)),
      depth(imageOf(device, "frame.depth", depthFormat, size)),
      open(imageOf(device, "frame.open", openDistanceFormat, (size + occlusionScale - 1u) / occlusionScale)),
      openSmooth(imageOf(device, "frame.open smooth", openFormat, (size + occlusionScale - 1u) / occlusionScale)),
      light(imageOf(device, "frame.light", lightFormat, size)),
      rough(imageOf(device, "frame.rough", colorFormat, size)),
      picture(imageOf(device, "frame.picture", colorFormat, size))
{
}
} // namespace engine
