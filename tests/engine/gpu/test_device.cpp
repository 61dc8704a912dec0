#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

#include "engine/gpu/commands.h"
#include "engine/gpu/error.h"
#include "gpu_fixture.h"

using namespace tests;

namespace
{
std::vector<gpu::DeviceInfo> someDevices()
{
    return {{.index = 0, .name = "Software CPU", .type = "cpu", .suitable = true},
            {.index = 1, .name = "Onboard 5", .type = "integrated", .suitable = true},
            {.index = 2, .name = "Old Card", .type = "discrete", .missing = {"Vulkan 1.3"}},
            {.index = 3, .name = "New Card", .type = "discrete", .suitable = true},
            {.index = 4, .name = "New Card", .type = "discrete", .suitable = true}};
}

// Runs one test case of this executable in a process of its own; its exit status.
int runAlone(const std::string& environment, const std::string& testCase)
{
    char self[4096] = {};
    REQUIRE(readlink("/proc/self/exe", self, sizeof(self) - 1) > 0);
    return std::system(
        (environment + " '" + self + "' --no-skip --test-case='" + testCase + "' >/dev/null 2>&1").c_str());
}
} // namespace

TEST_SUITE_BEGIN("device");

TEST_CASE("the best device is chosen, and each says why")
{
    auto devices = someDevices();
    CHECK(gpu::chooseDevice(devices, "") == 3);
    CHECK(devices[3].reason == "the first discrete GPU that lacks nothing");
    CHECK(devices[0].reason == "cpu comes after discrete");
    CHECK(devices[2].reason == "lacks Vulkan 1.3");
    CHECK(devices[4].reason == "another discrete GPU comes first");
    CHECK(devices[3].chosen);
    CHECK_FALSE(devices[4].chosen);
}

TEST_CASE("a device is named by index or a part of its name in any case")
{
    auto devices = someDevices();
    CHECK(gpu::chooseDevice(devices, "4") == 4);
    CHECK(gpu::chooseDevice(devices, "onBOARD") == 1);
    CHECK(devices[1].reason == "asked for as \"onBOARD\"");
    CHECK_THROWS_WITH_AS(gpu::chooseDevice(devices, "New"), doctest::Contains("fits 2 GPUs"), gpu::Error);
    CHECK_THROWS_WITH_AS(gpu::chooseDevice(devices, "voodoo"), doctest::Contains("there is 0 \"Software CPU\", 1"),
                         gpu::Error);
    CHECK_THROWS_AS(gpu::chooseDevice(devices, "7"), gpu::Error);
    CHECK_THROWS_WITH_AS(gpu::chooseDevice(devices, "old"), doctest::Contains("lacks Vulkan 1.3"), gpu::Error);
    std::vector<gpu::DeviceInfo> none;
    CHECK_THROWS_WITH_AS(gpu::chooseDevice(none, ""), doctest::Contains("mesa-vulkan-drivers"), gpu::Error);
    none = {{.name = "Old Card", .type = "discrete", .missing = {"Vulkan 1.3"}}};
    CHECK_THROWS_WITH_AS(gpu::chooseDevice(none, ""),
                         doctest::Contains("no GPU here will do; Old Card lacks Vulkan 1.3"), gpu::Error);
}

TEST_CASE("the devices of this machine are listed as they are")
{
    const std::vector<gpu::DeviceInfo> devices = gpu::listDevices();
    int chosen = 0;
    for (const gpu::DeviceInfo& device : devices)
    {
        CHECK_FALSE(device.name.empty());
        CHECK_FALSE(device.driver.empty());
        CHECK_FALSE(device.heaps.empty());
        CHECK_FALSE(device.reason.empty());
        CHECK(device.suitable == device.missing.empty());
        chosen += device.chosen;
    }
    CHECK(chosen == 1);
    CHECK_THROWS_AS(gpu::listDevices("no such GPU"), gpu::Error);
    CHECK_THROWS_AS(gpu::Device({.device = "no such GPU"}), gpu::Error);
}

TEST_CASE("alone: without a driver the error says how to mend it" * doctest::skip())
{
    CHECK_THROWS_WITH_AS(gpu::listDevices(), doctest::Contains("mesa-vulkan-drivers"), gpu::Error);
    CHECK_THROWS_WITH_AS(gpu::Device(), doctest::Contains("mesa-vulkan-drivers"), gpu::Error);
}

TEST_CASE("alone: without the layers, validation is refused" * doctest::skip())
{
    CHECK_THROWS_WITH_AS(gpu::Device({.validate = true}), doctest::Contains("vulkan-validationlayers"), gpu::Error);
}

TEST_CASE("a machine without driver or layers")
{
    CHECK(runAlone("VK_DRIVER_FILES=/nonexistent VK_ICD_FILENAMES=/nonexistent", "alone: without a driver*") == 0);
    CHECK(runAlone("VK_LAYER_PATH=/nonexistent", "alone: without the layers*") == 0);
    // With both there, the same cases must fail: they test something.
    CHECK(runAlone("", "alone: without a driver*") != 0);
}

TEST_CASE("a window system's extension that is missing is named")
{
    CHECK_THROWS_WITH_AS(gpu::Device({.instanceExtensions = {"VK_KHR_no_such_surface"}}),
                         doctest::Contains("VK_KHR_no_such_surface"), gpu::Error);
}

TEST_CASE("a validation message makes the run fail")
{
    gpu::Complaints complaints;
    {
        gpu::Device device({.validate = true, .pipelineFolder = "", .complaints = &complaints});
        device.run([](gpu::Commands&) {});
        CHECK(complaints.count() == 0);
        const VkBufferCreateInfo nonsense{
            .sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO, .size = 0, .usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT};
        VkBuffer buffer = VK_NULL_HANDLE;
        vkCreateBuffer(device, &nonsense, nullptr, &buffer);
        vkDestroyBuffer(device, buffer, nullptr);
        CHECK(complaints.count() == 1);
        CHECK_THROWS_WITH_AS(device.run([](gpu::Commands&) {}), doctest::Contains("VUID-VkBufferCreateInfo-size-00912"),
                             gpu::ValidationError);
    }
    complaints.clear();
    // Messages of the end of a device reach the caller as well: here, an object that outlives it.
    {
        gpu::Device device({.validate = true, .pipelineFolder = "", .complaints = &complaints});
        const VkFenceCreateInfo info{.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO};
        VkFence fence = VK_NULL_HANDLE;
        REQUIRE(vkCreateFence(device, &info, nullptr, &fence) == VK_SUCCESS);
    }
    CHECK_THROWS_AS(complaints.throwIfAny(), gpu::ValidationError);
}

TEST_CASE("what Vulkan answers becomes an error that says what to do")
{
    CHECK_NOTHROW(gpu::check(VK_SUCCESS, "x"));
    CHECK_THROWS_WITH_AS(gpu::check(VK_ERROR_DEVICE_LOST, "submit"), doctest::Contains("gpu: submit: the GPU was lost"),
                         gpu::DeviceLost);
    CHECK_THROWS_AS(gpu::check(VK_ERROR_OUT_OF_DEVICE_MEMORY, "x"), gpu::OutOfMemory);
    CHECK_THROWS_WITH_AS(gpu::check(VK_ERROR_FEATURE_NOT_PRESENT, "x"), "gpu: x: VK_ERROR_FEATURE_NOT_PRESENT (-8)",
                         gpu::Error);
}

TEST_CASE("command buffers are submitted in the order begun; one that is dropped is no harm")
{
    gpu::Device& device = testDevice();
    gpu::Commands first(device);
    {
        const gpu::Commands dropped(device);
    }
    gpu::Commands second(device);
    device.wait(device.submit(std::move(second)));
    CHECK_THROWS_WITH_AS(device.submit(std::move(first)), doctest::Contains("in the order"), gpu::Error);
}

TEST_SUITE_END();
