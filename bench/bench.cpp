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

double Samples::best() const
{
    return *std::min_element(values_.begin(), values_.end());
}

double Samples::median() const
{
    std::vector<double> sorted = values_;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}
} // namespace bench
