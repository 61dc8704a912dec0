#include "app/open_device.h"

#include <fmt/format.h>

#include <cstdio>

namespace app
{
gpu::Device::Options deviceOptions(const Common& common, gpu::Complaints& complaints)
{
    return {.device = common.device, .validate = common.validate, .complaints = &complaints};
}

void warn(std::span<const std::string> warnings)
{
    for (const std::string& each : warnings)
        fmt::print(stderr, "glasshouse: {}\n", each);
}
} // namespace app
