// The cost of the door to Vulkan: the same dispatches and copies through engine/gpu and in bare Vulkan, in turns, so
// that the machine's drift falls on both alike. A ratio is the median over pairs of turns of engine's time to bare
// time.
#include <nlohmann/json.hpp>

#include "bench/bare.h"
#include "bench/bench.h"
#include "bench/structs.h"
#include "engine/gpu/device.h"
#include "engine/gpu/kernel.h"

namespace bench
{
namespace
{
constexpr uint64_t copyBytes = 64 << 20;
constexpr uint32_t dispatchCount = 1000;
constexpr uint32_t submitCount = 100;
constexpr int pairs = 41;

struct Pair
{
    Samples ours;
    Samples bare;
    Samples ratio;
};

template <class Ours, class BareWork>
Pair inTurns(Ours&& ours, BareWork&& bareWork)
{
    Pair pair;
    ours();
    bareWork();
    for (int i = 0; i < pairs; ++i)
    {
        // Whoever goes first changes too: a pair's first half may find the machine in another state.
        double bareSeconds = i % 2 ? seconds(bareWork) : 0;
        const double ourSeconds = seconds(ours);
        if (i % 2 == 0)
            bareSeconds = seconds(bareWork);
        pair.ours.add(ourSeconds);
        pair.bare.add(bareSeconds);
        pair.ratio.add(ourSeconds / bareSeconds);
    }
    return pair;
}

void addTimes(Result& result, const std::string& name, double each, const Pair& pair)
{
    result[name + "_us"] = pair.ours.median() * each;
    result[name + "_us_best"] = pair.ours.best() * each;
    result["bare_" + name + "_us"] = pair.bare.median() * each;
    result["bare_" + name + "_us_best"] = pair.bare.best() * each;
    result[name + "_ratio"] = pair.ratio.median();
}

void addRates(Result& result, const std::string& name, const Pair& pair)
{
    const double gigabytes = 2e-9 * copyBytes; // read and written
    result[name + "_gbs"] = gigabytes / pair.ours.median();
    result[name + "_gbs_best"] = gigabytes / pair.ours.best();
    result["bare_" + name + "_gbs"] = gigabytes / pair.bare.median();
    result["bare_" + name + "_gbs_best"] = gigabytes / pair.bare.best();
    result[name + "_ratio"] = pair.ratio.median();
}

struct Ours
{
    explicit Ours(gpu::Device& on)
        : device(on),
          touch(device, shaders, "bench/touch.comp"),
          copy(device, shaders, "bench/copy_vec4.comp"),
          counter(device, "counter", 64)
    {
    }

    void recordDispatches(gpu::Commands& commands) const
    {
        for (uint32_t i = 0; i < dispatchCount; ++i)
            touch.dispatch(commands, {counter.ptr(), 0}, 1, {gpu::accumulates(counter)});
    }
    void dispatches() const
    {
        gpu::Commands commands(device);
        recordDispatches(commands);
        device.wait(device.submit(std::move(commands)));
    }

    gpu::Device& device;
    gpu::Kernel<TouchArgs> touch;
    gpu::Kernel<CopyArgs> copy;
    gpu::Buffer<uint32_t> counter;
};

void dispatchCases(Result& result, gpu::Device& device, Bare& bare)
{
    const Ours ours(device);
    const Bare::Kernel touch = bare.kernel("bench/touch.comp", sizeof(TouchArgs));
    const TouchArgs args{{bare.buffer(256).address}, 0};
    const auto recordBare = [&]
    {
        const VkCommandBuffer commands = bare.begin();
        vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, touch.pipeline);
        for (uint32_t i = 0; i < dispatchCount; ++i)
            Bare::dispatch(commands, touch, &args, 1);
        return commands;
    };
    const auto runBare = [&]
    {
        recordBare();
        bare.submitAndWait();
    };
    addTimes(result, "dispatch", 1e6 / dispatchCount, inTurns([&] { ours.dispatches(); }, runBare));
    addTimes(result, "record", 1e6 / dispatchCount,
             inTurns(
                 [&]
                 {
                     gpu::Commands commands(device);
                     ours.recordDispatches(commands);
                 },
                 recordBare));
    vkEndCommandBuffer(recordBare());
    addTimes(result, "submit", 1e6 / submitCount,
             inTurns(
                 [&]
                 {
                     for (uint32_t i = 0; i < submitCount; ++i)
                         device.wait(device.submit(gpu::Commands(device)));
                 },
                 [&]
                 {
                     for (uint32_t i = 0; i < submitCount; ++i)
                     {
                         bare.begin();
                         bare.submitAndWait();
                     }
                 }));

    gpu::Device tracked({.device = std::to_string(device.info().index), .hazards = true, .pipelineFolder = ""});
    const Ours tracking(tracked);
    const Pair pair = inTurns([&] { tracking.dispatches(); }, runBare);
    result["tracked_dispatch_us"] = pair.ours.median() * 1e6 / dispatchCount;
    result["tracked_dispatch_ratio"] = pair.ratio.median();
}

void copyCases(Result& result, gpu::Device& device, Bare& bare)
{
    const Ours ours(device);
    constexpr uint32_t count = copyBytes / sizeof(gpu::glsl::vec4);
    const gpu::Buffer<gpu::glsl::vec4> from(device, "from", count);
    const gpu::Buffer<gpu::glsl::vec4> to(device, "to", count);
    const Bare::Buffer bareFrom = bare.buffer(copyBytes);
    const Bare::Buffer bareTo = bare.buffer(copyBytes);
    const Bare::Kernel copy = bare.kernel("bench/copy_vec4.comp", sizeof(CopyArgs));
    const CopyArgs args{{bareFrom.address}, {bareTo.address}, count};
    constexpr uint32_t groups = count / 256;
    constexpr uint32_t groupsY = (groups + 65534) / 65535;
    const auto zero = [&]
    {
        device.run([&](gpu::Commands& commands) { commands.fill(from, 0), commands.fill(to, 0); });
        vkCmdFillBuffer(bare.begin(), bareFrom.buffer, 0, VK_WHOLE_SIZE, 0);
        bare.submitAndWait();
    };
    zero();
    addRates(
        result, "copy",
        inTurns(
            [&]
            {
                gpu::Commands commands(device);
                ours.copy.dispatch(commands, {from.ptr(), to.ptr(), count}, count, {gpu::reads(from), gpu::writes(to)});
                device.wait(device.submit(std::move(commands)));
            },
            [&]
            {
                const VkCommandBuffer commands = bare.begin();
                vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, copy.pipeline);
                Bare::dispatch(commands, copy, &args, (groups + groupsY - 1) / groupsY, groupsY);
                bare.submitAndWait();
            }));
    addRates(result, "buffer_copy",
             inTurns(
                 [&]
                 {
                     gpu::Commands commands(device);
                     commands.copy(from, to);
                     device.wait(device.submit(std::move(commands)));
                 },
                 [&]
                 {
                     const VkBufferCopy region{0, 0, copyBytes};
                     vkCmdCopyBuffer(bare.begin(), bareFrom.buffer, bareTo.buffer, 1, &region);
                     bare.submitAndWait();
                 }));
}
} // namespace

void kernel(const Options& options, Result& result)
{
    gpu::Device device({.device = options.device, .pipelineFolder = ""});
    result["device"] = device.info().name;
    Bare bare(device.physical(), device, device.queue(), device.queueFamily());
    dispatchCases(result, device, bare);
    copyCases(result, device, bare);
}
} // namespace bench
