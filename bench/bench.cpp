#include "bench/bench.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

namespace bench
{
std::string Options::value(std::string_view name, std::string_view otherwise) const
{
    const auto found = values.find(name);
    return found == values.end() ? std::string(otherwise) : found->second;
}

uint64_t Options::number(std::string_view name, uint64_t otherwise) const
{
    const auto found = values.find(name);
    if (found == values.end())
        return otherwise;
    const std::string& text = found->second;
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        throw std::invalid_argument(fmt::format("--{} takes a whole number, not '{}'", name, text));
    return number;
}

glm::uvec2 Options::size(std::string_view name, glm::uvec2 otherwise) const
{
    const auto found = values.find(name);
    if (found == values.end())
        return otherwise;
    const std::string& text = found->second;
    const char* end = text.data() + text.size();
    glm::uvec2 size(0);
    const auto x = std::from_chars(text.data(), end, size.x);
    const bool between = x.ec == std::errc() && x.ptr != end && *x.ptr == 'x';
    const auto y = between ? std::from_chars(x.ptr + 1, end, size.y) : x;
    if (!between || y.ec != std::errc() || y.ptr != end || size.x == 0 || size.y == 0)
        throw std::invalid_argument(fmt::format("--{} takes a size like 1280x720, not '{}'", name, text));
    return size;
}

double Samples::best() const
{
    return *std::min_element(values_.begin(), values_.end());
}

double Samples::quantile(double share) const
{
    std::vector<double> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(static_cast<size_t>(share * static_cast<double>(sorted.size())), sorted.size() - 1)];
}

double Samples::median() const
{
    std::vector<double> sorted = values_;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}
} // namespace bench
