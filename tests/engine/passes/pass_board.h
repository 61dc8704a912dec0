#pragma once

#include <functional>
#include <vector>

#include "engine/gpu/readback.h"
#include "engine/passes/compose.h"
#include "engine/passes/fibers.h"
#include "engine/passes/shadow.h"
#include "engine/passes/solids.h"
#include "engine/passes/targets.h"
#include "engine/passes/view_data.h"
#include "tests/engine/passes/matter_parts.h"
#include "tests/engine/passes/small_scene.h"

namespace tests
{
// A scene and the passes of a frame, so that each can be looked at alone. Every step waits for itself.
struct PassBoard
{
    PassBoard(gpu::Device& on, const engine::Drawables& drawables, glm::uvec2 size,
              const engine::FiberStyle& style = {});

    // From a camera: culls and draws into the G-buffer.
    void matter(const engine::Camera& camera, const engine::ViewSettings& settings,
                const engine::CullOptions& options = {});
    // What is in front at each pixel of it.
    std::vector<uint32_t> entities(const engine::Camera& camera, engine::ViewSettings settings,
                                   const engine::CullOptions& options = {});
    // The key light's shadow around it.
    void castShadow(const engine::Camera& camera, const glm::vec3& toKey);
    // How open places are, smoothed.
    void occlusion();
    void step(const std::function<void(gpu::Commands&)>& record);

    void setLight(const engine::Lighting& light) { gpu::upload(device, lighting, std::vector{light}); }
    engine::Compose::Inputs inputs() const { return {view, lighting, lamps, shadow.depths()}; }
    template <class T>
    std::vector<T> read(const gpu::Image& image) const
    {
        return gpu::download<T>(device, gpu::View(image));
    }

    // Of what is in front at each pixel.
    std::vector<uint32_t> colors() const { return colorsIn(targets.matter); }
    std::vector<uint32_t> normals() const { return normalsIn(targets.matter); }
    std::vector<uint32_t> surfaces() const { return surfacesIn(targets.matter); }

    gpu::Device& device;
    engine::SolidSet solidSet;
    engine::FiberSet fiberSet;
    engine::Values values;
    engine::LampGrid lamps;
    engine::Shown shown;
    engine::Cull cull;
    engine::Shadow shadow;
    engine::Solids solids;
    engine::Fibers fibers;
    engine::Compose compose;
    engine::Targets targets;
    gpu::Buffer<engine::View> view;
    gpu::Buffer<engine::Lighting> lighting;
};

// A Lighting of nothing but what shaders divide by.
engine::Lighting darkness(const PassBoard& board);
// Of half precision, as `light` holds four a pixel.
float floatOfHalf(uint16_t half);
} // namespace tests
