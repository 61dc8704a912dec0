#pragma once

#include <filesystem>

#include "bench/hall.h"
#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/passes/cull.h"
#include "engine/passes/fibers.h"
#include "engine/passes/solids.h"
#include "engine/passes/values.h"
#include "engine/passes/view_data.h"

namespace bench
{
// Draws a neutral hall in the neutral shading, every value changing in every frame.
class HallPicture
{
public:
    enum class Detail
    {
        everyTriangle, // as peers draw it
        asFilms, // as Glasshouse draws: what is small on the picture by fewer triangles, thin fibers by their coverage
    };
    HallPicture(gpu::Device& device, const Hall& hall, glm::uvec2 size, Detail detail = Detail::everyTriangle);

    // Seconds of the whole frame, until it is done; `record` of the CPU outside the making of values and the driver's
    // work.
    double draw(int frame, double& record);
    // The frame's commands, to go on with and to submit; of values that are its own.
    gpu::Commands commands(int frame);
    const gpu::Image& picture() const { return color_; }
    void save(const std::filesystem::path& path) const;

private:
    void record(gpu::Commands& cmd, int frame);

    gpu::Device& device_;
    const Hall& hall_;
    HallValues changing_;
    Detail detail_;
    engine::FiberStyle style_;
    engine::ViewSettings settings_;
    engine::SolidSet solidSet_;
    engine::FiberSet fiberSet_;
    engine::Values values_;
    engine::Shown shown_;
    engine::Cull cull_;
    engine::Solids solids_;
    engine::Fibers fibers_;
    engine::Fibers lines_;
    gpu::Buffer<float> fresh_;
    gpu::Buffer<engine::View> view_;
    gpu::Buffer<engine::NeutralLight> light_;
    gpu::Image color_;
    gpu::Image depth_;
};
} // namespace bench
