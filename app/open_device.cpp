#include "app/open_device.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace app
{
gpu::Device::Options deviceOptions(const Common& common, gpu::Complaints& complaints)
{
    return {.device = common.device, .validate = common.validate, .complaints = &complaints};
}

glm::uvec2 sizeOf(const std::string& text)
{
    constexpr uint32_t most = 16384;
    const char* end = text.data() + text.size();
    glm::uvec2 size(0);
    const auto x = std::from_chars(text.data(), end, size.x);
    const bool between = x.ec == std::errc() && x.ptr != end && *x.ptr == 'x';
    const auto y = between ? std::from_chars(x.ptr + 1, end, size.y) : x;
    if (!between || y.ec != std::errc() || y.ptr != end || size.x < 1 || size.y < 1 || size.x > most || size.y > most)
        throw std::invalid_argument(
            fmt::format("--size: '{}' is no size like 1920x1080, of at most {} a side", text, most));
    return size;
}

const ViewInfo* viewOf(const std::string& name)
{
    if (const ViewInfo* found = findView(name))
        return found;
    std::string known;
    for (const ViewInfo& each : views())
        known += fmt::format("{}{}", known.empty() ? "" : ", ", each.name);
    throw std::invalid_argument(fmt::format("--view: there is no '{}'; there are {}", name, known));
}

void warn(std::span<const std::string> warnings)
{
    for (const std::string& each : warnings)
        fmt::print(stderr, "glasshouse: {}\n", each);
}
} // namespace app
