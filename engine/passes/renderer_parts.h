#pragma once

#include <optional>

#include "engine/passes/compose.h"
#include "engine/passes/fibers.h"
#include "engine/passes/labels.h"
#include "engine/passes/occluders.h"
#include "engine/passes/pick.h"
#include "engine/passes/renderer.h"
#include "engine/passes/shadow.h"
#include "engine/passes/solids.h"

namespace engine
{
// What a Renderer is made of.
struct Renderer::Parts
{
    Parts(gpu::Device& device, const Drawables& drawables);

    void resize(glm::uvec2 size);
    void prepare(gpu::Commands& cmd, const Camera& camera, const FrameSettings& settings);
    void drawSolids(gpu::Commands& cmd);
    void drawFibers(gpu::Commands& cmd);
    void drawClear(gpu::Rendering& rendering, Look look);
    void composeLook(gpu::Commands& cmd, Look look);
    void gather(gpu::Commands& cmd, bool begin, bool light);
    void drawLabels(gpu::Commands& cmd, const Camera& camera, const FrameSettings& settings);
    Compose::Inputs inputs() const { return {view, lighting, lamps, shadow.depths()}; }

    gpu::Device& device;
    SolidSet solidSet;
    FiberSet fiberSet;
    Values values;
    LampGrid lamps;
    Shown shown;
    Cull cull;
    Occluders occluders;
    Shadow shadow;
    Solids matterSolids;
    Fibers matterFibers;
    Solids clearSolids; // onto light
    Fibers lineFibers;
    Solids clearFlatSolids; // onto the drawing
    Fibers lineFlatFibers;
    Compose compose;
    Pick pick;
    Labels labels;
    gpu::Buffer<View> view;
    gpu::Buffer<Lighting> lighting;
    ColorMap map = ColorMap::viridis;
    std::optional<Targets> targets;
    std::optional<Farthest> farthest; // of solids in front
    std::optional<gpu::Image> sum;    // of samples
};
} // namespace engine
