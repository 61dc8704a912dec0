#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <vector>

#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/gpu/error.h"
#include "engine/gpu/free_list.h"
#include "engine/gpu/image.h"
#include "engine/gpu/readback.h"
#include "gpu_fixture.h"

using namespace tests;

TEST_SUITE_BEGIN("memory");

TEST_CASE("a free list agrees with a map of every unit under random use")
{
    constexpr uint64_t capacity = 1000;
    std::mt19937 random(7);
    const auto upTo = [&](uint64_t most) { return std::uniform_int_distribution<uint64_t>(0, most)(random); };
    for (int round = 0; round < 20; ++round)
    {
        gpu::FreeList list(capacity);
        std::vector<bool> taken(capacity);
        std::map<uint64_t, uint64_t> held;
        for (int step = 0; step < 500; ++step)
        {
            if (held.empty() || upTo(2) > 0)
            {
                const uint64_t size = 1 + upTo(60);
                const uint64_t alignment = 1ull << upTo(5);
                // Whether any aligned place is free at all.
                bool possible = false;
                for (uint64_t at = 0; at + size <= capacity && !possible; at += alignment)
                    possible =
                        std::none_of(taken.begin() + static_cast<long>(at),
                                     taken.begin() + static_cast<long>(at + size), [](bool unit) { return unit; });
                const auto offset = list.allocate(size, alignment);
                REQUIRE(offset.has_value() == possible);
                if (!offset)
                    continue;
                REQUIRE(*offset % alignment == 0);
                REQUIRE(*offset + size <= capacity);
                for (uint64_t unit = *offset; unit < *offset + size; ++unit)
                {
                    REQUIRE_FALSE(taken[unit]);
                    taken[unit] = true;
                }
                held[*offset] = size;
                REQUIRE(list.sizeOf(*offset) == size);
            }
            else
            {
                const auto victim = std::next(held.begin(), static_cast<long>(upTo(held.size() - 1)));
                list.free(victim->first);
                for (uint64_t unit = victim->first; unit < victim->first + victim->second; ++unit)
                    taken[unit] = false;
                held.erase(victim);
            }
            REQUIRE(list.used() == static_cast<uint64_t>(std::count(taken.begin(), taken.end(), true)));
        }
        for (const auto& [offset, size] : held)
            list.free(offset);
        CHECK(list.empty());
        CHECK(list.largestFree() == capacity);
    }
}

TEST_CASE("exhaustion names what asked for how much, what is left, and who holds most")
{
    gpu::Complaints complaints;
    {
        gpu::Device device(
            {.validate = true, .memoryLimit = 64ull << 20, .pipelineFolder = "", .complaints = &complaints});
        const gpu::Buffer<float> racks(device, "racks", 10 << 20);
        CHECK(device.memory().heaps()[0].budget == 64ull << 20);
        CHECK(device.memory().heaps()[0].used >= 40ull << 20);
        CHECK_THROWS_WITH_AS(
            gpu::Buffer<float>(device, "links", 10 << 20),
            doctest::Contains("buffer \"links\" wants 40.0 MiB, 24.0 MiB of 64.0 MiB left; most is held by "
                              "\"racks\" 40.0 MiB"),
            gpu::OutOfMemory);
        CHECK_THROWS_WITH_AS(
            gpu::Image(device, {.name = "shadow", .format = VK_FORMAT_D32_SFLOAT, .width = 4096, .height = 4096}),
            doctest::Contains("image \"shadow\" wants 64.0 MiB"), gpu::OutOfMemory);
        // What failed left nothing behind: what fits still does, and again once the first is gone.
        {
            const gpu::Buffer<float> fits(device, "fits", 5 << 20);
        }
        const gpu::Buffer<float> again(device, "again", 5 << 20);
    }
    complaints.throwIfAny();
}

TEST_CASE("freed memory is used again, in few blocks")
{
    gpu::Device device({.memoryLimit = 96ull << 20, .pipelineFolder = ""});
    std::mt19937 random(3);
    std::vector<gpu::Buffer<std::byte>> buffers;
    for (int step = 0; step < 2000; ++step)
    {
        if (buffers.size() < 100)
            buffers.emplace_back(device, "piece", 1 + random() % 400'000);
        else
            buffers.erase(buffers.begin() + static_cast<long>(random() % buffers.size()));
        if (step % 16 == 0)
            device.run([](gpu::Commands&) {});
    }
    CHECK(device.memory().heaps()[0].reserved <= 96ull << 20);
    buffers.clear();
    device.run([](gpu::Commands&) {});
    const gpu::Buffer<std::byte> whole(device, "whole", 14 << 20);
    CHECK(device.memory().heaps()[0].used < 15ull << 20);
}

TEST_CASE("a resource destroyed while in use lives until the GPU is done")
{
    gpu::Device& device = testDevice();
    const gpu::Buffer<uint32_t> to(device, "to", 1000);
    gpu::Commands cmd(device);
    {
        const gpu::Buffer<uint32_t> from(device, "from", 1000);
        cmd.fill(from, 42);
        cmd.barrier(gpu::copy, gpu::copy);
        cmd.copy(from, to);
    }
    const gpu::Buffer<uint32_t> other(device, "other", 1000);
    device.submit(std::move(cmd));
    CHECK(gpu::download(device, to) == std::vector<uint32_t>(1000, 42));
}

TEST_CASE("a buffer grows with its content and its address changes")
{
    gpu::Device& device = testDevice();
    gpu::Buffer<uint32_t> list(device, "list", 100);
    std::vector<uint32_t> values(100);
    std::iota(values.begin(), values.end(), 5u);
    gpu::upload(device, list, values);
    const auto before = list.ptr();
    device.run(
        [&](gpu::Commands& cmd)
        {
            CHECK_FALSE(list.reserve(cmd, 100));
            CHECK(list.reserve(cmd, 101));
            cmd.barrier(gpu::copy, gpu::everywhere);
        });
    CHECK(list.size() == 150);
    CHECK_FALSE(list.ptr() == before);
    CHECK(gpu::download<uint32_t>(device, list.slice(0, 100)) == values);
}

TEST_CASE("uploads larger than the staging memory, and of nothing")
{
    gpu::Device& device = testDevice();
    std::vector<uint32_t> values((33u << 20) / 4 + 5);
    std::iota(values.begin(), values.end(), 0u);
    const gpu::Buffer<uint32_t> large(device, "large", values.size());
    gpu::upload(device, large, values);
    CHECK((gpu::download(device, large) == values));
    const gpu::Buffer<uint32_t> empty(device, "empty", 0);
    gpu::upload(device, empty, {});
    CHECK(gpu::download(device, empty).empty());
}

TEST_CASE("an image copied is the same, and only into one like it")
{
    gpu::Device& device = testDevice();
    const auto image = [&](const char* name, uint32_t width, VkFormat format = VK_FORMAT_R32_UINT)
    { return gpu::Image(device, {.name = name, .format = format, .width = width, .height = 5}); };
    const gpu::Image from = image("from", 7);
    const gpu::Image to = image("to", 7);
    std::vector<uint32_t> values(7 * 5);
    std::iota(values.begin(), values.end(), 3u);
    gpu::Buffer<uint32_t> buffer(device, "values", values.size());
    gpu::upload(device, buffer, values);
    device.run(
        [&](gpu::Commands& cmd)
        {
            cmd.copy(buffer, gpu::View(from));
            cmd.barrier(gpu::copy, gpu::copy);
            cmd.copy(from, to);
        });
    CHECK((gpu::download<uint32_t>(device, gpu::View(to)) == values));
    gpu::Commands cmd(device);
    CHECK_THROWS_AS(cmd.copy(from, image("wide", 8)), gpu::Error);
    CHECK_THROWS_WITH_AS(cmd.copy(from, image("floats", 7, VK_FORMAT_R32_SFLOAT)), doctest::Contains("one format"),
                         gpu::Error);
}

TEST_CASE("ranges that do not fit are refused by name")
{
    gpu::Device& device = testDevice();
    const gpu::Buffer<float> small(device, "small", 4);
    const gpu::Buffer<float> large(device, "large", 8);
    gpu::Commands cmd(device);
    CHECK_THROWS_WITH_AS(cmd.copy(large, small), doctest::Contains("\"large\" gives 32 bytes, \"small\" takes 16"),
                         gpu::Error);
    CHECK_THROWS_AS(cmd.fill(small.slice(2, 4), 0), gpu::Error);
    CHECK_THROWS_AS(cmd.fill(gpu::Range(small, 1, 4), 0), gpu::Error);
    gpu::Buffer<float> onDevice(device, "on the device", 4);
    CHECK_THROWS_WITH_AS(onDevice.hostRead(), doctest::Contains("the host cannot read it"), gpu::Error);
}

TEST_SUITE_END();
