#pragma once

#include <optional>

#include "engine/passes/cull.h"
#include "engine/passes/solids.h"
#include "engine/view/camera.h"

namespace engine
{
// The key light's shadow: depths as seen from it, over a square around what the camera looks at. What stands still is
// drawn once for a place; the same camera gives the same square, so nothing depends on the frames before.
class Shadow
{
public:
    Shadow(gpu::Device& device, const SolidSet& solids);

    // Draws when the camera has left the square, the light or `layers` have changed. In stages `copy`, `compute` and
    // `draw`, its own steps ordered. `lowest` is the floor that most of the shadow falls on.
    void record(gpu::Commands& commands, const Cull& cull, const Values& values, const Camera& camera,
                const glm::vec3& toKey, uint32_t layers, float lowest);

    // Texture coordinates and reversed depth, of points relative to `eye`.
    glm::mat4 shadowFromEye(const glm::vec3& eye) const;
    const gpu::Image& depths() const { return depths_; }

private:
    struct Square
    {
        glm::vec3 centre{0};
        float half = 0; // metres
        glm::vec3 toKey{0};
        uint32_t layers = 0;
        friend bool operator==(const Square&, const Square&) = default;
    };
    static Square squareOf(const Camera& camera, const glm::vec3& toKey, uint32_t layers, float lowest);
    View view() const;

    FiberSet noFibers_; // they cast none
    Shown shown_;
    Solids solids_;
    gpu::Buffer<View> view_;
    gpu::Image depths_;
    std::optional<Square> square_;
};
} // namespace engine
