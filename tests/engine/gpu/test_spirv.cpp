#include <doctest/doctest.h>

#include <cstring>
#include <random>
#include <vector>

#include "engine/gpu/error.h"
#include "engine/gpu/spirv.h"
#include "gpu_fixture.h"

using namespace tests;

TEST_SUITE_BEGIN("spirv");

TEST_CASE("what a shader says of itself")
{
    const gpu::ShaderInfo scale = gpu::inspectShader("scale", shaders("tests/gpu/scale.comp"));
    CHECK(scale.stage == VK_SHADER_STAGE_COMPUTE_BIT);
    CHECK(scale.groupSize == std::array{64u, 1u, 1u});
    CHECK(scale.countsGroups);
    CHECK(scale.argsBytes == 24);
    REQUIRE(scale.pointers.size() == 2);
    CHECK(scale.pointers[0].reads);
    CHECK_FALSE(scale.pointers[0].writes);
    CHECK(scale.pointers[1].offset == 8);
    CHECK(scale.pointers[1].writes);
    CHECK_FALSE(scale.pointers[1].reads);

    const gpu::ShaderInfo count = gpu::inspectShader("count", shaders("tests/gpu/count.comp"));
    CHECK(count.pointers[1].reads);
    CHECK(count.pointers[1].writes);
    CHECK_FALSE(count.countsGroups);

    const gpu::ShaderInfo reduce = gpu::inspectShader("reduce", shaders("tests/gpu/reduce.comp"));
    CHECK(reduce.groupSize == std::array{8u, 8u, 1u});
    REQUIRE(reduce.bindings.size() == 2);
    CHECK(reduce.bindings[0].type == VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER);
    CHECK(reduce.bindings[0].reads);
    CHECK(reduce.bindings[1].type == VK_DESCRIPTOR_TYPE_STORAGE_IMAGE);
    CHECK(reduce.bindings[1].writes);
    CHECK_FALSE(reduce.bindings[1].reads);
    CHECK(gpu::inspectShader("frag", shaders("tests/gpu/triangle.frag")).stage == VK_SHADER_STAGE_FRAGMENT_BIT);
}

TEST_CASE("every truncation and random damage end in an error or an answer, never worse")
{
    const std::span<const std::byte> good = shaders("tests/gpu/echo.comp");
    for (size_t bytes = 0; bytes < good.size(); ++bytes)
    {
        try
        {
            gpu::inspectShader("cut", good.first(bytes));
        }
        catch (const gpu::Error&)
        {
        }
    }
    std::mt19937 random(5);
    for (int i = 0; i < 2000; ++i)
    {
        std::vector<std::byte> bad(good.begin(), good.end());
        bad[20 + random() % (bad.size() - 20)] = static_cast<std::byte>(random());
        try
        {
            gpu::inspectShader("damaged", bad);
        }
        catch (const gpu::Error&)
        {
        }
    }
}

TEST_SUITE_END();
