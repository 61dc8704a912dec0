#include "engine/view/digest.h"

#include <array>
#include <cstdint>

#include <fmt/format.h>

extern "C"
{
#include <libavutil/md5.h>
}

namespace engine
{
std::string md5Of(std::span<const std::byte> bytes)
{
    std::array<uint8_t, 16> sum{};
    av_md5_sum(sum.data(), reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    std::string text;
    for (const uint8_t byte : sum)
        text += fmt::format("{:02x}", byte);
    return text;
}
} // namespace engine
