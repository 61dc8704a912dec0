#pragma once

#include <limits>
#include <span>

#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/passes/colors.h"
#include "engine/passes/drawables.h"

namespace engine
{
// Of an entity of which the quantity shown says nothing: it steps back, where the unknown shows itself.
inline constexpr float noValue = std::numeric_limits<float>::infinity();

// Of an entity that the spotlight of ViewSettings is on and that shows no value: it keeps its materials; fibers glow in
// the accent colour.
inline constexpr float litValue = -std::numeric_limits<float>::infinity();

// One value for each entity, NaN where none is known, and the colours of the map that shows them.
class Values
{
public:
    // All unknown at first.
    Values(gpu::Device& device, uint32_t entityCount);

    // For what is not a frame; waits.
    void set(std::span<const float> values);
    // In stage `copy`.
    void setColors(gpu::Commands& commands, ColorMap map);

    gpu::Buffer<float> values;    // by EntityId
    gpu::Buffer<uint32_t> colors; // of the map, then that of the unknown; 0xFFBBGGRR

private:
    gpu::Device* device_;
};
} // namespace engine
