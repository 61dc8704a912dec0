#include "app/commands.h"
#include "engine/gpu/buffer.h"
#include "engine/gpu/commands.h"
#include "engine/gpu/device.h"
#include "engine/gpu/error.h"
#include "engine/gpu/readback.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <numeric>

namespace app
{
namespace
{
// Opens the chosen device under the validation layers and has it copy some values there and back. Throws on the first
// message, and when what comes back is not what went.
void tryOut(const std::string& wanted)
{
    gpu::Complaints complaints; // outlives the device, whose end is watched too
    {
        gpu::Device device({.device = wanted, .validate = true, .complaints = &complaints});
        std::vector<uint32_t> values(100'000);
        std::iota(values.begin(), values.end(), 1U);
        const gpu::Buffer<uint32_t> there(device, "there", values.size());
        const gpu::Buffer<uint32_t> further(device, "further", values.size());
        device.run(
            [&](gpu::Commands& commands)
            {
                commands.upload(there, values);
                commands.barrier(gpu::copy, gpu::copy);
                commands.copy(there.slice(0, values.size()), further.slice(0, values.size()));
            });
        if (gpu::download<uint32_t>(device, further.slice(0, values.size())) != values)
            throw gpu::Error(device.info().name + ": copies values wrongly: update its driver");
    }
    complaints.throwIfAny();
}

int devices(const Common& common)
{
    const std::vector<gpu::DeviceInfo> found = gpu::listDevices(common.device);
    if (common.validate)
        tryOut(common.device);
    if (common.json)
    {
        auto out = nlohmann::ordered_json::array();
        for (const gpu::DeviceInfo& device : found)
        {
            auto heaps = nlohmann::ordered_json::array();
            for (const gpu::HeapInfo& heap : device.heaps)
                heaps.push_back({{"bytes", heap.bytes}, {"device_local", heap.deviceLocal}});
            out.push_back({{"index", device.index},
                           {"name", device.name},
                           {"type", device.type},
                           {"driver", device.driver},
                           {"api_version", device.apiVersion},
                           {"heaps", heaps},
                           {"missing", device.missing},
                           {"suitable", device.suitable},
                           {"chosen", device.chosen},
                           {"reason", device.reason}});
        }
        fmt::print("{}\n", nlohmann::ordered_json{{"devices", out}}.dump(2));
        return 0;
    }
    for (const gpu::DeviceInfo& device : found)
    {
        fmt::print("{} {}: {} ({}), Vulkan {}, {}\n", device.chosen ? '*' : ' ', device.index, device.name, device.type,
                   device.apiVersion, device.driver);
        for (const gpu::HeapInfo& heap : device.heaps)
            fmt::print("       {:.1f} GiB {}\n", static_cast<double>(heap.bytes) / double(1 << 30),
                       heap.deviceLocal ? "of the device's own memory" : "of the machine's memory");
        fmt::print("       lacks: {}\n",
                   device.missing.empty() ? "nothing" : fmt::format("{}", fmt::join(device.missing, ", ")));
        fmt::print("       {}: {}\n", device.chosen ? "chosen" : "not chosen", device.reason);
    }
    if (common.validate)
        fmt::print("  tried out under validation: no message\n");
    return 0;
}
} // namespace

void addDevices(CLI::App& program, Common& common, Action& chosen)
{
    CLI::App* command =
        program.add_subcommand("devices", "Say which GPUs there are, what each lacks, which is chosen and why");
    command->add_option("--device", common.device, "a GPU's index or a part of its name");
    command->add_flag("--validate", common.validate, "open it under the validation layers and try it out");
    command->add_flag("--json", common.json, "print JSON");
    command->callback([=, &common, &chosen] { chosen = [&common] { return devices(common); }; });
}
} // namespace app
