#include <doctest/doctest.h>

#include <vector>

#include "engine/gpu/error.h"
#include "engine/gpu/pass.h"
#include "engine/gpu/readback.h"
#include "gpu_fixture.h"
#include "tests/gpu/structs.h"

using namespace tests;
using gpu::glsl::vec4;

namespace
{
constexpr uint32_t side = 8;
constexpr uint32_t red = 0xff0000ff, green = 0xff00ff00, black = 0xff000000;
const VkClearColorValue clearBlack = gpu::color(0, 0, 0, 1);

gpu::PassDesc triangleDesc()
{
    return {.name = "triangles",
            .shaders = shaders,
            .vertex = "tests/gpu/triangle.vert",
            .fragment = "tests/gpu/triangle.frag",
            .color = VK_FORMAT_R8G8B8A8_UNORM,
            .depth = VK_FORMAT_D32_SFLOAT};
}

// Triangle 0 is red, covers the upper left half and is far; triangle 1 is green, covers all and is nearer. Both
// counter-clockwise as seen.
struct Scene
{
    explicit Scene(gpu::Device& on)
        : device(on),
          corners(device, "corners", 6),
          colors(device, "colors", 2),
          image(device, {.name = "image", .width = side, .height = side}),
          depth(device, {.name = "depth", .format = VK_FORMAT_D32_SFLOAT, .width = side, .height = side})
    {
        gpu::upload(device, corners,
                    std::vector<vec4>{{-1, -1, 0.25, 1},
                                      {-1, 1, 0.25, 1},
                                      {1, -1, 0.25, 1},
                                      {-1, -1, 0.75, 1},
                                      {-1, 3, 0.75, 1},
                                      {3, -1, 0.75, 1}});
        gpu::upload(device, colors, std::vector<vec4>{{1, 0, 0, 1}, {0, 1, 0, 1}});
    }
    TriangleArgs args() const { return {corners.ptr(), colors.ptr()}; }
    std::array<gpu::Access, 2> accesses() const { return {gpu::reads(corners), gpu::reads(colors)}; }
    gpu::Targets targets() const { return {.color = {image, clearBlack}, .depth = {depth, 0.0f}}; }
    std::vector<uint32_t> pixels() const { return gpu::download<uint32_t>(device, image); }

    gpu::Device& device;
    gpu::Buffer<vec4> corners, colors;
    gpu::Image image, depth;
};

// By the rule of the middle of the pixel, edges on the middle not covered here.
std::vector<uint32_t> halfPicture(uint32_t inside, uint32_t outside)
{
    std::vector<uint32_t> expected;
    for (uint32_t y = 0; y < side; ++y)
        for (uint32_t x = 0; x < side; ++x)
            expected.push_back(x + y + 1 < side ? inside : outside);
    return expected;
}

size_t differences(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b)
{
    size_t count = 0;
    for (uint32_t y = 0; y < side; ++y)
        for (uint32_t x = 0; x < side; ++x)
            count += x + y + 1 != side && a[y * side + x] != b[y * side + x];
    return count;
}
} // namespace

TEST_SUITE_BEGIN("pass");

TEST_CASE("a triangle, pixel by pixel")
{
    const Scene scene(testDevice());
    const gpu::Pass<TriangleArgs> triangles(scene.device, triangleDesc());
    scene.device.run(
        [&](gpu::Commands& cmd) {
            triangles.draw(cmd, scene.targets(), scene.args(), {3, 1}, scene.accesses());
        });
    // The diagonal runs through the middle of pixels and belongs to either side.
    CHECK(differences(scene.pixels(), halfPicture(red, black)) == 0);
}

TEST_CASE("depth is reversed: the greater wins, in whatever order it is drawn")
{
    const Scene scene(testDevice());
    const gpu::Pass<TriangleArgs> triangles(scene.device, triangleDesc());
    for (const bool nearFirst : {false, true})
    {
        scene.device.run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                gpu::Rendering rendering(cmd, scene.targets(), "both");
                for (const uint32_t triangle : {nearFirst ? 1u : 0u, nearFirst ? 0u : 1u})
                    triangles.draw(rendering, scene.args(), {.vertices = 3, .firstInstance = triangle},
                                   scene.accesses());
            });
        CHECK(scene.pixels() == std::vector<uint32_t>(side * side, green));
    }
    CHECK(gpu::download<float>(scene.device, scene.depth) == std::vector<float>(side * side, 0.75f));
}

TEST_CASE("targets are cleared or kept, and blending adds to what is there")
{
    const Scene scene(testDevice());
    gpu::PassDesc desc = triangleDesc();
    desc.blend = gpu::Blend::add;
    desc.depthWrite = false;
    desc.depthCompare = VK_COMPARE_OP_ALWAYS;
    const gpu::Pass<TriangleArgs> add(scene.device, desc);
    gpu::Targets kept = scene.targets();
    kept.color.clear.reset();
    kept.depth.clear.reset();
    scene.device.run(
        [&](gpu::Commands& cmd)
        {
            add.draw(cmd, scene.targets(), scene.args(), {.vertices = 3, .firstInstance = 1}, scene.accesses());
            cmd.barrier(gpu::draw, gpu::draw);
            add.draw(cmd, kept, scene.args(), {3, 1}, scene.accesses());
        });
    CHECK(differences(scene.pixels(), halfPicture(red | green, green)) == 0);
}

TEST_CASE("the wrong way round is culled; indices, records and a count on the GPU draw the same")
{
    const Scene scene(testDevice());
    gpu::Device& device = scene.device;
    const gpu::Pass<TriangleArgs> triangles(device, triangleDesc());
    const gpu::Buffer<uint32_t> indices(device, "indices", 6);
    gpu::upload(device, indices, std::vector<uint32_t>{0, 2, 1, 0, 1, 2});
    const gpu::Buffer<gpu::DrawCommand> draws(device, "draws", 2);
    gpu::upload(device, draws, std::vector<gpu::DrawCommand>{{3, 1, 0, 0}, {3, 1, 0, 1}});
    const gpu::Buffer<gpu::DrawIndexedCommand> indexedDraws(device, "indexed draws", 1);
    gpu::upload(device, indexedDraws, std::vector<gpu::DrawIndexedCommand>{{3, 1, 3, 0, 0}});
    const gpu::Buffer<uint32_t> count(device, "count", 1);
    gpu::upload(device, count, std::vector<uint32_t>{1});
    const auto picture = [&](const gpu::Draws& what)
    {
        device.run(
            [&](gpu::Commands& cmd)
            {
                cmd.barrier(gpu::everywhere, gpu::everywhere);
                triangles.draw(cmd, scene.targets(), scene.args(), what, scene.accesses());
            });
        return scene.pixels();
    };
    const std::vector<uint32_t> half = halfPicture(red, black);
    const std::vector<uint32_t> all(side * side, green);
    CHECK(picture({.vertices = 3, .indices = indices}) == std::vector<uint32_t>(side * side, black));
    CHECK(differences(picture({.vertices = 3, .first = 3, .indices = indices}), half) == 0);
    CHECK(picture({.indirect = draws, .most = 2}) == all);
    CHECK(differences(picture({.indirect = draws, .count = count, .most = 2}), half) == 0);
    CHECK(differences(picture({.indices = indices, .indirect = indexedDraws, .most = 1}), half) == 0);
    CHECK(differences(picture({.indices = indices, .indirect = indexedDraws, .count = count, .most = 1}), half) == 0);
    gpu::Commands cmd(device);
    CHECK_THROWS_AS(
        triangles.draw(cmd, scene.targets(), scene.args(), {.indirect = draws, .most = 3}, scene.accesses()),
        gpu::Error);
}

TEST_CASE("records without a count are all drawn after some with one; handing over changes nothing")
{
    const Scene scene(testDevice());
    gpu::Device& device = scene.device;
    const gpu::Pass<TriangleArgs> triangles(device, triangleDesc());
    const gpu::Buffer<gpu::DrawCommand> draws(device, "draws", 2);
    gpu::upload(device, draws, std::vector<gpu::DrawCommand>{{3, 1, 0, 0}, {3, 1, 0, 1}});
    const gpu::Buffer<uint32_t> none(device, "count", 1);
    gpu::upload(device, none, std::vector<uint32_t>{0});
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.barrier(gpu::everywhere, gpu::everywhere);
            gpu::Rendering rendering(cmd, scene.targets(), "counted and not");
            triangles.draw(rendering, scene.args(), {.indirect = draws, .count = none, .most = 2}, scene.accesses());
            triangles.draw(rendering, scene.args(), {.indirect = draws, .most = 2, .handOvers = {1}}, scene.accesses());
            for (int i = 0; i < 60; ++i) // more than a command buffer has of them
                cmd.handOver();
        });
    CHECK(scene.pixels() == std::vector<uint32_t>(side * side, green));
}

TEST_CASE("multisampled and resolved")
{
    const Scene scene(testDevice());
    gpu::PassDesc desc = triangleDesc();
    desc.samples = VK_SAMPLE_COUNT_4_BIT;
    desc.depth = VK_FORMAT_UNDEFINED;
    const gpu::Pass<TriangleArgs> triangles(scene.device, desc);
    const gpu::Image fine(scene.device,
                          {.name = "fine", .width = side, .height = side, .samples = VK_SAMPLE_COUNT_4_BIT});
    scene.device.run(
        [&](gpu::Commands& cmd) {
            triangles.draw(cmd, {.color = {fine, clearBlack, scene.image}}, scene.args(), {3, 1}, scene.accesses());
        });
    const std::vector<uint32_t> pixels = scene.pixels();
    CHECK(differences(pixels, halfPicture(red, black)) == 0);
    const uint32_t edge = pixels[side - 1] & 0xff;
    CHECK(edge > 0);
    CHECK(edge < 255);
}

TEST_CASE("targets of another format or size than the pass are refused")
{
    const Scene scene(testDevice());
    const gpu::Pass<TriangleArgs> triangles(scene.device, triangleDesc());
    const gpu::Image small(scene.device, {.name = "small", .width = 4, .height = 4});
    gpu::Commands cmd(scene.device);
    CHECK_THROWS_WITH_AS(
        triangles.draw(cmd, {.color = {scene.image, clearBlack}}, scene.args(), {3, 1}, scene.accesses()),
        doctest::Contains("other formats"), gpu::Error);
    CHECK_THROWS_WITH_AS(triangles.draw(cmd, {.color = {small, clearBlack}, .depth = {scene.depth, 0.0f}}, scene.args(),
                                        {3, 1}, scene.accesses()),
                         doctest::Contains("drawn to beside one of 4x4"), gpu::Error);
    CHECK_THROWS_AS(triangles.draw(cmd, {}, scene.args(), {3, 1}, scene.accesses()), gpu::Error);
}

TEST_CASE("depth that is read only is tested against and may be read beside it")
{
    gpu::Device& device = hazardDevice();
    const Scene scene(device);
    const gpu::Pass<TriangleArgs> triangles(device, triangleDesc());
    gpu::PassDesc desc = triangleDesc();
    desc.depthWrite = false;
    const gpu::Pass<TriangleArgs> tested(device, desc);
    const gpu::Image other(device, {.name = "other", .width = side, .height = side});
    // Two renderings, the second of which is held up by nothing.
    const auto runBeside = [&](bool readOnly)
    {
        device.run(
            [&](gpu::Commands& cmd)
            {
                triangles.draw(cmd, scene.targets(), scene.args(), {3, 1}, scene.accesses());
                cmd.barrier(gpu::draw, gpu::draw);
                for (const gpu::Image* image : {&scene.image, &other})
                    tested.draw(cmd,
                                {.color = {*image, clearBlack}, .depth = {.view = scene.depth, .readOnly = readOnly}},
                                scene.args(), {3, 1}, scene.accesses());
            });
    };
    runBeside(true);
    CHECK(differences(scene.pixels(), std::vector<uint32_t>(side * side, black)) == 0); // no nearer than what is there
    CHECK_THROWS_AS(runBeside(false), gpu::HazardError);
    device.waitIdle();
    gpu::Commands cmd(device);
    CHECK_THROWS_WITH_AS(
        triangles.draw(cmd, {.color = {scene.image, clearBlack}, .depth = {.view = scene.depth, .readOnly = true}},
                       scene.args(), {3, 1}, scene.accesses()),
        doctest::Contains("which is read only here"), gpu::Error);
}

TEST_SUITE_END();
