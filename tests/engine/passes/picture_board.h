#pragma once

#include <cmath>
#include <vector>

#include "engine/gpu/readback.h"
#include "engine/passes/renderer.h"
#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/matter_parts.h"
#include "tests/engine/passes/small_scene.h"

namespace tests
{
// A small scene drawn whole.
struct PictureBoard
{
    PictureBoard(const engine::Drawables& scene, glm::uvec2 of) : size(of), renderer(testDevice(), scene)
    {
        settings.view.size = size;
        settings.view.greys.fill(0x808080);
        settings.smooth = false;
    }

    void draw(uint32_t samples = 1)
    {
        if (samples > 1)
            renderer.drawStill(camera, settings, samples);
        else
            testDevice().run([&](gpu::Commands& cmd) { renderer.draw(cmd, camera, settings); });
        pixels = gpu::download<uint32_t>(testDevice(), gpu::View(renderer.picture()));
    }
    // What is in front at each pixel of such a picture, thin fibers left out.
    std::vector<uint32_t> entities()
    {
        engine::FrameSettings asked = settings;
        asked.view.entities = true;
        testDevice().run([&](gpu::Commands& cmd) { renderer.draw(cmd, camera, asked); });
        return colorsIn(renderer.matter());
    }
    uint32_t at(uint32_t x, uint32_t y) const { return pixels[y * size.x + x] & 0xFFFFFF; } // 0xBBGGRR
    uint32_t red(uint32_t x, uint32_t y) const { return pixels[y * size.x + x] & 0xFF; }
    uint32_t blue(uint32_t x, uint32_t y) const { return pixels[y * size.x + x] >> 16 & 0xFF; }
    // The light of a pixel's red, of 1.
    float light(uint32_t x, uint32_t y) const { return linearOf(glm::vec3(static_cast<float>(red(x, y)) / 255)).x; }

    glm::uvec2 size;
    engine::Renderer renderer;
    engine::Camera camera = engine::lookAt({0, -2, 0}, {0, 0, 0}, 2 * std::atan(0.5f)); // a metre is half the height
    engine::FrameSettings settings;
    std::vector<uint32_t> pixels;
};

// No light at all but what data shows by.
inline engine::Atmosphere night()
{
    return {.keyLux = 0,
            .skyLux = glm::vec3(0),
            .groundLux = glm::vec3(0),
            .background = glm::vec3(0),
            .horizon = glm::vec3(0),
            .whiteLux = 1};
}
} // namespace tests
