#include <doctest/doctest.h>

#include <vector>

#include "engine/gpu/kernel.h"
#include "engine/gpu/readback.h"
#include "gpu_fixture.h"
#include "tests/gpu/structs.h"

using namespace tests;

namespace
{
Probe probe(uint32_t i)
{
    const float value = static_cast<float>(i);
    Probe result{
        .position = {value + 1, value + 2, value + 3},
        .power = value + 4,
        .size = {value + 5, value + 6},
        .row = i + 7,
        .offset = static_cast<int>(i) - 8,
        .ids = {i, i + 1, i + 2, i + 3},
        .next = {0x123456789abcdef0ull + i},
    };
    for (int column = 0; column < 4; ++column)
        for (int row = 0; row < 4; ++row)
            result.transform[column][row] = value + static_cast<float>(column * 4 + row);
    return result;
}
} // namespace

TEST_CASE("layout: a struct of every kind of member is the same on both sides")
{
    gpu::Device& device = testDevice();
    constexpr uint32_t count = 77;
    std::vector<Probe> input;
    for (uint32_t i = 0; i < count; ++i)
        input.push_back(probe(i));
    const gpu::Buffer<Probe> from(device, "probes", count);
    const gpu::Buffer<Probe> to(device, "echo", count);
    gpu::upload(device, from, input);
    const gpu::Kernel<EchoArgs> echo(device, shaders, "tests/gpu/echo.comp");
    device.run(
        [&](gpu::Commands& cmd)
        {
            echo.dispatch(cmd, {from.ptr(), to.ptr(), count, 2}, count, {gpu::reads(from), gpu::writes(to)});
            cmd.barrier(gpu::compute, gpu::copy);
        });
    const std::vector<Probe> result = gpu::download(device, to);
    for (uint32_t i = 0; i < count; ++i)
    {
        const Probe& in = input[i];
        const Probe& out = result[i];
        CHECK(out.position == in.position * 2.0f);
        CHECK(out.power == in.power * 2);
        CHECK(out.size == in.size * 2.0f);
        CHECK(out.row == in.row + 1);
        CHECK(out.offset == in.offset - 1);
        CHECK(out.transform == in.transform * 2.0f);
        CHECK(out.ids == in.ids + gpu::glsl::uvec4(1, 2, 3, 4));
        CHECK(out.next == in.next);
    }
}
