#include "engine/passes/values.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "engine/gpu/readback.h"
#include "engine/passes/packing.h"

namespace engine
{
Values::Values(gpu::Device& device, uint32_t entityCount)
    : values(device, "values", entityCount), colors(device, "values.colors", colorMapSize + 1), device_(&device)
{
    set(std::vector<float>(entityCount, std::numeric_limits<float>::quiet_NaN()));
    device.run(
        [&](gpu::Commands& cmd)
        {
            setColors(cmd, ColorMap::viridis);
            cmd.barrier(gpu::copy, gpu::everywhere);
        });
}

void Values::set(std::span<const float> shown)
{
    if (shown.size() != values.size())
        throw std::invalid_argument("values: not one for each entity");
    gpu::upload(*device_, values, shown);
}

void Values::setColors(gpu::Commands& commands, ColorMap map)
{
    std::vector<uint32_t> packed;
    for (const uint32_t each : colorsOf(map))
        packed.push_back(shaderColor(each) | 0xFF000000u);
    packed.push_back(shaderColor(unknownColor) | 0xFF000000u);
    commands.upload(colors, packed);
}
} // namespace engine
