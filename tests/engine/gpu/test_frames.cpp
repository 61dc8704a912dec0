#include <doctest/doctest.h>

#include <vector>

#include "engine/gpu/error.h"
#include "engine/gpu/frames.h"
#include "engine/gpu/kernel.h"
#include "engine/gpu/readback.h"
#include "gpu_fixture.h"
#include "tests/gpu/structs.h"

using namespace tests;

TEST_SUITE_BEGIN("frames");

TEST_CASE("frames in flight read back their values late and in order")
{
    gpu::Device& device = testDevice();
    for (const uint32_t inFlight : {1u, 2u, 3u})
    {
        gpu::Frames frames(device, inFlight);
        const gpu::Buffer<uint32_t> value(device, "value", 3);
        gpu::Readback<uint32_t> readback(device, "readback", 3, inFlight + 1);
        uint32_t last = 0;
        for (uint32_t i = 1; i <= 20; ++i)
        {
            gpu::Commands cmd = frames.begin();
            CHECK(frames.index() == i - 1);
            cmd.barrier(gpu::copy, gpu::copy);
            cmd.upload(value, std::vector<uint32_t>{i, 2 * i, 3 * i});
            cmd.barrier(gpu::copy, gpu::copy);
            readback.request(cmd, value);
            const uint64_t serial = frames.end(std::move(cmd));
            CHECK(device.completed() + inFlight >= serial);
            if (const auto values = readback.poll())
            {
                CHECK((*values)[0] > last);
                CHECK((*values)[0] <= i);
                CHECK((*values)[2] == 3 * (*values)[0]);
                last = (*values)[0];
            }
        }
        device.waitIdle();
        if (last < 20)
            CHECK((*readback.poll())[1] == 40);
        CHECK_FALSE(readback.poll().has_value());
    }
}

TEST_CASE("sections are timed on the GPU and the CPU, one inside the other")
{
    gpu::Device& device = testDevice();
    device.timing().clear();
    const gpu::Kernel<ScaleArgs> scale(device, shaders, "tests/gpu/scale.comp");
    const gpu::Buffer<float> values(device, "values", 100'000);
    gpu::Frames frames(device, 2);
    for (int i = 0; i < 5; ++i)
    {
        gpu::Commands cmd = frames.begin();
        {
            const gpu::Section frame(cmd, "frame");
            {
                const gpu::Section clear(cmd, "clear");
                cmd.barrier(gpu::compute, gpu::copy);
                cmd.fill(values, 0);
            }
            const gpu::Section work(cmd, "scale");
            cmd.barrier(gpu::copy, gpu::compute);
            scale.dispatch(cmd, {values.ptr(), values.ptr(), 100'000, 2}, 100'000, {gpu::updates(values)});
        }
        frames.end(std::move(cmd));
    }
    device.waitIdle();
    const std::vector<gpu::Timing::Row> rows = device.timing().rows();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].name == "frame");
    CHECK(rows[1].name == "frame/clear");
    CHECK(rows[2].name == "frame/scale");
    CHECK(rows[2].depth == 1);
    for (const gpu::Timing::Row& row : rows)
    {
        CHECK(row.samples == 5);
        CHECK(row.best > 0);
        CHECK(row.best <= row.median);
        CHECK(row.record > 0);
        CHECK(row.last < 10);
    }
    CHECK(rows[0].median >= rows[2].median);
    CHECK(device.timing().row("none").samples == 0);
}

TEST_CASE("a section that outlives its command buffer ends with it")
{
    gpu::Device& device = testDevice();
    device.timing().clear();
    gpu::Commands cmd(device);
    const gpu::Section section(cmd, "open");
    device.wait(device.submit(std::move(cmd)));
    CHECK(device.timing().row("open").samples == 1);
}

TEST_CASE("the statistics of a section")
{
    gpu::Timing timing;
    for (int i = 1; i <= 300; ++i)
        timing.add("a", i, 1);
    const gpu::Timing::Row row = timing.row("a");
    CHECK(row.best == 1);
    CHECK(row.last == 300);
    CHECK(row.samples == 300);
    // Of 173 to 300.
    CHECK(row.median == 237);
}

TEST_CASE("more sections than a command buffer times are refused")
{
    gpu::Commands cmd(testDevice());
    for (int i = 0; i < 128; ++i)
        const gpu::Section section(cmd, "many");
    CHECK_THROWS_AS(gpu::Section(cmd, "one more"), gpu::Error);
}

TEST_CASE("the host may not touch what the GPU still uses, nor read what no barrier gave it")
{
    gpu::Device& device = hazardDevice();
    gpu::Buffer<uint32_t> landing(device, "landing", 4, gpu::MemoryKind::readback);
    device.run([&](gpu::Commands& cmd) { cmd.fill(landing, 7); });
    CHECK_THROWS_WITH_AS(landing.hostRead(), doctest::Contains("no barrier copy -> host"), gpu::HazardError);
    device.run([&](gpu::Commands& cmd) { cmd.barrier(gpu::copy, gpu::host); });
    CHECK(landing.hostRead()[3] == 7);
    landing.hostWrite()[0] = 1;
    CHECK(gpu::download(device, landing).front() == 1);
}

TEST_SUITE_END();
