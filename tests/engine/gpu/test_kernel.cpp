#include <doctest/doctest.h>

#include <numeric>
#include <vector>

#include "engine/gpu/error.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/readback.h"
#include "engine/gpu/sampler.h"
#include "gpu_fixture.h"
#include "tests/gpu/structs.h"

using namespace tests;

TEST_SUITE_BEGIN("kernel");

TEST_CASE("every element at a size that is no multiple of the group")
{
    gpu::Device& device = testDevice();
    const gpu::Kernel<ScaleArgs> scale(device, shaders, "tests/gpu/scale.comp");
    CHECK(scale.groupSize()[0] == 64);
    constexpr uint32_t count = 1001;
    std::vector<float> input(count);
    std::iota(input.begin(), input.end(), 1.0f);
    const gpu::Buffer<float> from(device, "from", count);
    const gpu::Buffer<float> to(device, "to", count + 1);
    gpu::upload(device, from, input);
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.fill(to, 0);
            cmd.barrier(gpu::copy, gpu::compute);
            scale.dispatch(cmd, {from.ptr(), to.ptr(), count, 0.5f}, count, {gpu::reads(from), gpu::writes(to)});
            scale.dispatch(cmd, {}, 0, {});
        });
    const std::vector<float> result = gpu::download(device, to);
    for (uint32_t i = 0; i < count; ++i)
        CHECK(result[i] == input[i] * 0.5f);
    CHECK(result[count] == 0);
}

TEST_CASE("buffers bound by the shader's own names")
{
    for (gpu::Device* device : {&testDevice(), &hazardDevice()})
    {
        const gpu::Kernel<> bound(*device, shaders, "tests/gpu/bound.comp");
        constexpr uint32_t count = 301;
        std::vector<float> input(count + 64);
        std::iota(input.begin(), input.end(), 1.0f);
        const gpu::Buffer<float> from(*device, "from", count + 64);
        const gpu::Buffer<float> to(*device, "to", count);
        const gpu::Buffer<ScaleRule> rule(*device, "rule", 1);
        gpu::upload(*device, from, input);
        gpu::upload(*device, rule, std::vector<ScaleRule>{{count, 0.25f}});
        device->run(
            [&](gpu::Commands& cmd) {
                bound.dispatch(cmd, {}, count,
                               {gpu::uniform(0, rule), gpu::reads(1, from.slice(64, count)), gpu::writes(2, to)});
            });
        const std::vector<float> result = gpu::download(*device, to);
        for (uint32_t i = 0; i < count; ++i)
            CHECK(result[i] == input[i + 64] * 0.25f);
        gpu::Commands cmd(*device);
        CHECK_THROWS_WITH_AS(bound.dispatch(cmd, {}, count, {gpu::uniform(0, rule), gpu::reads(1, from)}),
                             "gpu: dispatch 'tests/gpu/bound.comp': its shaders take 3 images and buffers, 2 are given",
                             gpu::Error);
        CHECK_THROWS_AS(bound.dispatch(cmd, {}, count, {gpu::uniform(0, rule), gpu::reads(1, from), gpu::reads(2, to)}),
                        gpu::HazardError);
    }
}

TEST_CASE("an indirect dispatch takes its groups from the GPU")
{
    gpu::Device& device = testDevice();
    const gpu::Kernel<CountArgs> countPositive(device, shaders, "tests/gpu/count.comp");
    const gpu::Kernel<CommandArgs> commands(device, shaders, "tests/gpu/commands.comp");
    const gpu::Kernel<ScaleArgs> scale(device, shaders, "tests/gpu/scale.comp");
    constexpr uint32_t count = 333;
    std::vector<float> input(count);
    std::iota(input.begin(), input.end(), -132.0f); // 200 above zero
    const gpu::Buffer<float> values(device, "values", count);
    const gpu::Buffer<float> scaled(device, "scaled", count);
    const gpu::Buffer<uint32_t> positive(device, "positive", 1);
    const gpu::Buffer<gpu::DispatchCommand> groups(device, "groups", 1);
    const gpu::Buffer<gpu::DrawCommand> draws(device, "draws", 1);
    gpu::upload(device, values, input);
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.fill(positive, 0);
            cmd.fill(scaled, 0);
            cmd.barrier(gpu::copy, gpu::compute);
            countPositive.dispatch(cmd, {values.ptr(), positive.ptr(), count}, count,
                                   {gpu::reads(values), gpu::accumulates(positive)});
            cmd.barrier(gpu::compute, gpu::compute);
            commands.dispatch(cmd, {positive.ptr(), groups.ptr(), draws.ptr()}, 1,
                              {gpu::reads(positive), gpu::writes(groups), gpu::writes(draws)});
            cmd.barrier(gpu::compute, gpu::compute);
            scale.dispatchIndirect(cmd, {values.ptr(), scaled.ptr(), count, 3}, groups,
                                   {gpu::reads(values), gpu::writes(scaled)});
        });
    CHECK(gpu::download(device, positive).front() == 200);
    CHECK(gpu::download(device, groups).front().x == 4);
    const std::vector<float> result = gpu::download(device, scaled);
    for (uint32_t i = 0; i < count; ++i)
        CHECK(result[i] == (i < 256 ? input[i] * 3 : 0));
}

TEST_CASE("more groups than one axis takes fold into the next, or are refused")
{
    gpu::Device& device = testDevice();
    const uint32_t most = device.capabilities().maxGroupsX;
    if (most > 1u << 20)
        return;
    const uint32_t count = 2 * most + 77;
    const gpu::Buffer<uint32_t> to(device, "indices", count);
    const gpu::Kernel<IndexArgs> index(device, shaders, "tests/gpu/index.comp");
    device.run([&](gpu::Commands& cmd) { index.dispatch(cmd, {to.ptr(), count}, count, {gpu::writes(to)}); });
    const std::vector<uint32_t> result = gpu::download(device, to);
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < count; ++i)
        wrong += result[i] != i;
    CHECK(wrong == 0);

    const gpu::Kernel<IndexArgs> plain(device, shaders, "tests/gpu/plain_index.comp");
    gpu::Commands cmd(device);
    CHECK_THROWS_AS(plain.dispatch(cmd, {to.ptr(), count}, count, {gpu::writes(to)}), gpu::Error);
}

TEST_CASE("images: stored, loaded, and sampled with the least texel of a footprint")
{
    gpu::Device& device = testDevice();
    constexpr uint32_t side = 13;
    const gpu::Image image(device, {.name = "rgba", .width = side, .height = side});
    const gpu::Kernel<ImageArgs> post(device, shaders, "tests/gpu/post.comp");
    std::vector<uint8_t> texels(side * side * 4);
    for (size_t i = 0; i < texels.size(); ++i)
        texels[i] = static_cast<uint8_t>(i % 100);
    gpu::upload(device, image, std::as_bytes(std::span(texels)));
    device.run(
        [&](gpu::Commands& cmd) {
            post.dispatch(cmd, {side, side, 2}, {side, side}, {gpu::updates(0, image)});
        });
    const std::vector<uint8_t> result = gpu::download<uint8_t>(device, image);
    for (size_t i = 0; i < texels.size(); ++i)
        CHECK(result[i] == texels[i] * 2);

    const gpu::Image pyramid(device,
                             {.name = "pyramid", .format = VK_FORMAT_R32_SFLOAT, .width = 4, .height = 2, .mips = 0});
    CHECK(pyramid.desc().mips == 3);
    const gpu::Sampler least(device, {.reduction = VK_SAMPLER_REDUCTION_MODE_MIN});
    const gpu::Kernel<ImageArgs> reduce(device, shaders, "tests/gpu/reduce.comp");
    const std::vector<float> depths = {8, 7, 6, 5, 4, 3, 2, 1};
    gpu::upload(device, pyramid.mip(0), std::as_bytes(std::span(depths)));
    device.run(
        [&](gpu::Commands& cmd)
        {
            for (uint32_t mip = 1; mip < 3; ++mip)
            {
                const VkExtent2D size = pyramid.mip(mip).extent();
                reduce.dispatch(cmd, {size.width, size.height, 1}, {size.width, size.height},
                                {gpu::samples(0, pyramid.mip(mip - 1), least), gpu::stores(1, pyramid.mip(mip))});
                cmd.barrier(gpu::compute, gpu::compute);
            }
        });
    CHECK(gpu::download<float>(device, pyramid.mip(1)) == std::vector<float>{3, 1});
    CHECK(gpu::download<float>(device, pyramid.mip(2)) == std::vector<float>{1});
}

TEST_CASE("what does not fit the shader is refused by name")
{
    gpu::Device& device = testDevice();
    CHECK_THROWS_WITH_AS(gpu::Kernel<ScaleArgs>(device, shaders, "tests/gpu/none.comp"),
                         doctest::Contains("'tests/gpu/none.comp': there is no such shader"), gpu::Error);
    CHECK_THROWS_WITH_AS(gpu::Kernel<ImageArgs>(device, shaders, "tests/gpu/scale.comp"),
                         doctest::Contains("takes arguments of 24 bytes, C++ gives 12"), gpu::Error);
    CHECK_THROWS_AS(gpu::Kernel<TriangleArgs>(device, shaders, "tests/gpu/triangle.vert"), gpu::Error);
    const gpu::Kernel<ImageArgs> post(device, shaders, "tests/gpu/post.comp");
    gpu::Commands cmd(device);
    CHECK_THROWS_WITH_AS(post.dispatch(cmd, {1, 1, 1}, 1, {}),
                         doctest::Contains("take 1 images and buffers, 0 are given"), gpu::Error);
}

TEST_SUITE_END();
