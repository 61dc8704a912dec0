#pragma once

#include <span>

#include "engine/gpu/image.h"
#include "engine/passes/drawables.h"
#include "shared/engine/lighting.h"

namespace engine
{
// Lamps by where their light falls: a grid over the scene, seen from above, of which each cell lists at most four.
class LampGrid
{
public:
    LampGrid(gpu::Device& device, std::span<const Lamp> lamps);

    // Writes the grid's place into `lighting`.
    void describe(Lighting& lighting) const;

    gpu::Image lamps; // a LampStrip is four texels of it
    gpu::Image cells; // a texel a cell: four ids of 16 bits

private:
    struct Grid
    {
        explicit Grid(std::span<const Lamp> lamps);
        glm::vec2 origin{0};
        float cell = 1; // metres
        glm::uvec2 size{1};
    };
    LampGrid(gpu::Device& device, std::span<const Lamp> lamps, const Grid& grid);
    Grid grid_;
};
} // namespace engine
