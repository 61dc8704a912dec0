#pragma once

#include "engine/gpu/buffer.h"
#include "engine/gpu/pass.h"
#include "engine/gpu/sampler.h"
#include "engine/passes/lamp_grid.h"
#include "engine/passes/targets.h"
#include "shared/engine/view.h"

namespace engine
{
// The passes over the whole picture: from what the G-buffer holds to what is shown. Each is in stage `draw`; barriers
// between them are the frame's.
class Compose
{
public:
    explicit Compose(gpu::Device& device);

    // What the passes read beside the targets.
    struct Inputs
    {
        const gpu::Buffer<View>& view;
        const gpu::Buffer<Lighting>& lighting;
        const LampGrid& lamps;
        const gpu::Image& shadow;
    };

    // An image bound to be fetched from by texels.
    gpu::Access texels(uint32_t binding, const gpu::Image& image) const
    {
        return gpu::samples(binding, image, texels_);
    }

    void occlusion(gpu::Commands& commands, const Inputs& inputs, const Targets& targets) const; // to `open`
    void smoothOcclusion(gpu::Commands& commands, const Targets& targets) const;
    // Onto `light`, or `rough`, in a rendering with `depth` beside it, read only.
    void light(gpu::Rendering& rendering, const Inputs& inputs, const Targets& targets) const;
    void sketch(gpu::Rendering& rendering, const Inputs& inputs, const Targets& targets) const;
    void sky(gpu::Rendering& rendering, const Inputs& inputs) const;     // where nothing is, over what light() left
    void tonemap(gpu::Commands& commands, const Targets& targets) const; // to `rough`
    void outline(gpu::Commands& commands, const Inputs& inputs, const Targets& targets) const; // over `rough`
    void antialias(gpu::Commands& commands, const Targets& targets) const;                     // to `picture`
    // Adds the picture to `sum`, or begins it; or its light before it is toned. And the mean of what was added back to
    // the picture.
    void gatherLight(gpu::Commands& commands, const Targets& targets, const gpu::Image& sum, bool begin) const;
    void gather(gpu::Commands& commands, const Targets& targets, const gpu::Image& sum, bool begin) const;
    void mean(gpu::Commands& commands, const Targets& targets, const gpu::Image& sum) const;

private:
    static gpu::ColorTarget added(const gpu::Image& sum, bool begin);

    gpu::Sampler texels_;
    gpu::Sampler linear_;
    gpu::Sampler shadowSampler_;
    gpu::Pass<> occlusion_;
    gpu::Pass<> smoothOcclusion_;
    gpu::Pass<> light_;
    gpu::Pass<> sky_;
    gpu::Pass<> tonemap_;
    gpu::Pass<> sketch_;
    gpu::Pass<> outline_;
    gpu::Pass<> antialias_;
    gpu::Pass<> gather_;
    gpu::Pass<> gatherLight_;
    gpu::Pass<> mean_;
};
} // namespace engine
