#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "engine/gpu/readback.h"
#include "engine/passes/labels.h"
#include "engine/passes/view_data.h"

namespace tests
{
// A picture with depth, a camera, and labels drawn over a plain ground.
struct LabelBoard
{
    LabelBoard(gpu::Device& on, std::vector<engine::Label> words, glm::uvec2 of,
               VkFormat format = VK_FORMAT_R8G8B8A8_UNORM)
        : device(on),
          size(of),
          picture(on, {.name = "picture", .format = format, .width = of.x, .height = of.y}),
          depth(on, {.name = "depth", .format = VK_FORMAT_D32_SFLOAT, .width = of.x, .height = of.y}),
          view(on, "view", 1),
          labels(on, words, format)
    {
    }

    // `wall` is the depth of everything but labels: 0 is nothing, near / distance a wall across the camera's way.
    void frame(const engine::Camera& camera, float wall = 0, uint32_t layers = ~0u,
               const engine::LabelStyle& style = {})
    {
        gpu::upload(device, view,
                    std::vector{engine::viewData(camera, {.size = size, .jitter = {}, .layers = layers})});
        device.run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                cmd.clear(depth, wall);
                cmd.clear(picture, gpu::color(0.1f, 0.1f, 0.1f, 1));
                cmd.barrier(gpu::copy, gpu::copy | gpu::compute | gpu::draw);
                {
                    const gpu::Section section(cmd, "cull");
                    labels.cull(cmd, view, size, depth, style.scale);
                }
                cmd.barrier(gpu::compute, gpu::draw);
                const gpu::Section section(cmd, "draw");
                gpu::Rendering rendering(cmd, {.color = {picture}, .depth = {depth}}, "labels");
                labels.draw(rendering, style);
            });
    }

    std::vector<uint32_t> pixels() const { return gpu::download<uint32_t>(device, picture); }
    // The brightest channel at a pixel, 0 to 255; the ground is 26.
    uint32_t brightness(const std::vector<uint32_t>& all, uint32_t x, uint32_t y) const
    {
        return all[y * size.x + x] & 255;
    }
    // What was placed, whatever became of it.
    std::vector<engine::LabelPlacement> placed() const
    {
        const uint32_t count = gpu::download(device, labels.counts())[0].placed;
        std::vector<engine::LabelPlacement> all = gpu::download(device, labels.placements());
        all.resize(count);
        return all;
    }
    std::vector<engine::LabelPlacement> chosen() const
    {
        std::vector<engine::LabelPlacement> all = placed();
        std::erase_if(all, [](const engine::LabelPlacement& each) { return each.state != labelChosen; });
        return all;
    }
    // The labels drawn, by their place among those given (as long as none was left out for want of ink).
    std::set<uint32_t> drawn() const
    {
        std::set<uint32_t> names;
        for (const engine::LabelPlacement& each : chosen())
            names.insert(each.label);
        return names;
    }

    gpu::Device& device;
    glm::uvec2 size;
    gpu::Image picture, depth;
    gpu::Buffer<engine::View> view;
    engine::Labels labels;
};
} // namespace tests
