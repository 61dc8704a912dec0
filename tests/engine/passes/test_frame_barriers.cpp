#include <doctest/doctest.h>

#include <optional>

#include "engine/gpu/error.h"
#include "engine/passes/renderer.h"
#include "tests/engine/gpu/gpu_fixture.h"
#include "tests/engine/passes/small_scene.h"

using namespace engine;
using namespace tests;

namespace
{
constexpr glm::uvec2 size(48, 32);

// A little of everything that a frame draws.
Drawables everything()
{
    Drawables scene;
    scene.meshes = {cubeOf({1, 1, 1}), cubeOf({1, 1, 1}, 1, 0.5f)};
    scene.solids = {{.mesh = 0, .entity = 1, .tinted = true}, {.position = {0, -1, 0}, .mesh = 1}};
    addFiber(scene, {-1, -1, 0.5f}, {1, -1, 0.5f}, 0.1f, 2);
    addFiber(scene, {-1, -1, 0.7f}, {1, -1, 0.7f}, 0.001f, 2);
    scene.occluders = {{.centre = {0, 0, 0.5f}, .halfSize = glm::vec3(0.5f)}};
    scene.lamps = {{.from = {-1, 0, 3}, .to = {1, 0, 3}, .regionMin = {-5, -5}, .regionMax = {5, 5}}};
    scene.labels = {{.text = "Label", .position = {0, -2, 0.5f}, .height = 0.2f}};
    scene.entityCount = 3;
    return scene;
}

// Frames that follow each other, each of what the one before was not: light, map, view.
class Frames
{
public:
    Frames(gpu::Device& device, Look look) : device_(&device), renderer_(device, everything()), look_(look) {}

    void draw()
    {
        FrameSettings settings{.look = look_};
        settings.view.size = size;
        const bool odd = ++count_ % 2 != 0;
        settings.view.tint = {.on = true, .scale = {.map = odd ? ColorMap::inferno : ColorMap::viridis}};
        const float turn = odd ? 0.2f : 0;
        settings.atmosphere.toKey = glm::normalize(glm::vec3(turn, 0, 1));
        gpu::Commands cmd(*device_);
        renderer_.draw(cmd, lookAt({turn, -4, 1}, {0, 0, 0.5f}, 1), settings);
        device_->submit(std::move(cmd));
    }

    // Whether a frame without its n-th barrier is refused, or the one after it is.
    bool refused(uint64_t n)
    {
        // What was refused before is half accounted for: forgotten by this.
        device_->run([](gpu::Commands& cmd) { cmd.barrier(gpu::everywhere, gpu::everywhere); });
        draw();
        bool result = false;
        device_->dropBarrier(n);
        try
        {
            draw();
            device_->dropBarrier(std::nullopt);
            draw();
        }
        catch (const gpu::HazardError&)
        {
            result = true;
        }
        device_->dropBarrier(std::nullopt);
        device_->waitIdle();
        return result;
    }

private:
    gpu::Device* device_;
    Renderer renderer_;
    Look look_;
    uint32_t count_ = 0;
};
} // namespace

TEST_SUITE_BEGIN("frame");

TEST_CASE("frame: each of its barriers is needed: without any one of them it is refused")
{
    for (const Look look : {Look::executive, Look::engineer})
    {
        Frames whole(testDevice(), look);
        for (int i = 0; i < 3; ++i)
            whole.draw();
        testDevice().waitIdle();
        testDevice().throwIfComplained();

        // Without the validation layers, which see some of these too and would speak first.
        gpu::Device& device = hazardDevice();
        Frames frames(device, look);
        frames.draw();
        device.dropBarrier(std::nullopt);
        frames.draw();
        const uint64_t barriers = device.barriersSeen();
        CHECK(barriers > 20);
        CAPTURE(static_cast<int>(look));
        for (uint64_t n = 0; n < barriers; ++n)
        {
            CAPTURE(n);
            CHECK(frames.refused(n));
        }
        CHECK(!frames.refused(barriers)); // with all of them it is not
    }
}

TEST_SUITE_END();
