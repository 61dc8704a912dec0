#include "app/film/film_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

namespace app
{
namespace
{
template <class T>
std::optional<T> numberIn(std::string_view text)
{
    T number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

// Before and after the first of that letter; all of it twice where it has none.
std::pair<std::string_view, std::string_view> parted(std::string_view text, char at)
{
    const size_t place = text.find(at);
    if (place == std::string_view::npos)
        return {text, text};
    return {text.substr(0, place), text.substr(place + 1)};
}
} // namespace

FrameRange FilmPlan::chunk(uint64_t index) const
{
    const uint64_t first = frames.first + index * chunkFrames;
    return {first, std::min(chunkFrames, frames.end() - first)};
}

FrameRange FilmPlan::chunksOf(const Segment& segment) const
{
    const uint64_t chunks = chunkCount();
    if (segment.index < 1 || segment.index > segment.count)
        throw std::invalid_argument(
            fmt::format("--segment: there is no {} of {}; the first is 1", segment.index, segment.count));
    if (segment.count > chunks)
        throw std::invalid_argument(
            fmt::format("--segment: {} frames make at most {} segments, not {}: each is a run of chunks of {}",
                        frames.count, chunks, segment.count, chunkFrames));
    const uint64_t first = (segment.index - 1) * chunks / segment.count;
    return {first, segment.index * chunks / segment.count - first};
}

engine::Rate rateOf(const std::string& text)
{
    const auto refuse = [&]
    {
        return std::invalid_argument(
            fmt::format("--fps: '{}' is no number of frames a second above 0 and at most 1000, like 24, 29.97 or "
                        "30000/1001",
                        text));
    };
    const auto [above, below] = parted(text, '/');
    if (above.size() < text.size())
    {
        const auto pictures = numberIn<uint32_t>(above);
        const auto seconds = numberIn<uint32_t>(below);
        if (!pictures || !seconds || *pictures == 0 || *seconds == 0 || *pictures / *seconds > 1000)
            throw refuse();
        return {*pictures, *seconds};
    }
    const auto value = numberIn<double>(text);
    if (!value || !(*value > 0) || *value > 1000)
        throw refuse();
    // What television calls 29.97 is 30000/1001.
    for (const uint32_t whole : {24u, 30u, 48u, 60u, 120u})
        if (*value != whole && std::abs(*value - whole / 1.001) < 0.006)
            return {whole * 1000, 1001};
    const auto thousandths = static_cast<uint32_t>(std::lround(*value * 1000));
    if (thousandths == 0)
        throw refuse();
    const uint32_t common = std::gcd(thousandths, 1000u);
    return {thousandths / common, 1000 / common};
}

engine::Codec codecOf(const std::string& text)
{
    for (const engine::Codec codec : {engine::Codec::h264, engine::Codec::hevc, engine::Codec::av1})
        if (text == engine::nameOf(codec))
            return codec;
    throw std::invalid_argument(fmt::format("--codec: '{}' is none of h264, hevc, av1", text));
}

Segment segmentOf(const std::string& text)
{
    const auto [index, count] = parted(text, '/');
    const auto i = numberIn<uint32_t>(index);
    const auto n = numberIn<uint32_t>(count);
    if (!i || !n || index.size() == text.size())
        throw std::invalid_argument(fmt::format("--segment: '{}' is not like 2/8, the second of eight", text));
    return {*i, *n};
}

FrameRange frameRangeOf(const std::string& text)
{
    const auto [first, last] = parted(text, '-');
    const auto from = numberIn<uint64_t>(first);
    const auto to = numberIn<uint64_t>(last);
    if (!from || !to || *to < *from || *to - *from > 100'000'000)
        throw std::invalid_argument(
            fmt::format("--frames: '{}' is neither a frame like 200 nor some like 0-199", text));
    return {*from, *to - *from + 1};
}

uint64_t framesIn(double seconds, const engine::Rate& rate)
{
    constexpr double longest = 24 * 3600;
    if (!(seconds > 0) || seconds > longest)
        throw std::invalid_argument(
            fmt::format("--seconds: {} is no length of a film above 0 and of at most a day", seconds));
    return std::max<uint64_t>(static_cast<uint64_t>(std::llround(seconds * rate.value())), 1);
}
} // namespace app
