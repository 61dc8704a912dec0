#include <doctest/doctest.h>

#include <vector>

#include "engine/gpu/error.h"
#include "engine/gpu/frames.h"
#include "engine/gpu/hazards.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/pass.h"
#include "engine/gpu/readback.h"
#include "gpu_fixture.h"
#include "tests/gpu/structs.h"

using namespace tests;

namespace
{
// A small frame with every kind of step: upload, compute, indirect dispatch, indirect draw, compute on the image,
// readback.
class SmallFrame
{
public:
    static constexpr uint32_t count = 100;
    static constexpr uint32_t side = 17;

    explicit SmallFrame(gpu::Device& device)
        : scale_(device, shaders, "tests/gpu/scale.comp"),
          countPositive_(device, shaders, "tests/gpu/count.comp"),
          commands_(device, shaders, "tests/gpu/commands.comp"),
          post_(device, shaders, "tests/gpu/post.comp"),
          triangles_(device, {.name = "triangles",
                              .shaders = shaders,
                              .vertex = "tests/gpu/triangle.vert",
                              .fragment = "tests/gpu/triangle.frag",
                              .color = VK_FORMAT_R8G8B8A8_UNORM,
                              .depth = VK_FORMAT_D32_SFLOAT,
                              .cull = VK_CULL_MODE_NONE}),
          values_(device, "values", count),
          scaled_(device, "scaled", count),
          positive_(device, "positive", 1),
          groups_(device, "groups", 1),
          draws_(device, "draws", 1),
          corners_(device, "corners", 3 * count),
          colors_(device, "colors", count),
          image_(device, {.name = "image", .width = side, .height = side}),
          depth_(device, {.name = "depth", .format = VK_FORMAT_D32_SFLOAT, .width = side, .height = side}),
          pixels_(device, "pixels", side * side)
    {
        std::vector<gpu::glsl::vec4> corners;
        for (uint32_t i = 0; i < count; ++i)
            corners.insert(corners.end(), {{-1, -1, 0.5, 1}, {3, -1, 0.5, 1}, {-1, 3, 0.5, 1}});
        gpu::upload(device, corners_, corners);
        gpu::upload(device, colors_, std::vector<gpu::glsl::vec4>(count, {0.25, 0.5, 0.125, 1}));
    }

    void record(gpu::Commands& cmd)
    {
        const std::vector<float> input(count, 1.0f);
        cmd.upload(values_, input);
        cmd.fill(positive_, 0);
        cmd.barrier(gpu::copy, gpu::compute);
        countPositive_.dispatch(cmd, {values_.ptr(), positive_.ptr(), count}, count,
                                {gpu::reads(values_), gpu::accumulates(positive_)});
        // With the frame before: its draw reads `draws`.
        cmd.barrier(gpu::compute | gpu::draw, gpu::compute);
        commands_.dispatch(cmd, {positive_.ptr(), groups_.ptr(), draws_.ptr()}, 1,
                           {gpu::reads(positive_), gpu::writes(groups_), gpu::writes(draws_)});
        cmd.barrier(gpu::compute, gpu::compute);
        scale_.dispatchIndirect(cmd, {values_.ptr(), scaled_.ptr(), count, 2}, groups_,
                                {gpu::reads(values_), gpu::writes(scaled_)});
    }
    void draw(gpu::Commands& cmd)
    {
        cmd.barrier(gpu::compute | gpu::copy, gpu::draw);
        triangles_.draw(cmd, {.color = {image_, gpu::color(0, 0, 0, 0)}, .depth = {depth_, 0.0f}},
                        {corners_.ptr(), colors_.ptr()}, {.indirect = draws_, .most = 1},
                        {gpu::reads(corners_), gpu::reads(colors_)});
        cmd.barrier(gpu::draw, gpu::compute);
        post_.dispatch(cmd, {side, side, 0.5f}, {side, side}, {gpu::updates(0, image_)});
        // The next frame's uploads and draws are held up by this barrier and the ones above, too.
        cmd.barrier(gpu::compute, gpu::copy);
        pixels_.request(cmd, image_);
    }
    std::optional<std::span<const uint32_t>> pixels() { return pixels_.poll(); }

private:
    gpu::Kernel<ScaleArgs> scale_;
    gpu::Kernel<CountArgs> countPositive_;
    gpu::Kernel<CommandArgs> commands_;
    gpu::Kernel<ImageArgs> post_;
    gpu::Pass<TriangleArgs> triangles_;
    gpu::Buffer<float> values_, scaled_;
    gpu::Buffer<uint32_t> positive_;
    gpu::Buffer<gpu::DispatchCommand> groups_;
    gpu::Buffer<gpu::DrawCommand> draws_;
    gpu::Buffer<gpu::glsl::vec4> corners_, colors_;
    gpu::Image image_, depth_;
    gpu::Readback<uint32_t> pixels_;
};

constexpr uint64_t frameCount = 6;
constexpr uint64_t barriersOfFrame = 7;

// Two submits a frame, two frames in flight. The pixels of the last frame but one.
std::vector<uint32_t> runFrames(gpu::Device& device, std::optional<uint64_t> dropped)
{
    SmallFrame frame(device);
    gpu::Frames frames(device, 2);
    device.dropBarrier(dropped);
    std::vector<uint32_t> pixels;
    uint64_t before = 0;
    for (uint64_t i = 0; i < frameCount; ++i)
    {
        gpu::Commands simulate = frames.begin();
        frame.record(simulate);
        // Read before this frame is submitted: only the frame before itself can have made it visible.
        device.wait(before);
        if (const auto values = frame.pixels())
            pixels.assign(values->begin(), values->end());
        device.submit(std::move(simulate));
        gpu::Commands drawing(device);
        frame.draw(drawing);
        before = frames.end(std::move(drawing));
    }
    return pixels;
}
} // namespace

TEST_SUITE_BEGIN("hazards");

TEST_CASE("each barrier of a small frame is needed: without any one of them the frame is refused")
{
    const std::vector<uint32_t> pixels = runFrames(testDevice(), std::nullopt);
    testDevice().throwIfComplained();
    REQUIRE(testDevice().barriersSeen() == frameCount * barriersOfFrame);
    // Half of (0.25, 0.5, 0.125, 1) in 8 bits.
    CHECK(pixels == std::vector<uint32_t>(SmallFrame::side * SmallFrame::side, 0x80104020));

    // Without the validation layers, which see some of these too and would speak first.
    gpu::Device& device = hazardDevice();
    CHECK(runFrames(device, std::nullopt) == pixels);
    // Of two frames that have others before and after them.
    for (uint64_t n = barriersOfFrame; n < 3 * barriersOfFrame; ++n)
    {
        CAPTURE(n);
        CHECK_THROWS_AS(runFrames(device, n), gpu::HazardError);
        device.dropBarrier(std::nullopt);
        device.waitIdle();
    }
}

TEST_CASE("the report names both commands, the resource and the barrier")
{
    gpu::Device& device = hazardDevice();
    const gpu::Kernel<ScaleArgs> scale(device, shaders, "tests/gpu/scale.comp");
    const gpu::Buffer<float> a(device, "links.utilization", 10);
    const gpu::Buffer<float> b(device, "b", 10);
    const gpu::Buffer<float> c(device, "c", 10);
    gpu::Commands cmd(device);
    cmd.fill(a, 0);
    cmd.barrier(gpu::copy, gpu::compute);
    scale.dispatch(cmd, {a.ptr(), b.ptr(), 10, 1}, 10, {gpu::reads(a), gpu::writes(b)});
    scale.dispatch(cmd, {b.ptr(), c.ptr(), 10, 1}, 10, {gpu::reads(b), gpu::writes(c)});
    CHECK_THROWS_WITH_AS(device.submit(std::move(cmd)), doctest::Contains("dispatch 'tests/gpu/scale.comp' (frame"),
                         gpu::HazardError);

    gpu::Commands next(device);
    next.fill(a, 0);
    next.fill(a, 1);
    CHECK_THROWS_WITH_AS(device.submit(std::move(next)),
                         doctest::Contains("writes 'links.utilization', written by fill of 'links.utilization'"),
                         gpu::HazardError);
}

TEST_CASE("what a shader touches through its arguments must be declared as it is touched")
{
    gpu::Device& device = hazardDevice();
    const gpu::Kernel<ScaleArgs> scale(device, shaders, "tests/gpu/scale.comp");
    const gpu::Buffer<float> a(device, "a", 10);
    const gpu::Buffer<float> b(device, "b", 10);
    gpu::Commands cmd(device);
    CHECK_THROWS_WITH_AS(scale.dispatch(cmd, {a.ptr(), b.ptr(), 10, 1}, 10, {gpu::reads(a)}),
                         doctest::Contains("writes 'b' through the pointer at byte 8"), gpu::HazardError);
    CHECK_THROWS_WITH_AS(scale.dispatch(cmd, {a.ptr(), b.ptr(), 10, 1}, 10, {gpu::reads(a), gpu::reads(b)}),
                         doctest::Contains("add gpu::writes()"), gpu::HazardError);
    CHECK_THROWS_WITH_AS(scale.dispatch(cmd, {a.ptr(), b.ptr(), 10, 1}, 10, {gpu::writes(b)}),
                         doctest::Contains("reads 'a' through the pointer at byte 0"), gpu::HazardError);
    gpu::GpuPtr<float> dangling;
    {
        const gpu::Buffer<float> gone(device, "gone", 10);
        dangling = gone.ptr();
    }
    CHECK_THROWS_WITH_AS(scale.dispatch(cmd, {dangling, b.ptr(), 10, 1}, 10, {gpu::writes(b)}),
                         doctest::Contains("no living buffer"), gpu::HazardError);
    const gpu::Image image(device, {.name = "image", .width = 8, .height = 8});
    const gpu::Kernel<ImageArgs> post(device, shaders, "tests/gpu/post.comp");
    CHECK_THROWS_WITH_AS(post.dispatch(cmd, {8, 8, 1}, {8, 8}, {gpu::loads(0, image)}),
                         doctest::Contains("writes what is bound at 0"), gpu::HazardError);
}

TEST_CASE("parts of a buffer and mip levels of an image are apart")
{
    gpu::Device& device = hazardDevice();
    const gpu::Buffer<float> buffer(device, "parts", 100);
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.fill(buffer.slice(0, 50), 1);
            cmd.fill(buffer.slice(50, 50), 2);
        });
    gpu::Commands cmd(device);
    cmd.barrier(gpu::everywhere, gpu::everywhere);
    cmd.fill(buffer.slice(0, 51), 1);
    cmd.fill(buffer.slice(50, 50), 2);
    CHECK_THROWS_AS(device.submit(std::move(cmd)), gpu::HazardError);
}

TEST_CASE("the rules, without a GPU")
{
    gpu::Hazards hazards;
    hazards.add(1, "buffer", 64, 0);
    hazards.add(2, "image", 0, 4);
    using Event = gpu::Hazards::Event;
    const gpu::Hazards::Label label = hazards.label("a step");
    const auto use = [&](uint32_t command, gpu::Stages stage, gpu::Mode mode, gpu::ResourceId id = 1,
                         uint64_t begin = 0, uint64_t end = 64)
    {
        return Event{.label = label,
                     .command = command,
                     .from = stage,
                     .access = {.resource = id, .mode = mode, .begin = begin, .end = end}};
    };
    const auto barrier = [](gpu::Stages from, gpu::Stages to) { return Event{.from = from, .to = to}; };
    const auto run = [&](std::vector<Event> events) { hazards.submit(events, 1, 0); };
    using gpu::Mode;

    SUBCASE("reads need no order among themselves")
    {
        CHECK_NOTHROW(run({use(1, gpu::compute, Mode::read), use(2, gpu::draw, Mode::read)}));
        CHECK_THROWS_AS(run({use(1, gpu::copy, Mode::write)}), gpu::HazardError);
    }
    SUBCASE("a barrier serves the stages it names, and chains")
    {
        CHECK_NOTHROW(run({use(1, gpu::compute, Mode::write), barrier(gpu::compute, gpu::copy),
                           barrier(gpu::copy, gpu::draw), use(2, gpu::draw, Mode::read)}));
        CHECK_THROWS_AS(run({use(1, gpu::compute, Mode::read)}), gpu::HazardError);
    }
    SUBCASE("a barrier before the write does not serve it")
    {
        CHECK_THROWS_AS(run({barrier(gpu::compute, gpu::compute), use(1, gpu::compute, Mode::write),
                             use(2, gpu::compute, Mode::read)}),
                        gpu::HazardError);
    }
    SUBCASE("order lasts across submits")
    {
        run({use(1, gpu::compute, Mode::write), barrier(gpu::compute, gpu::draw)});
        CHECK_NOTHROW(run({use(1, gpu::draw, Mode::read)}));
        CHECK_THROWS_AS(run({use(1, gpu::copy, Mode::read)}), gpu::HazardError);
    }
    SUBCASE("every earlier read holds up a write")
    {
        CHECK_THROWS_AS(run({use(1, gpu::draw, Mode::read), use(2, gpu::compute, Mode::read),
                             barrier(gpu::compute, gpu::compute), use(3, gpu::compute, Mode::write)}),
                        gpu::HazardError);
    }
    SUBCASE("atomics are unordered among themselves only")
    {
        CHECK_NOTHROW(run({use(1, gpu::compute, Mode::accumulate), use(2, gpu::compute, Mode::accumulate)}));
        CHECK_THROWS_AS(run({use(1, gpu::compute, Mode::read)}), gpu::HazardError);
        CHECK_THROWS_AS(run({use(1, gpu::compute, Mode::update)}), gpu::HazardError);
    }
    SUBCASE("a command's own accesses are its own affair")
    {
        CHECK_NOTHROW(run({use(1, gpu::compute, Mode::write), use(1, gpu::compute, Mode::read)}));
    }
    SUBCASE("mip levels are apart")
    {
        CHECK_NOTHROW(run({use(1, gpu::compute, Mode::write, 2, 0, 1), use(2, gpu::compute, Mode::write, 2, 1, 2)}));
        CHECK_THROWS_AS(run({use(1, gpu::compute, Mode::read, 2, 0, 4)}), gpu::HazardError);
    }
    SUBCASE("the host reads what is done and was made visible to it")
    {
        run({use(1, gpu::copy, Mode::write)});
        CHECK_THROWS_AS(hazards.hostRead(1, 0, 64, 0), gpu::HazardError);
        CHECK_THROWS_AS(hazards.hostRead(1, 0, 64, 1), gpu::HazardError);
        run({barrier(gpu::copy, gpu::host)});
        CHECK_NOTHROW(hazards.hostRead(1, 0, 64, 1));
        CHECK_THROWS_AS(hazards.hostWrite(1, 0, 64, 0), gpu::HazardError);
        CHECK_NOTHROW(hazards.hostWrite(1, 0, 64, 1));
        CHECK_NOTHROW(run({use(1, gpu::copy, Mode::write)}));
    }
}

TEST_SUITE_END();
