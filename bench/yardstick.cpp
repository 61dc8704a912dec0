// What this machine does by itself: native memory copies, and Vulkan's commands recorded by hand.
#include <cstring>
#include <thread>

#include <nlohmann/json.hpp>

#include "bench/bare.h"
#include "bench/bench.h"
#include "bench/structs.h"
#include "engine/gpu/device.h"

namespace bench
{
namespace
{
constexpr uint64_t copyBytes = 64 << 20;
constexpr uint32_t dispatchCount = 1000;
constexpr uint32_t drawCount = 10000;
constexpr int repeats = 15;

// Bytes read and written a second, in GB/s.
double rate(uint64_t bytes, double seconds)
{
    return 2e-9 * static_cast<double>(bytes) / seconds;
}

void addRate(Result& result, const std::string& name, uint64_t bytes, const Samples& samples)
{
    result[name] = rate(bytes, samples.median());
    result[name + "_best"] = rate(bytes, samples.best());
}

void addTime(Result& result, const std::string& name, double each, const Samples& samples)
{
    result[name] = samples.median() * each;
    result[name + "_best"] = samples.best() * each;
}

void nativeCopies(Result& result)
{
    const unsigned threads = std::max(std::thread::hardware_concurrency(), 1u);
    std::vector<char> from(4 * copyBytes, 1);
    std::vector<char> to(4 * copyBytes, 2);
    addRate(result, "memcpy_one_thread_gbs", from.size(),
            sample(repeats, [&] { std::memcpy(to.data(), from.data(), from.size()); }));
    const auto part = [&](unsigned i)
    {
        const size_t begin = from.size() / threads * i;
        const size_t end = i + 1 == threads ? from.size() : from.size() / threads * (i + 1);
        std::memcpy(to.data() + begin, from.data() + begin, end - begin);
    };
    addRate(result, "memcpy_gbs", from.size(),
            sample(repeats,
                   [&]
                   {
                       std::vector<std::jthread> workers;
                       for (unsigned i = 0; i < threads; ++i)
                           workers.emplace_back(part, i);
                   }));
}

void dispatches(Result& result, Bare& bare)
{
    const Bare::Kernel touch = bare.kernel("bench/touch.comp", sizeof(TouchArgs));
    const TouchArgs args{{bare.buffer(256).address}, 0};
    addTime(result, "dispatch_us", 1e6 / dispatchCount,
            sample(repeats,
                   [&]
                   {
                       const VkCommandBuffer commands = bare.begin();
                       vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, touch.pipeline);
                       for (uint32_t i = 0; i < dispatchCount; ++i)
                           Bare::dispatch(commands, touch, &args, 1);
                       bare.submitAndWait();
                   }));
    addTime(result, "submit_us", 1e6 / 100,
            sample(repeats,
                   [&]
                   {
                       for (int i = 0; i < 100; ++i)
                       {
                           bare.begin();
                           bare.submitAndWait();
                       }
                   }));
}

void copies(Result& result, Bare& bare)
{
    const Bare::Buffer from = bare.buffer(copyBytes);
    const Bare::Buffer to = bare.buffer(copyBytes);
    const auto byShader = [&](const std::string& name, const char* shader, uint32_t elementBytes, bool storage)
    {
        const Bare::Kernel kernel =
            storage ? bare.storageKernel(shader, sizeof(CopyArgs)) : bare.kernel(shader, sizeof(CopyArgs));
        const auto count = static_cast<uint32_t>(copyBytes / elementBytes);
        const CopyArgs args{{from.address}, {to.address}, count};
        // Folded in two, since x takes 65,535 workgroups on the smallest devices.
        const uint32_t groups = (count + 255) / 256;
        const uint32_t groupsY = (groups + 65534) / 65535;
        addRate(result, name, copyBytes,
                sample(repeats,
                       [&]
                       {
                           const VkCommandBuffer commands = bare.begin();
                           vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, kernel.pipeline);
                           if (storage)
                               bare.bindStorage(commands, kernel, from, to);
                           Bare::dispatch(commands, kernel, &args, (groups + groupsY - 1) / groupsY, groupsY);
                           bare.submitAndWait();
                       }));
    };
    byShader("storage_copy_vec4_gbs", "bench/storage_vec4.comp", 16, true);
    byShader("storage_copy_float_gbs", "bench/storage_float.comp", 4, true);
    byShader("address_copy_vec4_gbs", "bench/copy_vec4.comp", 16, false);
    byShader("address_copy_float_gbs", "bench/copy_float.comp", 4, false);
    addRate(result, "buffer_copy_gbs", copyBytes,
            sample(repeats,
                   [&]
                   {
                       const VkBufferCopy region{0, 0, copyBytes};
                       vkCmdCopyBuffer(bare.begin(), from.buffer, to.buffer, 1, &region);
                       bare.submitAndWait();
                   }));
}
} // namespace

void yardstick(const Options& options, Result& result)
{
    gpu::Device device({.device = options.device, .pipelineFolder = ""});
    result["device"] = device.info().name;
    nativeCopies(result);
    Bare bare(device.physical(), device, device.queue(), device.queueFamily());
    dispatches(result, bare);
    copies(result, bare);
    bare.prepareDraws();
    addTime(result, "draw_us", 1e6 / drawCount,
            sample(repeats,
                   [&]
                   {
                       bare.draws(bare.begin(), drawCount);
                       bare.submitAndWait();
                   }));
}
} // namespace bench
